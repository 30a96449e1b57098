/* The version of the headers and of the library (docs/library.md says what a change of each number
   means). The Makefile takes it from here. */
#ifndef SANGYO_VERSION_H
#define SANGYO_VERSION_H

#include <sangyo/api.h>

#ifdef __cplusplus
extern "C" {
#endif

#define SG_VERSION_MAJOR 0
#define SG_VERSION_MINOR 1
#define SG_VERSION_PATCH 0

/* "0.1.0", of the headers that a program is compiled with. */
#define SG_VERSION_TEXT_OF(number) #number
#define SG_VERSION_JOIN(major, minor, patch)                                                       \
    SG_VERSION_TEXT_OF(major) "." SG_VERSION_TEXT_OF(minor) "." SG_VERSION_TEXT_OF(patch)
#define SG_VERSION SG_VERSION_JOIN(SG_VERSION_MAJOR, SG_VERSION_MINOR, SG_VERSION_PATCH)

/* The same of the library that it runs with. */
SG_API const char *sg_version(void);

#ifdef __cplusplus
}
#endif
#endif
