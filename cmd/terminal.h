/*
 * terminal.h - how wide what is printed may be.
 */
#ifndef CMD_TERMINAL_H
#define CMD_TERMINAL_H

#include <stddef.h>

/* Cells of the terminal that standard output is; 80 where it is none. */
size_t terminal_width(void);

#endif
