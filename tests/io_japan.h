/* Japan's table of 2011, 13 industries (examples/io): what the numerics of input-output take. */
#ifndef SG_TESTS_IO_JAPAN_H
#define SG_TESTS_IO_JAPAN_H

enum { JAPAN = 13 };

struct japan {
    double z[JAPAN * JAPAN], x[JAPAN];
    double demand[JAPAN];      /* intermediate and domestic final, without exports */
    double consumption[JAPAN]; /* of households */
    double imports[JAPAN];     /* above 0 */
    double value_added[JAPAN], income[JAPAN];
    double region[JAPAN]; /* output of a region that is made up */
};

void read_japan(struct japan *japan);

#endif
