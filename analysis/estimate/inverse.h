/* Quantiles of the beta and gamma distributions, for every input that has one. */
#ifndef SG_ANALYSIS_ESTIMATE_INVERSE_H
#define SG_ANALYSIS_ESTIMATE_INVERSE_H

/* The x with P(X <= x) = p of the beta distribution, for 0 <= p <= 1 and a, b > 0; NaN otherwise.
 */
double sg_inverse_beta(double p, double a, double b);
/* The x with P(X > x) = q: exact where 1 - q would lose digits. */
double sg_inverse_beta_upper(double q, double a, double b);

/* The same of the gamma distribution with scale 1; chi-square of ν is twice that of shape ν/2. */
double sg_inverse_gamma(double p, double shape);
double sg_inverse_gamma_upper(double q, double shape);

#endif
