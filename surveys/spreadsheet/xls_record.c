/* Records in turn. */
#include "xls.h"

bool sg_xls_next(struct xls_stream *stream, struct xls_record *record)
{
    if (stream->n - stream->at < 4)
        return false;
    const unsigned char *at = stream->bytes + stream->at;
    *record = (struct xls_record){sg_u16(at), at + 4, sg_u16(at + 2)};
    if (stream->n - stream->at - 4 < record->n)
        return false;
    stream->at += 4 + record->n;
    return true;
}

bool sg_xls_fail_cut(unsigned kind, struct sg_error *err)
{
    return sg_fail(err, SG_FAIL_DATA,
                   "the workbook is cut or broken: a record of kind %u ends too early", kind);
}
