/*
 * markdown_outline.h - a Markdown document as names and what stands by them.
 *
 * Names are the keys of its front matter, labels before its second heading
 * ("* Status: accepted", "**Date**: 2026-03-01", "| Date | 2026-03-01 |"),
 * headings with # or underlined, and lines in bold that stand for headings.
 * Comments are left out, and blocks of code hold no names.
 */
#ifndef PIPELINE_INGEST_MARKDOWN_OUTLINE_H
#define PIPELINE_INGEST_MARKDOWN_OUTLINE_H

#include <glib.h>
#include <stdbool.h>

typedef struct MarkdownPart {
	char *name; /* without markup: "1. Use queues" */
	char *key; /* to compare by: without number and colon, too */
	int level; /* of a heading from 1, bold lines last; 0: a label */
	char *text; /* below it with all that is below that, or beside a
		       label; without markup; "" where it says nothing */
	long line;
} MarkdownPart;

/* Of MarkdownPart *, in the order of the document; owns them. */
GPtrArray *markdown_outline(const char *text);

/* NAME without the numbering at its front and the colon at its end, and
 * without signs before the first letter; the caller frees it. */
char *markdown_key(const char *name);

/* TEXT says something: it is no blank, no dash and no placeholder of a
 * template, such as "{what was decided}". */
bool markdown_says(const char *text);

#endif
