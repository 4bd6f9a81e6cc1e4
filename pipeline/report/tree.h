/*
 * tree.h - the lines of the plain-text tree.
 *
 * One line per thing, two spaces per level of depth.  Line breaks, tabs and
 * backslashes of a text are escaped as in C, so that every line stands for
 * itself in a diff.  Numbers have 12 digits.  The caller owns OUT.
 */
#ifndef PIPELINE_REPORT_TREE_H
#define PIPELINE_REPORT_TREE_H

#include <glib.h>

#include "pipeline/report/chart_spec.h"

typedef struct Tree {
	GString *out;
	int depth;
} Tree;

/* A line: begin with WORD as it is, add to it, end it. */
void tree_begin(Tree *tree, const char *word);
void tree_end(Tree *tree);

/* BEFORE, TEXT escaped, AFTER; nothing at all for a NULL text. */
void tree_add(Tree *tree, const char *before, const char *text,
    const char *after);

/* BEFORE and the number; _if: nothing at all for NAN. */
void tree_add_number(Tree *tree, const char *before, double value);
void tree_add_number_if(Tree *tree, const char *before, double value);

/* " lo..hi"; nothing if both are NAN. */
void tree_add_range(Tree *tree, double lo, double hi);

/* The whole line "word: text"; none for a NULL text. */
void tree_line(Tree *tree, const char *word, const char *text);

/* All that CHART says. */
void tree_chart(Tree *tree, const ChartSpec *chart);

#endif
