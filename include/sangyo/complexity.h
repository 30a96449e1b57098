/* Economic complexity (Hidalgo and Hausmann 2009) of a matrix of zeros and ones: which of n_rows
   areas has which of n_columns industries (location quotient ≥ 1). */
#ifndef SANGYO_COMPLEXITY_H
#define SANGYO_COMPLEXITY_H

#include <stddef.h>

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

enum sg_complexity_outcome {
    SG_COMPLEXITY_FINE,
    SG_COMPLEXITY_SIGN_OPEN,    /* fine, but diversity does not tell which end is complex */
    SG_COMPLEXITY_TOO_SMALL,    /* fewer than two areas or industries that have any */
    SG_COMPLEXITY_DISCONNECTED, /* areas and industries that fall into parts: 1 is repeated */
    SG_COMPLEXITY_REPEATED,     /* the second eigenvalue is repeated (or zero): no one vector */
    SG_COMPLEXITY_FAILED        /* the eigenvalues did not converge */
};

/* `has` holds n_rows × n_columns entries, row by row. eci (n_rows) is the second eigenvector of
   M̃ = D⁻¹M U⁻¹Mᵀ (D: diversity, U: ubiquity), pci (n_columns) that of the transposed product, each
   standardized with mean and sd (n−1) over those that have any; the others are NaN. The sign makes
   eci rise with diversity (by correlation); where that is open, its third moment is made positive.
   Unless the outcome is FINE or SIGN_OPEN all are NaN. Work is on the smaller side. */
SG_API enum sg_complexity_outcome sg_complexity(const unsigned char has[], size_t n_rows,
                                                size_t n_columns, double eci[], double pci[]);

/* Proximity of two columns: the smaller of the two conditional probabilities that a row which has
   one has the other too (Hidalgo et al. 2007), n_columns × n_columns. NaN with a column that no row
   has; 1 with itself. */
SG_API void sg_complexity_proximity(const unsigned char has[], size_t n_rows, size_t n_columns,
                                    double proximity[]);

#ifdef __cplusplus
}
#endif
#endif
