#include "pipeline/base/finding.h"
#include "pipeline/base/display.h"
#include "pipeline/base/text.h"

#include <stdarg.h>

struct FindingList {
	GPtrArray *findings;
};

static const char *const level_names[] = {
	[FINDING_NOTE] = "note",
	[FINDING_WARNING] = "warning",
	[FINDING_ERROR] = "error",
};

static void
free_finding(gpointer data)
{
	Finding *finding = data;

	g_free(finding->code);
	g_free(finding->file);
	g_free(finding->message);
	g_free(finding);
}

FindingList *
finding_list_new(void)
{
	FindingList *list = g_new(FindingList, 1);

	list->findings = g_ptr_array_new_with_free_func(free_finding);
	return list;
}

void
finding_list_free(FindingList *list)
{
	if (list == NULL)
		return;
	g_ptr_array_unref(list->findings);
	g_free(list);
}

/* Messages quote bytes from exports, so they are made printable here. */
static char *
one_clean_line(const char *text)
{
	return g_strdelimit(text_clean(text), "\t\n", ' ');
}

void
finding_list_add(FindingList *list, FindingLevel level, const char *code,
    const char *file, long line, long column, const char *format, ...)
{
	Finding *finding = g_new(Finding, 1);
	g_autofree char *message = NULL;
	va_list args;

	va_start(args, format);
	message = g_strdup_vprintf(format, args);
	va_end(args);
	*finding = (Finding){
		.level = level,
		.code = g_strdup(code),
		.file = file == NULL ? NULL : one_clean_line(file),
		.line = line,
		.column = column,
		.message = one_clean_line(message),
	};
	g_ptr_array_add(list->findings, finding);
}

void
finding_list_extend(FindingList *list, const FindingList *from)
{
	size_t count = finding_list_count(from);

	for (size_t i = 0; i < count; i++) {
		const Finding *f = finding_list_get(from, i);

		finding_list_add(list, f->level, f->code, f->file, f->line,
		    f->column, "%s", f->message);
	}
}

void
finding_list_rewrite(FindingList *list,
    char *(*rewrite)(void *data, const char *message), void *data)
{
	for (guint i = 0; i < list->findings->len; i++) {
		Finding *finding = g_ptr_array_index(list->findings, i);
		char *message = rewrite(data, finding->message);

		g_free(finding->message);
		finding->message = message;
	}
}

size_t
finding_list_count(const FindingList *list)
{
	return list->findings->len;
}

const Finding *
finding_list_get(const FindingList *list, size_t i)
{
	g_assert(i < list->findings->len);
	return g_ptr_array_index(list->findings, i);
}

static int
compare_longs(long a, long b)
{
	return (a > b) - (a < b);
}

static int
compare_findings(gconstpointer left, gconstpointer right)
{
	const Finding *a = *(const Finding *const *)left;
	const Finding *b = *(const Finding *const *)right;
	int order = g_strcmp0(a->file, b->file);

	if (order == 0)
		order = (int)b->level - (int)a->level;
	if (order == 0)
		order = strcmp(a->code, b->code);
	if (order == 0)
		order = compare_longs(a->line, b->line);
	if (order == 0)
		order = compare_longs(a->column, b->column);
	return order == 0 ? strcmp(a->message, b->message) : order;
}

void
finding_list_sort(FindingList *list)
{
	g_ptr_array_sort(list->findings, compare_findings);
}

const char *
finding_level_name(FindingLevel level)
{
	return level_names[level];
}

char *
finding_to_line(const Finding *finding)
{
	g_autofree char *file =
	    finding->file ? display_line(finding->file) : NULL;
	GString *out = g_string_new(file);

	if (finding->file != NULL && finding->line > 0)
		g_string_append_printf(out, ":%ld", finding->line);
	if (finding->file != NULL && finding->line > 0 && finding->column > 0)
		g_string_append_printf(out, ":%ld", finding->column);
	if (finding->file != NULL)
		g_string_append(out, ": ");
	g_string_append(out, finding->message);
	return g_string_free(out, FALSE);
}
