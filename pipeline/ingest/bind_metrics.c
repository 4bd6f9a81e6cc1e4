#include "pipeline/ingest/bind_kinds.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/ingest/date_decider.h"

typedef struct MetricsBinder {
	const Binding *binding;
	DateDecider dates;
	GPtrArray *waiting; /* of Record *, until the dates' order is known */
	GString *name; /* of the series at hand */
	long points;
} MetricsBinder;

static const Field date_fields[] = { FIELD_TIME };

static void *
open_binder(const Binding *binding)
{
	MetricsBinder *self = g_new0(MetricsBinder, 1);

	self->binding = binding;
	self->dates.preferred = binding->descriptor->dates;
	self->waiting =
	    g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
	self->name = g_string_new(NULL);
	return self;
}

static void
free_binder(void *data)
{
	MetricsBinder *self = data;

	g_ptr_array_unref(self->waiting);
	g_string_free(self->name, true);
	g_free(self);
}

/* A bare month stands for its first day. */
static bool
read_time(const Value *value, DateOrder order, Instant *time)
{
	Month month;

	if (instant_parse(value->text, value->length, order, time) ==
	    DATE_PARSE_OK)
		return true;
	if (convert_epoch(value->text, value->length, time))
		return true;
	if (!month_parse(value->text, value->length, &month))
		return false;
	*time = date_instant(month_first_day(month));
	return true;
}

/* "cloudwatch" for "exports/cloudwatch.csv.gz": what names a file's only
 * series where the file does not. */
static void
append_file_name(GString *name, const char *path)
{
	g_autofree char *base = g_path_get_basename(path);

	g_string_append_len(name, base, strcspn(base, "."));
}

/* The way Prometheus writes them: name{instance="a",job="b"}. */
static void
append_labels(GString *name, const Record *record)
{
	const Value *label = record_value(record, FIELD_SERIES_LABEL);
	const char *mark = "{";

	for (; label; label = record_next(record, label)) {
		g_string_append_printf(
		    name, "%s%s=\"%s\"", mark, label->qualifier, label->text);
		mark = ",";
	}
	if (*mark == ',')
		g_string_append_c(name, '}');
}

/* Name of the series of VALUE; NULL: the row should tell and does not. */
static const char *
name_series(MetricsBinder *self, const Record *record, const Value *value)
{
	const Value *own =
	    record_value_at(record, FIELD_SERIES, value ? value->column : 0);
	const char *text = own ? own->text : record_text(record, FIELD_SERIES);

	if (text == NULL && record->first[FIELD_SERIES] >= 0)
		return NULL;
	g_string_assign(self->name, text ? text : "");
	append_labels(self->name, record);
	if (self->name->len == 0)
		append_file_name(self->name, self->binding->input->path);
	return self->name->str;
}

/* The next value of RECORD: of columns that are no series of their own, the
 * first that is present stands for all. */
static const Value *
next_value(const Record *record, const Value *value)
{
	do
		value = record_next(record, value);
	while (value && !value->map->each);
	return value;
}

static bool
read_number(const Value *value, double *out)
{
	if (value->map->convert == CONVERT_MEASURE)
		return convert_measure(value->text, out);
	return number_parse(value->text, out);
}

/* False: rejected. */
static bool
check_numbers(const MetricsBinder *self, const Record *record)
{
	const Value *value = record_value(record, FIELD_VALUE);
	double number;

	for (; value; value = next_value(record, value)) {
		if (read_number(value, &number))
			continue;
		binding_reject_value(self->binding, record, value, "a number");
		return false;
	}
	return true;
}

/* Where the columns are months, each value has its own time. */
static Instant
time_of(const Record *record, const Value *value, DateOrder order, Instant time)
{
	const Value *own = record_value_at(record, FIELD_TIME, value->column);
	Instant its;

	return own && read_time(own, order, &its) ? its : time;
}

/* Every value of the row is a point; the row is used if one of them is. */
static void
add_points(
    MetricsBinder *self, const Record *record, DateOrder order, Instant time)
{
	const Binding *binding = self->binding;
	const Value *value = record_value(record, FIELD_VALUE);
	FactsAdd row = FACTS_TOO_LATE;
	bool any = false;

	for (; value; value = next_value(record, value)) {
		FactsAdd outcome;
		double number = NAN;

		read_number(value, &number);
		outcome = (any ? facts_add_point_beside : facts_add_point)(
		    binding->facts, binding->index, record->line,
		    name_series(self, record, value),
		    time_of(record, value, order, time),
		    number * unit_factor(value->map->unit));
		any |= outcome == FACTS_ADDED;
		self->points += outcome == FACTS_ADDED;
		row = any ? FACTS_ADDED : outcome;
	}
	binding_account(binding, record, row);
}

static void
bind(MetricsBinder *self, const Record *record, DateOrder order)
{
	const Binding *binding = self->binding;
	const Value *value = record_value(record, FIELD_VALUE);
	const char *series = name_series(self, record, value);
	Instant time;

	if (!record_value(record, FIELD_TIME) || series == NULL)
		binding_reject(binding, record->line, 0, series,
		    "%s is missing", series ? "time" : "series");
	else if (!read_time(record_value(record, FIELD_TIME), order, &time))
		binding_reject_value(binding, record,
		    record_value(record, FIELD_TIME), "a time");
	else if (value == NULL)
		binding_skip(binding, "no value");
	else if (check_numbers(self, record))
		add_points(self, record, order, time);
}

static void
take(void *data, const Record *record)
{
	MetricsBinder *self = data;

	if (date_decider_see(&self->dates, record, date_fields, 1))
		g_ptr_array_add(self->waiting, record_copy(record));
	else
		bind(self, record, DATE_ORDER_UNKNOWN);
}

static bool
is_first_of_month(const Record *record, DateOrder order)
{
	const Value *value = record_value(record, FIELD_TIME);
	Instant time;

	return value == NULL ||
	       (record_time(record, FIELD_TIME, order, &time) ==
		       DATE_PARSE_OK &&
		   time == date_instant(month_first_day(
			       date_month(instant_date(time)))));
}

/* 2/1/2026, 3/1/2026, 4/1/2026: months, as Americans write them, since days
 * would leave out most of the year. */
static bool
are_american_months(const GPtrArray *waiting)
{
	unsigned mdy = 0, dmy = 0;

	for (unsigned i = 0; i < waiting->len; i++) {
		const Record *record = waiting->pdata[i];

		mdy += is_first_of_month(record, DATE_ORDER_MDY);
		dmy += is_first_of_month(record, DATE_ORDER_DMY);
	}
	return waiting->len > 1 && mdy == waiting->len && dmy == 0;
}

static void
finish(void *data)
{
	MetricsBinder *self = data;
	DateOrder order;

	if (self->dates.preferred == DATE_ORDER_UNKNOWN &&
	    are_american_months(self->waiting))
		self->dates.preferred = DATE_ORDER_MDY;
	order = date_decider_decide(&self->dates);
	for (unsigned i = 0; i < self->waiting->len; i++)
		bind(self, self->waiting->pdata[i], order);
	date_decider_describe(&self->dates, self->binding->input);
	self->binding->input->counts.points = self->points;
}

const BinderClass bind_metrics_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
