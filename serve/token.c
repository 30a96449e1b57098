#define _GNU_SOURCE /* getrandom */

#include "token.h"

#include <string.h>
#include <sys/random.h>

bool sg_token_make(char token[SG_TOKEN_LENGTH + 1])
{
    static const char digits[] = "0123456789abcdef";
    unsigned char bytes[SG_TOKEN_LENGTH / 2];
    if (getrandom(bytes, sizeof bytes, 0) != (ssize_t)sizeof bytes)
        return false;
    for (size_t i = 0; i < sizeof bytes; i++) {
        token[2 * i] = digits[bytes[i] >> 4];
        token[2 * i + 1] = digits[bytes[i] & 15];
    }
    token[SG_TOKEN_LENGTH] = '\0';
    return true;
}

bool sg_token_is(const char *token, const char *text, size_t n)
{
    unsigned differ = n != strlen(token);
    for (size_t i = 0; token[i]; i++)
        differ |= (unsigned char)token[i] ^ (unsigned char)(n ? text[i % n] : 0);
    return !differ;
}
