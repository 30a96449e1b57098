/* The next bytes of an input, whatever it is; packed ones as what they hold. */
#include "source.h"

#include <errno.h>
#include <string.h>

#include "platform/files.h"
#include "surveys/formats/grid.h"

/* What was read before it was seen to be packed comes first. */
static ptrdiff_t take_packed(void *context, char *to, size_t n)
{
    struct sg_input *input = context;
    size_t left = input->n_packed - input->packed_taken;
    if (left == 0)
        return sg_os_read(input->fd, to, n);
    n = n < left ? n : left;
    memcpy(to, input->packed + input->packed_taken, n);
    input->packed_taken += n;
    return (ptrdiff_t)n;
}

/* A packed file is a pipe of what it holds. */
bool sg_input_open_packed(struct sg_input *input, struct sg_error *err)
{
    if (input->gunzip || !sg_gunzip_fits(input->carry, input->n_carry))
        return true;
    input->packed = sg_copy_bytes(input->carry, input->n_carry);
    input->n_packed = input->stream ? input->n_carry : 0;
    input->stream = true;
    input->ended = false;
    input->n_carry = input->size = 0;
    input->gunzip = sg_gunzip_open(take_packed, input, err);
    return input->gunzip != NULL;
}

bool sg_input_take(struct sg_input *input, char *to, size_t n, struct sg_error *err, size_t *got)
{
    *got = 0;
    if (input->gunzip)
        return sg_gunzip_read(input->gunzip, to, n, got, err) || sg_fail_at_file(err, input->path);
    ptrdiff_t now = input->stream ? sg_os_read(input->fd, to, n)
                                  : sg_os_read_at(input->fd, to, n, input->n_carry);
    if (now < 0) {
        sg_source_fail(errno, err);
        return sg_fail_at_file(err, input->path);
    }
    *got = (size_t)now;
    return true;
}

bool sg_input_read_head(struct sg_input *input, size_t wanted, struct sg_error *err)
{
    input->carry = sg_grow(input->carry, &input->carry_capacity, wanted + SG_SPLIT_PAD + 1, 1);
    while (input->n_carry < wanted && !input->ended) {
        char *to = input->carry + input->n_carry;
        size_t room = wanted - input->n_carry;
        size_t got;
        if (!sg_input_take(input, to, room, err, &got))
            return false;
        input->ended = got == 0;
        input->n_carry += got;
        if (!sg_input_open_packed(input, err))
            return false;
    }
    memset(input->carry + input->n_carry, 0, SG_SPLIT_PAD + 1);
    return true;
}
