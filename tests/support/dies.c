#include "tests/support/dies.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static void
run_child(void (*call)(void *), void *argument, int out)
{
	const struct rlimit no_core = { 0, 0 };

	setrlimit(RLIMIT_CORE, &no_core);
	signal(SIGTRAP, SIG_DFL);
	signal(SIGABRT, SIG_DFL);
	dup2(out, STDERR_FILENO);
	call(argument);
	_exit(0);
}

static char *
read_all(int in)
{
	GString *said = g_string_new(NULL);
	char buf[4096];
	ssize_t length;

	while ((length = read(in, buf, sizeof(buf))) > 0)
		g_string_append_len(said, buf, length);
	close(in);
	return g_string_free(said, FALSE);
}

char *
dies_saying(void (*call)(void *argument), void *argument)
{
	g_autofree char *said = NULL;
	int ends[2], status;
	pid_t child;

	assert_int_equal(pipe(ends), 0);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		run_child(call, argument, ends[1]);
	close(ends[1]);
	said = read_all(ends[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFSIGNALED(status) ? g_steal_pointer(&said) : NULL;
}

void
assert_dies(void (*call)(void *argument), void *argument, const char *text)
{
	g_autofree char *said = dies_saying(call, argument);

	if (said == NULL)
		fail_msg("lived, though it should have said: %s", text);
	else if (strstr(said, text) == NULL)
		fail_msg("died saying \"%s\", not: %s", said, text);
}
