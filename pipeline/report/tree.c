#include "pipeline/report/tree.h"

#include <math.h>

#include "pipeline/base/number.h"

static void
append_escaped(GString *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\n')
			g_string_append(out, "\\n");
		else if (*text == '\t')
			g_string_append(out, "\\t");
		else if (*text == '\\')
			g_string_append(out, "\\\\");
		else
			g_string_append_c(out, *text);
	}
}

void
tree_begin(Tree *tree, const char *word)
{
	for (int i = 0; i < tree->depth; i++)
		g_string_append(tree->out, "  ");
	g_string_append(tree->out, word);
}

void
tree_end(Tree *tree)
{
	g_string_append_c(tree->out, '\n');
}

void
tree_line(Tree *tree, const char *word, const char *text)
{
	if (text == NULL)
		return;
	tree_begin(tree, word);
	g_string_append(tree->out, ": ");
	append_escaped(tree->out, text);
	tree_end(tree);
}

void
tree_add(Tree *tree, const char *before, const char *text, const char *after)
{
	if (text == NULL)
		return;
	g_string_append(tree->out, before);
	append_escaped(tree->out, text);
	g_string_append(tree->out, after);
}

void
tree_add_number(Tree *tree, const char *before, double value)
{
	char buf[NUMBER_TEXT_SIZE];

	g_string_append(tree->out, before);
	g_string_append(tree->out, number_format_machine(value, buf));
}

void
tree_add_number_if(Tree *tree, const char *before, double value)
{
	if (!isnan(value))
		tree_add_number(tree, before, value);
}

void
tree_add_range(Tree *tree, double lo, double hi)
{
	if (isnan(lo) && isnan(hi))
		return;
	tree_add_number(tree, " ", lo);
	tree_add_number(tree, "..", hi);
}
