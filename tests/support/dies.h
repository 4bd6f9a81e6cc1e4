/*
 * dies.h - functions that must end the program, run in a child process.
 */
#ifndef TESTS_SUPPORT_DIES_H
#define TESTS_SUPPORT_DIES_H

/* What CALL(ARGUMENT) said on standard error before a signal ended it; NULL
 * if it returned.  The caller frees it. */
char *dies_saying(void (*call)(void *argument), void *argument);

/* Fails the running cmocka test unless the call dies and says TEXT. */
void assert_dies(void (*call)(void *argument), void *argument,
    const char *text);

#endif
