/*
 * main.c - headroom: how many times today's users a system can carry.
 */
#include <locale.h>
#include <stdio.h>
#include <string.h>

#include "cmd/command.h"

static void
print_usage(FILE *out)
{
	fputs(
	    "Usage: headroom COMMAND [OPTION...] [INPUT...]\n"
	    "\n"
	    "Reads what a company already exports and reports how many times\n"
	    "today's users its system can carry, what breaks first, and when\n"
	    "to decide.\n"
	    "\n"
	    "Commands:\n",
	    out);
	for (const Command *c = command_list(); c->name != NULL; c++)
		fprintf(out, "  %-9s %s\n", c->name, c->summary);
	fputs("\n"
	      "`headroom COMMAND --help` tells the options of a command.\n"
	      "Exit status: 0 fine, 1 a gate fell, 2 usage or configuration,\n"
	      "3 an input is missing or unreadable, 4 output not written.\n",
	    out);
}

int
main(int argc, char **argv)
{
	const Command *command;

	/* GLib needs the character set for file names; numbers stay in C. */
	setlocale(LC_CTYPE, "");
	if (argc < 2) {
		print_usage(stderr);
		return EXIT_USAGE;
	}
	if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0) {
		print_usage(stdout);
		return EXIT_FINE;
	}
	if (strcmp(argv[1], "--version") == 0) {
		puts("headroom " HEADROOM_VERSION);
		return EXIT_FINE;
	}
	command = command_find(argv[1]);
	if (command == NULL) {
		fprintf(stderr,
		    "headroom: there is no command \"%s\"; see `headroom "
		    "--help`.\n",
		    argv[1]);
		return EXIT_USAGE;
	}
	return command->run(argc - 1, argv + 1);
}
