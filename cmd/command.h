/*
 * command.h - the commands of headroom.
 *
 * There are 3 things to do to add a command: write cmd/cmd_NAME.c with
 * `ExitCode cmd_name(int argc, char **argv)`, declare it here, and add its
 * line to the table in command.c.
 */
#ifndef CMD_COMMAND_H
#define CMD_COMMAND_H

/* When several causes meet: 2 before 4 before 3 before 1. */
typedef enum ExitCode {
	EXIT_FINE = 0,
	EXIT_GATE = 1, /* a gate fell */
	EXIT_USAGE = 2, /* command line or configuration */
	EXIT_INPUT = 3, /* missing, unreadable, too many rejects */
	EXIT_OUTPUT = 4, /* could not be written */
} ExitCode;

typedef struct Command {
	const char *name;
	const char *summary;
	ExitCode (*run)(int argc, char **argv);
} Command;

/* NULL when there is none so named. */
const Command *command_find(const char *name);

/* The table, ended by a NULL name. */
const Command *command_list(void);

/* argv[0] is the command's name. */
ExitCode cmd_demo(int argc, char **argv);
ExitCode cmd_explain(int argc, char **argv);
ExitCode cmd_formats(int argc, char **argv);
ExitCode cmd_inspect(int argc, char **argv);
ExitCode cmd_run(int argc, char **argv);

#endif
