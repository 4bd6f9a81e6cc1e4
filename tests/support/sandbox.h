/*
 * sandbox.h - a temporary folder for each test that touches files.
 *
 * Use sandbox_setup and sandbox_teardown as a cmocka fixture.  Paths are
 * relative to the sandbox; what cannot be done fails the running test.
 */
#ifndef TESTS_SUPPORT_SANDBOX_H
#define TESTS_SUPPORT_SANDBOX_H

#include <stdbool.h>

int sandbox_setup(void **state);
int sandbox_teardown(void **state);

/* The absolute path; the caller frees it. */
char *sandbox_path(const char *relative);

/* Makes the folders it needs. */
void sandbox_write(const char *relative, const char *text);
void sandbox_make_folder(const char *relative);
void sandbox_move(const char *from, const char *to);
void sandbox_remove(const char *relative);
void sandbox_chmod(const char *relative, unsigned mode);

bool sandbox_has(const char *relative);

/* Whether the file is there and holds just TEXT. */
bool sandbox_holds(const char *relative, const char *text);

/* The number of entries of a folder, hidden ones included. */
unsigned sandbox_count(const char *relative);

/* Root may write everywhere: become, and cease to be, a plain user who owns
 * the sandbox.  Nothing happens if the tests run as one. */
void sandbox_drop_root(void);
void sandbox_regain_root(void);

#endif
