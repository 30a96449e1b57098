/* Libraries that are loaded when something of theirs is first wanted: to start with them takes
   longer than most runs do (libxlsxwriter brings libcrypto: three quarters of the start). */
#ifndef SG_TABLE_LIBRARY_H
#define SG_TABLE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

#include <sangyo/error.h>

/* For lists of functions X(name): pointers to them in a struct, their names in an array; a word
   that the compiler is given as a text. */
#define SG_LIBRARY_POINTER(name) __typeof__(name) *name;
#ifdef SG_LIBRARIES_LINKED /* into the program: where the function is, in place of its name */
#define SG_LIBRARY_NAME(name) (const char *)(void *)name,
#else
#define SG_LIBRARY_NAME(name) #name,
#endif
#define SG_LIBRARY_WORD(word) #word
#define SG_LIBRARY_TEXT(word) SG_LIBRARY_WORD(word)

struct sg_library {
    const char *soname;
    const char *const *names; /* of its functions that are used */
    size_t n;
    void *functions; /* where pointers to them go, in the order of the names */
    bool loaded;
};

/* Loads it unless it is there. Fails (tool) where it is not installed, or lacks a function. Call it
   from one thread. */
bool sg_library_load(struct sg_library *library, struct sg_error *err);

#endif
