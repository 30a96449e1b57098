/* What the mathematical functions of glibc's sysdeps/ieee754/dbl-64 take from the rest of glibc, for a
   compiler of another system: see library.sh. Rounding is to nearest; errno is set as there. */
#ifndef SG_WINDOWS_GLIBC_H
#define SG_WINDOWS_GLIBC_H

#include <errno.h>
#include <math.h>
#include <stdint.h>
#include <string.h>

/* Sections, names and warnings of its own. */
#define attribute_hidden
#define hidden_def(name)
#define hidden_proto(name)
#define strong_alias(name, alias)
#define weak_alias(name, alias)
#define libm_alias_finite(name, alias)
#define libm_alias_double(name, alias)
#define libm_alias_double_other(name, alias)
#define LIBM_SVID_COMPAT 0
#define DIAG_PUSH_NEEDS_COMMENT
#define DIAG_POP_NEEDS_COMMENT
#define DIAG_IGNORE_Os_NEEDS_COMMENT(version, option)
#define __glibc_unlikely(condition) __builtin_expect((condition) != 0, 0)
#define __glibc_likely(condition) __builtin_expect((condition) != 0, 1)
#define __always_inline inline __attribute__((always_inline))
#define __set_errno(number) (errno = (number))

/* The machine: little-endian, a NaN is quiet by its highest bit, doubles are computed as doubles. */
#undef __BYTE_ORDER
#undef __LITTLE_ENDIAN
#undef __BIG_ENDIAN
#define __LITTLE_ENDIAN 1234
#define __BIG_ENDIAN 4321
#define __BYTE_ORDER __LITTLE_ENDIAN
#define LITTLE_ENDI 1
#define HIGH_HALF 1
#define LOW_HALF 0
#define HIGH_ORDER_BIT_IS_SET_FOR_SNAN 0
#define USE_FMAX_BUILTIN 0
#define USE_FMIN_BUILTIN 0
#define math_narrow_eval(x) (x)
#define math_opt_barrier(x) (x)
#define math_force_eval(x) ((void)(x))
#define math_check_force_underflow(x) ((void)(x))
#define math_check_force_underflow_nonneg(x) ((void)(x))
#define SET_RESTORE_ROUND(mode)
#define SET_RESTORE_ROUND_53BIT(mode)

static inline uint64_t sg_bits_of(double x)
{
    uint64_t bits;
    memcpy(&bits, &x, sizeof bits);
    return bits;
}

static inline double sg_double_of(uint64_t bits)
{
    double x;
    memcpy(&x, &bits, sizeof x);
    return x;
}

#define EXTRACT_WORDS64(bits, x) ((bits) = (int64_t)sg_bits_of(x))
#define GET_HIGH_WORD(word, x) ((word) = (int32_t)(sg_bits_of(x) >> 32))
#define GET_LOW_WORD(word, x) ((word) = (uint32_t)sg_bits_of(x))
#define SET_HIGH_WORD(x, word)                                                                     \
    ((x) = sg_double_of((sg_bits_of(x) & 0xFFFFFFFFu) | (uint64_t)(uint32_t)(word) << 32))

#endif
