/* The cube of a file (PX, JSON-stat, e-Stat): dimensions with their values, a cell for each
   combination, the last dimension running fastest. It becomes a long table, as tidy makes them. */
#ifndef SG_SURVEYS_CUBES_FILE_CUBE_H
#define SG_SURVEYS_CUBES_FILE_CUBE_H

#include <sangyo/table.h>

/* More cells than a table of statistics has: the product of sizes in a broken file. */
enum { SG_MOST_CELLS = 1 << 28, SG_MOST_DIMENSIONS = 64 };

struct sg_file_dimension {
    char *name;
    enum sg_role role;         /* SG_ROLE_PERIOD: periods; SG_ROLE_MEASURE: what the cells count;
                                  SG_ROLE_AREA: its codes become a column; SG_ROLE_NONE: categories */
    struct sg_texts labels;    /* of its values, in their order */
    struct sg_texts codes;     /* as many, or none */
    struct sg_texts units;     /* as many, or none: of what the cells count; "" where not said */
    struct sg_period *periods; /* as many, or NULL: to be read from the labels */
    char *total;               /* the label of the value that stands for all; or NULL */
};

struct sg_file_cube {
    struct sg_file_dimension *dimensions;
    size_t n_dimensions, capacity;
    size_t n_cells;
    double *values;
    sg_status *status;
    bool *there;    /* the cells that the file has; NULL: all */
    size_t *places; /* the value of each dimension, of each cell; NULL: all combinations in turn */
    const char **units; /* of each cell, borrowed; NULL: those of what is counted */
    int decimals;       /* of the numbers as printed; below 0: not said */
    char *measure;      /* what the cells count where no dimension says so; or NULL */
    char *unit;         /* where none of a dimension says so; or NULL */
    const char *encoding;
    struct sg_table_info info; /* title, sources, notes */
};

void sg_file_cube_init(struct sg_file_cube *cube);
void sg_file_cube_free(struct sg_file_cube *cube);
struct sg_file_dimension *sg_file_cube_add(struct sg_file_cube *cube, const char *name,
                                           enum sg_role role);
/* The dimension of a name, or NULL. */
struct sg_file_dimension *sg_file_cube_find(const struct sg_file_cube *cube, const char *name);
/* Makes room for the cells of all combinations, which are empty (NaN). Fails where a dimension has
   no values or there are too many cells. */
bool sg_file_cube_open(struct sg_file_cube *cube, struct sg_error *err);
/* Makes room for `n` cells whose places are still to be set. */
void sg_file_cube_list(struct sg_file_cube *cube, size_t n);
/* Moves `at`, a value of each dimension, to the next cell. */
void sg_file_cube_next(const struct sg_file_cube *cube, size_t at[]);

/* The long table: a column per dimension, `measure`, `period`, `unit` where they are known, and
   `value`. Takes title, sources and notes out of the cube. What was assumed is said in notes. */
bool sg_file_cube_table(struct sg_file_cube *cube, struct sg_table *table, struct sg_texts *notes,
                        struct sg_error *err);

#endif
