/* The command `sentences`, which is no analysis: its result is a text. */
#ifndef SG_COMMANDS_SENTENCES_COMMAND_H
#define SG_COMMANDS_SENTENCES_COMMAND_H

#include "table/command.h"

extern const struct sg_command sg_sentences_command;

#endif
