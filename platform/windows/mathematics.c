/* The mathematical functions in the place of those of the C runtime of Windows, whose last digits
   are others: glibc's, by which the same data give the same bytes as on Linux. Which processor has
   fused multiplications is asked as glibc asks; hypot is without them there too. */
#include <math.h>

/* clang-format off */
#define FUNCTIONS(X) X(exp) X(log) X(log2) X(log1p) X(expm1) X(sin) X(cos)
/* clang-format on */

#define DECLARE(name) double sg_plain_##name(double x), sg_fused_##name(double x);
FUNCTIONS(DECLARE)
double sg_plain_pow(double x, double y), sg_fused_pow(double x, double y);
double sg_plain_hypot(double x, double y);

static int is_fused(void)
{
    return __builtin_cpu_supports("fma") && __builtin_cpu_supports("avx2");
}

#define DEFINE(name)                                                                               \
    double name(double x)                                                                          \
    {                                                                                              \
        return is_fused() ? sg_fused_##name(x) : sg_plain_##name(x);                               \
    }
FUNCTIONS(DEFINE)

double pow(double x, double y)
{
    return is_fused() ? sg_fused_pow(x, y) : sg_plain_pow(x, y);
}

double hypot(double x, double y)
{
    return sg_plain_hypot(x, y);
}

/* What the compiler makes of a sine and a cosine of one angle, here too if they had these names. */
void sincos(double x, double *sine, double *cosine);
void sincos(double x, double *sine, double *cosine)
{
    *sine = is_fused() ? sg_fused_sin(x) : sg_plain_sin(x);
    *cosine = is_fused() ? sg_fused_cos(x) : sg_plain_cos(x);
}
