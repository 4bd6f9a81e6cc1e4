#include "pipeline/facts/inputs.h"

#include <string.h>

static void
skip_reason_free(void *data)
{
	SkipReason *skip = data;

	g_free(skip->reason);
	g_free(skip);
}

static void
mapped_column_free(void *data)
{
	MappedColumn *column = data;

	g_free(column->name);
	g_free(column->field);
	g_free(column->sample);
	g_free(column);
}

void
near_format_free(void *near_format)
{
	NearFormat *near = near_format;

	g_free(near->format);
	g_strfreev(near->missing);
	g_free(near);
}

Input *
input_new(const char *path)
{
	Input *input = g_new0(Input, 1);

	input->path = g_strdup(path);
	input->skips = g_ptr_array_new_with_free_func(skip_reason_free);
	input->columns = g_ptr_array_new_with_free_func(mapped_column_free);
	input->nearest = g_ptr_array_new_with_free_func(near_format_free);
	input->totals = g_ptr_array_new_with_free_func(g_free);
	input->findings = finding_list_new();
	return input;
}

void
input_free(Input *input)
{
	if (input == NULL)
		return;
	g_free(input->path);
	g_free(input->format);
	g_free(input->why);
	g_free(input->encoding);
	g_free(input->compression);
	g_free(input->sha256);
	g_ptr_array_unref(input->skips);
	g_ptr_array_unref(input->columns);
	g_ptr_array_unref(input->nearest);
	g_free(input->descriptor);
	g_ptr_array_unref(input->totals);
	finding_list_free(input->findings);
	g_free(input);
}

void
input_add_column(
    Input *input, const char *name, const char *field, const char *sample)
{
	MappedColumn *column = g_new0(MappedColumn, 1);

	column->name = g_strdup(name);
	column->field = g_strdup(field);
	column->sample = g_strdup(sample);
	g_ptr_array_add(input->columns, column);
}

static SkipReason *
find_skip(Input *input, const char *reason)
{
	SkipReason *skip;

	for (unsigned i = 0; i < input->skips->len; i++) {
		skip = g_ptr_array_index(input->skips, i);
		if (g_str_equal(skip->reason, reason))
			return skip;
	}
	skip = g_new0(SkipReason, 1);
	skip->reason = g_strdup(reason);
	g_ptr_array_add(input->skips, skip);
	return skip;
}

void
input_skip(Input *input, const char *reason, long rows)
{
	if (rows == 0)
		return;
	find_skip(input, reason)->count += rows;
	input->rows_skipped += rows;
}

void
input_unuse(Input *input, const char *reason, long rows)
{
	input_skip(input, reason, rows);
	input->rows_used -= rows;
}

static CurrencyTotal *
find_total(Input *input, const char *currency)
{
	CurrencyTotal *total;
	unsigned i;

	for (i = 0; i < input->totals->len; i++) {
		int order;

		total = g_ptr_array_index(input->totals, i);
		order = strcmp(total->currency, currency);
		if (order == 0)
			return total;
		if (order > 0)
			break;
	}
	total = g_new0(CurrencyTotal, 1);
	g_strlcpy(total->currency, currency, sizeof total->currency);
	g_ptr_array_insert(input->totals, (int)i, total);
	return total;
}

bool
input_add_total(
    Input *input, const char *currency, Decimal billed, Decimal effective)
{
	CurrencyTotal *total = find_total(input, currency);
	CurrencyTotal sum = *total;

	if (!decimal_add(&sum.billed, billed) ||
	    !decimal_add(&sum.effective, effective))
		return false;
	*total = sum;
	return true;
}

const char *
input_kind_name(InputKind kind)
{
	static const char *const names[] = {
		[INPUT_UNKNOWN] = "unknown",
		[INPUT_ISSUES] = "issues",
		[INPUT_SCHEMA] = "schema",
		[INPUT_BILLING] = "billing",
		[INPUT_METRICS] = "metrics",
		[INPUT_FLAGS] = "flags",
		[INPUT_INCIDENTS] = "incidents",
		[INPUT_DECISIONS] = "decisions",
	};

	return names[kind];
}
