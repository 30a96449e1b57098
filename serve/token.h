/* The secret in the address of a served page: whoever has it may use the page. */
#ifndef SG_SERVE_TOKEN_H
#define SG_SERVE_TOKEN_H

#include <stdbool.h>
#include <stddef.h>

enum { SG_TOKEN_LENGTH = 32 };

/* 128 random bits in hexadecimal; false if the system has none to give. */
bool sg_token_make(char token[SG_TOKEN_LENGTH + 1]);

/* Whether the `n` bytes of `text` are the token, in a time that does not depend on where they
   differ. */
bool sg_token_is(const char *token, const char *text, size_t n);

#endif
