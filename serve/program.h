/* This program and the browser, as the system knows them. */
#ifndef SG_SERVE_PROGRAM_H
#define SG_SERVE_PROGRAM_H

/* The file of this program, to be freed; NULL where the system does not say. */
char *sg_serve_program(void);

/* Opens an address in the browser of whoever is logged in; nothing happens where there is none. */
void sg_serve_open(const char *address);

/* Of the runs, which are on no terminal: they say how far they are. */
void sg_serve_ask_for_progress(void);

#endif
