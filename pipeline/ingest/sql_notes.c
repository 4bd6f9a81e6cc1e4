#include "pipeline/ingest/sql_notes.h"

#include <stdarg.h>

typedef struct Note {
	FindingLevel level;
	char *code, *message;
	long line, column;
	long more; /* equal ones after the first */
} Note;

struct SqlNotes {
	GPtrArray *list; /* of Note *, as first met */
	GHashTable *known; /* "code subject" to Note * */
};

static void
free_note(gpointer data)
{
	Note *note = data;

	g_free(note->code);
	g_free(note->message);
	g_free(note);
}

SqlNotes *
sql_notes_new(void)
{
	SqlNotes *notes = g_new(SqlNotes, 1);

	notes->list = g_ptr_array_new_with_free_func(free_note);
	notes->known =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	return notes;
}

void
sql_notes_free(SqlNotes *notes)
{
	if (notes == NULL)
		return;
	g_hash_table_destroy(notes->known);
	g_ptr_array_unref(notes->list);
	g_free(notes);
}

void
sql_notes_add(SqlNotes *notes, FindingLevel level, const char *code,
    const char *subject, long line, long column, const char *format, ...)
{
	g_autofree char *key = g_strconcat(code, " ", subject, NULL);
	Note *note = g_hash_table_lookup(notes->known, key);
	va_list args;

	if (note != NULL) {
		note->more++;
		return;
	}
	note = g_new0(Note, 1);
	note->level = level;
	note->code = g_strdup(code);
	note->line = line;
	note->column = column;
	va_start(args, format);
	note->message = g_strdup_vprintf(format, args);
	va_end(args);
	g_ptr_array_add(notes->list, note);
	g_hash_table_insert(notes->known, g_steal_pointer(&key), note);
}

void
sql_notes_report(const SqlNotes *notes, FindingList *list, const char *file)
{
	for (guint i = 0; i < notes->list->len; i++) {
		const Note *note = notes->list->pdata[i];

		if (note->more == 0)
			finding_list_add(list, note->level, note->code, file,
			    note->line, note->column, "%s", note->message);
		else
			finding_list_add(list, note->level, note->code, file,
			    note->line, note->column,
			    "%s (and %ld more like it)", note->message,
			    note->more);
	}
}
