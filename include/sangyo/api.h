/* What a program may use of libsangyo: all other symbols stay inside. */
#ifndef SANGYO_API_H
#define SANGYO_API_H

#if defined(__GNUC__)
#define SG_API __attribute__((visibility("default")))
#else
#define SG_API
#endif

#endif
