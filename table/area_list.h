/* Areas of Japan that others make up, by the codes of code_form.h. */
#ifndef SG_TABLE_AREA_LIST_H
#define SG_TABLE_AREA_LIST_H

#include <sangyo/lang.h>

enum sg_area_level { SG_AREA_PART, SG_AREA_CITY, SG_AREA_PREFECTURE, SG_AREA_NATION };

struct sg_known_area {
    long code;
    struct sg_bilingual name;
    int parts; /* municipalities, or wards of a city; see area_list.def for the day */
};

/* NULL where the code is no prefecture, city of designation or the country. */
const struct sg_known_area *sg_known_area(long code);
/* The area of that Japanese name, or NULL. */
const struct sg_known_area *sg_area_named(const char *label);
/* The area of that level which is called so in English: Osaka, Osaka Prefecture, Osaka City. Of a
   prefecture and a city of one name, Osaka may be either. NULL: none. */
const struct sg_known_area *sg_area_called(const char *english, enum sg_area_level level);
/* The level of a code: SG_AREA_CITY is a city of wards, SG_AREA_PART any other municipality, and a
   ward. */
enum sg_area_level sg_area_level(long code);
/* How many municipalities an area is: a prefecture all of its own, a ward its part of one. */
double sg_area_municipalities(long code);

#endif
