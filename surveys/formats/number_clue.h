/* What one printed cell says of the marks of the numbers in its file. */
#ifndef SG_SURVEYS_FORMATS_NUMBER_CLUE_H
#define SG_SURVEYS_FORMATS_NUMBER_CLUE_H

enum sg_number_clue {
    SG_CLUE_NONE,  /* no number, or one that says nothing */
    SG_CLUE_SMALL, /* up to 999, without marks */
    SG_CLUE_LARGE,
    SG_CLUE_YEAR,            /* 1900 to 2099 */
    SG_CLUE_COMMA_DECIMALS,  /* 10,5 */
    SG_CLUE_POINT_DECIMALS,  /* 10.5 */
    SG_CLUE_POINT_THOUSANDS, /* 5.290.252 or 1.234,5 */
    SG_CLUE_COMMA_THOUSANDS, /* 5,290,252 or 1,234.5 */
    SG_CLUE_COMMA_OPEN,      /* 1,234: thousands, or three decimals */
    SG_CLUE_POINT_OPEN,
    SG_CLUE_OTHER_THOUSANDS, /* 1 234 or 1'234 */
    SG_N_CLUES
};

enum sg_number_clue sg_number_clue_of(const char *cell);

#endif
