#include <string.h>

#include "cmd/command.h"

static const Command commands[] = {
	{ "demo", "make a sample company's exports and run on them", cmd_demo },
	{ "explain", "tell how a figure came about, down to rows of files",
	    cmd_explain },
	{ "formats", "list the export formats that can be read", cmd_formats },
	{ "inspect", "say what a file is and what would be used of it",
	    cmd_inspect },
	{ "run", "read exports, analyse them and write the report", cmd_run },
	{ NULL, NULL, NULL },
};

const Command *
command_list(void)
{
	return commands;
}

const Command *
command_find(const char *name)
{
	for (const Command *c = commands; c->name != NULL; c++)
		if (strcmp(c->name, name) == 0)
			return c;
	return NULL;
}
