/* The check sum of PNG and ZIP. */
#ifndef SG_TABLE_CRC32_H
#define SG_TABLE_CRC32_H

#include <stddef.h>

/* CRC-32 of ISO 3309, bit by bit: for what is short. */
unsigned long sg_crc32(const unsigned char *bytes, size_t n);

#endif
