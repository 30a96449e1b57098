/* Hands the pieces of all inputs, in their order, to whoever asks. */
#ifndef SG_SURVEYS_SCAN_QUEUE_H
#define SG_SURVEYS_SCAN_QUEUE_H

#include <pthread.h>

#include "source.h"

/* Pieces are numbered in the order of the files, so that the first failure of these can be told. A
   block's quotes are counted by whoever reads it; its state at the beginning is known when all
   blocks before it are counted, and never guessed. */
struct sg_queue {
    struct sg_input *inputs;
    size_t n_inputs;
    size_t block;         /* bytes */
    pthread_mutex_t lock; /* of all that follows */
    pthread_cond_t handed_on;
    size_t input;      /* the one being read */
    size_t at;         /* offset of its next block from its data */
    size_t n_pieces;   /* handed out */
    size_t next_quote; /* piece whose state of quotes is known */
    bool inside;       /* that state: it begins within quotes */
    bool stopped;
    double done_bytes;
};

void sg_queue_init(struct sg_queue *queue, struct sg_input *inputs, size_t n_inputs, size_t block);
void sg_queue_free(struct sg_queue *queue);

/* Fills the next piece; false when there is none or the queue was stopped. `*read` is false, with
   an error, if it could not be read. */
bool sg_queue_next(struct sg_queue *queue, struct sg_piece *piece, bool *read,
                   struct sg_error *err);
/* Hands out no more. */
void sg_queue_stop(struct sg_queue *queue);
/* Bytes of the pieces handed out. */
double sg_queue_done(struct sg_queue *queue);

#endif
