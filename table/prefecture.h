/* The 47 prefectures of Japan by whatever names them. */
#ifndef SG_TABLE_PREFECTURE_H
#define SG_TABLE_PREFECTURE_H

#include <sangyo/buffer.h>
#include <sangyo/lang.h>

enum { SG_PREFECTURES = 47 };

/* The number (JIS X 0401) of the prefecture that a label is: 1 to 47 by its code (area_code.h; also
   one of six digits whose zero was lost) or its name, in Japanese with or without 都, 府, 県, in
   English with or without -ken, Prefecture and macrons, or both in one. 0 for the whole country, -1
   for anything else. */
int sg_prefecture_read(const char *label);

/* Its name without 都, 府, 県; in English Hokkaido to Okinawa. */
void sg_prefecture_name(int prefecture, enum sg_lang lang, struct sg_buffer *out);

#endif
