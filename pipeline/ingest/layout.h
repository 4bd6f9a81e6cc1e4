/*
 * layout.h - which columns of one CSV file mean what.
 *
 * Names repeat, so a name stands for a list of columns, and one column can
 * mean several things.  Names compare trimmed and case-folded; a "*" in a
 * descriptor stands for any text, which becomes the value's qualifier.
 */
#ifndef PIPELINE_INGEST_LAYOUT_H
#define PIPELINE_INGEST_LAYOUT_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/ingest/record.h"
#include "pipeline/ingest/samples.h"

typedef struct LayoutColumn {
	char *name;		/* as in the header */
	size_t first_value;	/* index into the record's values */
	size_t value_count;	/* 0: the column is not used */
	Samples samples;	/* values seen */
} LayoutColumn;

typedef struct Layout {
	GArray *columns;	/* of LayoutColumn, in file order */
	GStringChunk *qualifiers;
} Layout;

/* Adds a value for every meaning of every column to the empty RECORD.
 * HOLDS is what each column holds, of Holds; NULL: not known.  Columns of
 * tags other than TAG (NULL: all) are left out. */
Layout *layout_new(const Descriptor *descriptor, const GPtrArray *names,
    const GArray *holds, const char *tag, Record *record);
void layout_free(Layout *layout);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Layout, layout_free)

LayoutColumn *layout_column(const Layout *layout, size_t i);

/* Tells INPUT what each column means, with a sample. */
void layout_describe(const Layout *layout, const Record *record,
    Input *input);

/* Trimmed and case-folded, to compare names by; transfer full. */
char *layout_fold(const char *name);

/* NAME is PATTERN (both folded); *QUALIFIER is where "*" begins in NAME and
 * how long it is, or NULL. */
bool layout_matches(const char *pattern, const char *name,
    const char **qualifier, size_t *length);

/*
 * Index of a column whose name is two of the same family run together
 * ("pricing/Apricing/B"), as a lost comma leaves it; -1: none.  *SPLIT is
 * where the second one begins.
 */
int layout_find_glued(const GPtrArray *names, size_t *split);

#endif
