#include <stdio.h>
#include <string.h>

#include "cmd/inspection.h"
#include "pipeline/base/display.h"

enum {
	INDENT = 14,
	NAME_MOST = 36,
	FIELD_MOST = 24,
	SAMPLE_LEAST = 12,
	REASONS = 5
};

#define COUNT(member, plural)                                                  \
	{                                                                      \
#member, plural, G_STRUCT_OFFSET(InputCounts, member)          \
	}

const InspectionCount inspection_counts[] = {
	COUNT(tables, "s"),
	COUNT(partitions, "s"),
	COUNT(views, "s"),
	COUNT(columns, "s"),
	COUNT(primary_keys, "s"),
	COUNT(foreign_keys, "s"),
	COUNT(inferred_foreign_keys, "s"),
	COUNT(indexes, "es"),
	COUNT(issues, "s"),
	COUNT(lines, "s"),
	COUNT(points, "s"),
	COUNT(flags, "s"),
	COUNT(incidents, "s"),
	COUNT(decisions, "s"),
	{ NULL, NULL, 0 },
};

long
inspection_count(const Input *input, const InspectionCount *count)
{
	return G_STRUCT_MEMBER(long, &input->counts, count->offset);
}

static int
compare_rejects(const void *left, const void *right)
{
	const InspectionReject *a = left, *b = right;

	if (a->count != b->count)
		return a->count > b->count ? -1 : 1;
	return a->line < b->line ? -1 : a->line > b->line;
}

GArray *
inspection_rejects(const Facts *facts, size_t index)
{
	const GPtrArray *rejects = facts_rejects(facts);
	g_autoptr(GHashTable) places =
	    g_hash_table_new(g_str_hash, g_str_equal);
	GArray *groups = g_array_new(FALSE, FALSE, sizeof(InspectionReject));

	for (guint i = 0; i < rejects->len; i++) {
		const Reject *reject = g_ptr_array_index(rejects, i);
		InspectionReject group = { reject->reason, 0, reject->line };
		guint place;

		if (reject->input != index)
			continue;
		place = GPOINTER_TO_UINT(
		    g_hash_table_lookup(places, reject->reason));
		if (place == 0) {
			g_array_append_val(groups, group);
			place = groups->len;
			g_hash_table_insert(
			    places, reject->reason, GUINT_TO_POINTER(place));
		}
		g_array_index(groups, InspectionReject, place - 1).count++;
	}
	g_array_sort(groups, compare_rejects);
	return groups;
}

/* TEXT behind what takes INDENT cells, harmless, broken where it must. */
static void
print_wrapped(const char *text, size_t width)
{
	g_autofree char *line = display_line(text);
	g_auto(GStrv) words = g_strsplit(line, " ", -1);
	size_t at = INDENT;

	for (char **word = words; *word; word++) {
		size_t length = display_width(*word);

		if (word > words && at + 1 + length > width) {
			printf("\n%*s", INDENT, "");
			at = INDENT;
		} else if (word > words) {
			putchar(' ');
			at++;
		}
		fputs(*word, stdout);
		at += length;
	}
	putchar('\n');
}

static void
print_line(const char *label, const char *text, size_t width)
{
	if (text && *text) {
		printf("  %-11s ", label);
		print_wrapped(text, width);
	}
}

static void
print_counts(const Input *input)
{
	const char *separator = "  counts      ";

	for (const InspectionCount *c = inspection_counts; c->name; c++) {
		long count = inspection_count(input, c);
		g_autofree char *name = g_strdup(c->name);

		if (count == 0)
			continue;
		g_strdelimit(name, "_", ' ');
		if (count == 1)
			name[strlen(name) - strlen(c->plural)] = '\0';
		printf("%s%ld %s", separator, count, name);
		separator = ", ";
	}
	if (separator[0] == ',')
		putchar('\n');
	for (guint i = 0; i < input->totals->len; i++) {
		const CurrencyTotal *total =
		    g_ptr_array_index(input->totals, i);
		g_autofree char *billed = decimal_format(total->billed);
		g_autofree char *effective = decimal_format(total->effective);

		printf("  total       %s billed %s, effective %s\n",
		    total->currency, billed, effective);
	}
}

typedef struct Widths {
	size_t name, field, sample;
} Widths;

static size_t
shown_width(const char *text, size_t most)
{
	g_autofree char *line = display_line(text ? text : "");

	return MIN(display_width(line), most);
}

/* Of columns with no meaning at all, only names and samples are shown. */
static Widths
measure_columns(const GPtrArray *columns, size_t width)
{
	Widths w = { 1, 0, SAMPLE_LEAST };

	for (guint i = 0; i < columns->len; i++) {
		const MappedColumn *c = g_ptr_array_index(columns, i);

		w.name = MAX(w.name, shown_width(c->name, NAME_MOST));
		w.field = MAX(w.field, shown_width(c->field, FIELD_MOST));
	}
	if (width > 4 + w.name + 2 + w.field + 2 + SAMPLE_LEAST)
		w.sample = width - 4 - w.name - 2 - w.field - 2;
	return w;
}

static void
print_column(const MappedColumn *column, const Widths *w)
{
	g_autoptr(GString) line = g_string_new("    ");

	display_append(line, column->name, w->name);
	g_string_append(line, "  ");
	if (w->field > 0) {
		display_append(
		    line, column->field ? column->field : "–", w->field);
		g_string_append(line, "  ");
	}
	display_append(line, column->sample ? column->sample : "", w->sample);
	puts(g_strchomp(line->str));
}

static void
print_columns(const Input *input, size_t width)
{
	Widths widths = measure_columns(input->columns, width);

	if (input->columns->len > 0)
		printf("  columns     %u\n", input->columns->len);
	for (guint i = 0; i < input->columns->len; i++)
		print_column(g_ptr_array_index(input->columns, i), &widths);
}

static void
print_nearest(const Input *input, size_t width)
{
	for (guint i = 0; i < input->nearest->len; i++) {
		const NearFormat *near = g_ptr_array_index(input->nearest, i);
		g_autofree char *missing = g_strjoinv(", ", near->missing);
		g_autofree char *text = g_strdup_printf(
		    "%s: %ld name%s of it here%s%s", near->format,
		    near->matched, near->matched == 1 ? "" : "s",
		    *missing ? "; lacks " : "", missing);

		print_line(i == 0 ? "nearest" : "", text, width);
	}
}

static void
print_format(const Input *input, size_t width)
{
	g_autofree char *format =
	    input->format ? g_strdup_printf("%s (%s)", input->format,
				input_kind_name(input->kind))
			  : g_strdup("not recognised");
	g_autofree char *encoding =
	    g_strdup_printf("%s%s%s", input->encoding ? input->encoding : "",
		input->compression && input->encoding ? ", " : "",
		input->compression ? input->compression : "");
	const char delimiter[] = { input->delimiter, '\0' };

	print_line("format", format, width);
	print_line("why", input->why, width);
	print_line("encoding", encoding, width);
	print_line(
	    "delimiter", input->delimiter == '\t' ? "tab" : delimiter, width);
}

static void
print_rejects(const Facts *facts, size_t index)
{
	g_autoptr(GArray) groups = inspection_rejects(facts, index);
	long others = 0;

	for (guint i = 0; i < groups->len; i++) {
		const InspectionReject *group =
		    &g_array_index(groups, InspectionReject, i);
		g_autofree char *reason = display_line(group->reason);

		if (i >= REASONS)
			others += group->count;
		else
			printf("    rejected  %ld × %s (line %ld%s)\n",
			    group->count, reason, group->line,
			    group->count > 1 ? " first" : "");
	}
	if (others > 0)
		printf("    rejected  %ld × for other reasons\n", others);
}

static void
print_rows(const Input *input)
{
	if (input->format == NULL)
		return;
	printf("  rows        %ld read: %ld used, %ld skipped, %ld rejected\n",
	    input->rows_read, input->rows_used, input->rows_skipped,
	    input->rows_rejected);
	for (guint i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = g_ptr_array_index(input->skips, i);
		g_autofree char *reason = display_line(skip->reason);

		printf("    skipped   %ld × %s\n", skip->count, reason);
	}
}

static void
print_findings(const FindingList *findings, size_t width)
{
	for (size_t i = 0; i < finding_list_count(findings); i++) {
		const Finding *finding = finding_list_get(findings, i);
		g_autofree char *text =
		    finding->line > 0 ? g_strdup_printf("line %ld: %s",
					    finding->line, finding->message)
				      : g_strdup(finding->message);

		print_line(finding_level_name(finding->level), text, width);
	}
}

static void
print_descriptor(const Input *input)
{
	if (input->descriptor == NULL)
		return;
	puts("  to have it read, correct this description; --descriptor prints "
	     "it alone:\n");
	fputs(input->descriptor, stdout);
}

void
inspection_print_text(const Facts *facts, size_t index, size_t width, bool wrap)
{
	const Input *input = g_ptr_array_index(facts_inputs(facts), index);
	g_autofree char *path = display_line(input->path);
	size_t most = wrap ? width : SIZE_MAX;

	puts(path);
	print_format(input, most);
	print_rows(input);
	print_rejects(facts, index);
	print_counts(input);
	print_columns(input, width);
	print_nearest(input, most);
	print_findings(input->findings, most);
	print_descriptor(input);
}

void
inspection_print_findings(const Facts *facts, size_t width, bool wrap)
{
	const FindingList *findings = facts_findings(facts);

	if (finding_list_count(findings) > 0)
		puts("\nall files");
	print_findings(findings, wrap ? width : SIZE_MAX);
}
