#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "cmd/inspection.h"

typedef struct CountName {
	const char *name;
	size_t offset;
} CountName;

#define COUNT(member)                                                          \
	{                                                                      \
#member, G_STRUCT_OFFSET(InputCounts, member)                  \
	}

static const CountName count_names[] = {
	COUNT(tables),
	COUNT(partitions),
	COUNT(views),
	COUNT(columns),
	COUNT(primary_keys),
	COUNT(foreign_keys),
	COUNT(inferred_foreign_keys),
	COUNT(indexes),
	COUNT(issues),
	COUNT(lines),
	COUNT(points),
	COUNT(flags),
	COUNT(incidents),
};

static long
count_of(const InputCounts *counts, const CountName *name)
{
	return G_STRUCT_MEMBER(long, counts, name->offset);
}

static const char *
or_dash(const char *text)
{
	return text == NULL || text[0] == '\0' ? "–" : text;
}

static void
print_counts(const Input *input)
{
	const char *separator = "  counts      ";

	for (size_t i = 0; i < G_N_ELEMENTS(count_names); i++) {
		long count = count_of(&input->counts, &count_names[i]);

		if (count == 0)
			continue;
		printf("%s%ld %s", separator, count, count_names[i].name);
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

static void
print_columns(const Input *input)
{
	if (input->columns->len > 0)
		puts("  columns");
	for (guint i = 0; i < input->columns->len; i++) {
		const MappedColumn *column =
		    g_ptr_array_index(input->columns, i);

		printf("    %-36s %-20s %s\n", column->name,
		    or_dash(column->field), or_dash(column->sample));
	}
}

void
inspection_print_text(const Input *input)
{
	printf("%s\n", input->path);
	printf("  format      %s (%s)\n",
	    input->format != NULL ? input->format : "not recognised",
	    input_kind_name(input->kind));
	printf("  why         %s\n", or_dash(input->why));
	printf("  encoding    %s%s%s\n", or_dash(input->encoding),
	    input->compression != NULL ? ", " : "",
	    input->compression != NULL ? input->compression : "");
	if (input->delimiter == '\t')
		puts("  delimiter   tab");
	else if (input->delimiter != 0)
		printf("  delimiter   %c\n", input->delimiter);
	printf("  rows        %ld read: %ld used, %ld skipped, %ld rejected\n",
	    input->rows_read, input->rows_used, input->rows_skipped,
	    input->rows_rejected);
	for (guint i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = g_ptr_array_index(input->skips, i);

		printf("    skipped   %ld × %s\n", skip->count, skip->reason);
	}
	print_counts(input);
	print_columns(input);
	for (size_t i = 0; i < finding_list_count(input->findings); i++) {
		const Finding *finding = finding_list_get(input->findings, i);

		if (finding->line > 0)
			printf("  %-11s line %ld: %s\n",
			    finding_level_name(finding->level), finding->line,
			    finding->message);
		else
			printf("  %-11s %s\n",
			    finding_level_name(finding->level),
			    finding->message);
	}
}

static json_t *
columns_json(const Input *input)
{
	json_t *list = json_array();

	for (guint i = 0; i < input->columns->len; i++) {
		const MappedColumn *column =
		    g_ptr_array_index(input->columns, i);

		json_array_append_new(list,
		    json_pack("{s:s, s:s?, s:s?}", "name", column->name,
			"field", column->field, "sample", column->sample));
	}
	return list;
}

static json_t *
counts_json(const Input *input)
{
	json_t *counts = json_object();
	json_t *totals = json_object();

	for (size_t i = 0; i < G_N_ELEMENTS(count_names); i++)
		json_object_set_new(counts, count_names[i].name,
		    json_integer(count_of(&input->counts, &count_names[i])));
	for (guint i = 0; i < input->totals->len; i++) {
		const CurrencyTotal *total =
		    g_ptr_array_index(input->totals, i);
		g_autofree char *billed = decimal_format(total->billed);

		json_object_set_new(
		    totals, total->currency, json_string(billed));
	}
	json_object_set_new(counts, "total", totals);
	return counts;
}

static json_t *
skips_json(const Input *input)
{
	json_t *skips = json_object();

	for (guint i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = g_ptr_array_index(input->skips, i);

		json_object_set_new(
		    skips, skip->reason, json_integer(skip->count));
	}
	return skips;
}

static json_t *
findings_json(const Input *input)
{
	json_t *list = json_array();

	for (size_t i = 0; i < finding_list_count(input->findings); i++) {
		const Finding *finding = finding_list_get(input->findings, i);

		json_array_append_new(
		    list, json_pack("{s:s, s:s, s:s, s:I, s:I}", "level",
			      finding_level_name(finding->level), "code",
			      finding->code, "message", finding->message,
			      "line", (json_int_t)finding->line, "column",
			      (json_int_t)finding->column));
	}
	return list;
}

static json_t *
input_json(const Input *input)
{
	const char delimiter[] = { input->delimiter, '\0' };
	json_t *file = json_pack("{s:s, s:s?, s:s, s:s?, s:s?, s:s?, s:b}",
	    "path", input->path, "format", input->format, "kind",
	    input_kind_name(input->kind), "why", input->why, "encoding",
	    input->encoding, "compression", input->compression, "failed",
	    input->failed);

	json_object_set_new(file, "delimiter",
	    input->delimiter == 0 ? json_null() : json_string(delimiter));
	json_object_set_new(file, "rows_read", json_integer(input->rows_read));
	json_object_set_new(file, "rows_used", json_integer(input->rows_used));
	json_object_set_new(
	    file, "rows_skipped", json_integer(input->rows_skipped));
	json_object_set_new(
	    file, "rows_rejected", json_integer(input->rows_rejected));
	json_object_set_new(file, "skips", skips_json(input));
	json_object_set_new(file, "columns", columns_json(input));
	json_object_set_new(file, "counts", counts_json(input));
	json_object_set_new(file, "findings", findings_json(input));
	return file;
}

void
inspection_print_json(const GPtrArray *inputs)
{
	json_t *files = json_array();
	json_t *root = json_pack("{s:o}", "files", files);
	char *text;

	for (guint i = 0; i < inputs->len; i++)
		json_array_append_new(
		    files, input_json(g_ptr_array_index(inputs, i)));
	text = json_dumps(root, JSON_INDENT(2) | JSON_SORT_KEYS);
	puts(text);
	free(text);
	json_decref(root);
}
