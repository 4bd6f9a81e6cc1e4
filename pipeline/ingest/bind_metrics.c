#include "pipeline/ingest/bind_kinds.h"

#include <math.h>

#include "pipeline/ingest/date_decider.h"

typedef struct MetricsBinder {
	const Binding *binding;
	DateDecider dates;
	GPtrArray *waiting; /* of Record *, until the dates' order is known */
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
	return self;
}

static void
free_binder(void *data)
{
	MetricsBinder *self = data;

	g_ptr_array_unref(self->waiting);
	g_free(self);
}

/* A bare month stands for its first day. */
static bool
read_time(const Record *record, DateOrder order, Instant *time)
{
	const Value *value = record_value(record, FIELD_TIME);
	Month month;

	if (record_time(record, FIELD_TIME, order, time) == DATE_PARSE_OK)
		return true;
	if (!month_parse(value->text, value->length, &month))
		return false;
	*time = date_instant(month_first_day(month));
	return true;
}

static void
bind(MetricsBinder *self, const Record *record, DateOrder order)
{
	const Binding *binding = self->binding;
	const char *series = record_text(record, FIELD_SERIES);
	Instant time;
	double number;

	if (!record_value(record, FIELD_TIME) || series == NULL) {
		binding_reject(binding, record->line, 0, series,
		    "%s is missing", series ? "time" : "series");
	} else if (!read_time(record, order, &time)) {
		binding_reject_value(binding, record,
		    record_value(record, FIELD_TIME), "a time");
	} else if (!record_number(record, FIELD_VALUE, &number)) {
		binding_reject_value(binding, record,
		    record_value(record, FIELD_VALUE), "a number");
	} else if (isnan(number)) {
		binding_skip(binding, "no value");
	} else {
		binding_account(binding, record,
		    facts_add_point(
			binding->facts, binding->index, series, time, number));
	}
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

static void
finish(void *data)
{
	MetricsBinder *self = data;
	DateOrder order = date_decider_decide(&self->dates);

	for (unsigned i = 0; i < self->waiting->len; i++)
		bind(self, self->waiting->pdata[i], order);
	date_decider_describe(&self->dates, self->binding->input);
	self->binding->input->counts.points = self->binding->input->rows_used;
}

const BinderClass bind_metrics_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
