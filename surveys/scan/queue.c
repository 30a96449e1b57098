#include "queue.h"

void sg_queue_init(struct sg_queue *queue, struct sg_input *inputs, size_t n_inputs, size_t block)
{
    *queue = (struct sg_queue){.inputs = inputs, .n_inputs = n_inputs, .block = block};
    pthread_mutex_init(&queue->lock, NULL);
    pthread_cond_init(&queue->handed_on, NULL);
}

void sg_queue_free(struct sg_queue *queue)
{
    pthread_cond_destroy(&queue->handed_on);
    pthread_mutex_destroy(&queue->lock);
}

/* Waits until the state of quotes at the beginning of the piece is known, and hands on the next
   one's. The lock is held. */
static bool pass_quotes(struct sg_queue *queue, size_t number, bool first_of_input, bool odd)
{
    while (queue->next_quote != number)
        pthread_cond_wait(&queue->handed_on, &queue->lock);
    bool inside = !first_of_input && queue->inside;
    queue->inside = inside != odd;
    queue->next_quote++;
    pthread_cond_broadcast(&queue->handed_on);
    return inside;
}

/* Takes a block of a file: entered with the lock, which it gives up to read. */
static bool take_block(struct sg_queue *queue, struct sg_input *input, struct sg_piece *piece,
                       struct sg_error *err)
{
    size_t at = input->data_start + queue->at, bytes = queue->block;
    size_t left = input->size - at;
    bool odd = false;
    queue->at += bytes;
    queue->done_bytes += (double)(bytes < left ? bytes : left);
    pthread_mutex_unlock(&queue->lock);
    bool read = sg_input_read_block(input, at, bytes, piece, &odd, err);
    pthread_mutex_lock(&queue->lock);
    bool inside = pass_quotes(queue, piece->number, at == input->data_start, odd);
    pthread_mutex_unlock(&queue->lock);
    return read && sg_input_bound_block(input, at, bytes, inside, piece, err);
}

/* Takes what a pipe gives next: in order, so with the lock, which it gives up. */
static bool take_stream(struct sg_queue *queue, struct sg_input *input, struct sg_piece *piece,
                        struct sg_error *err)
{
    bool read = sg_input_read_stream(input, queue->block, piece, err);
    queue->done_bytes += read ? (double)piece->end : 0;
    pass_quotes(queue, piece->number, true, false);
    pthread_mutex_unlock(&queue->lock);
    return read;
}

static bool is_used_up(const struct sg_queue *queue, const struct sg_input *input)
{
    return input->stream ? input->ended && input->n_carry == 0
                         : input->data_start + queue->at >= input->size;
}

bool sg_queue_next(struct sg_queue *queue, struct sg_piece *piece, bool *read, struct sg_error *err)
{
    pthread_mutex_lock(&queue->lock);
    while (queue->input < queue->n_inputs && is_used_up(queue, &queue->inputs[queue->input])) {
        queue->input++;
        queue->at = 0;
    }
    if (queue->input == queue->n_inputs || queue->stopped) {
        pthread_mutex_unlock(&queue->lock);
        return false;
    }
    piece->number = queue->n_pieces++;
    piece->input = queue->input;
    struct sg_input *input = &queue->inputs[queue->input];
    *read = (input->stream ? take_stream : take_block)(queue, input, piece, err);
    return true;
}

void sg_queue_stop(struct sg_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    queue->stopped = true;
    pthread_mutex_unlock(&queue->lock);
}

double sg_queue_done(struct sg_queue *queue)
{
    pthread_mutex_lock(&queue->lock);
    double done = queue->done_bytes;
    pthread_mutex_unlock(&queue->lock);
    return done;
}
