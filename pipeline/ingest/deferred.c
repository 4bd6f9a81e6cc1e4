#include "pipeline/ingest/deferred.h"

#include "pipeline/ingest/date_decider.h"

struct Deferred {
	const Binding *binding;
	const Field *fields;
	size_t count;
	DeferredBind bind;
	DateDecider dates;
	GPtrArray *waiting; /* of Record * */
};

Deferred *
deferred_new(const Binding *binding, const Field *fields, size_t count,
    DeferredBind bind)
{
	Deferred *deferred = g_new0(Deferred, 1);

	deferred->binding = binding;
	deferred->fields = fields;
	deferred->count = count;
	deferred->bind = bind;
	deferred->dates.preferred = binding->descriptor->dates;
	deferred->waiting =
	    g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
	return deferred;
}

void
deferred_free(Deferred *deferred)
{
	g_ptr_array_unref(deferred->waiting);
	g_free(deferred);
}

void
deferred_take(Deferred *deferred, const Record *record)
{
	if (date_decider_see(
		&deferred->dates, record, deferred->fields, deferred->count))
		g_ptr_array_add(deferred->waiting, record_copy(record));
	else
		deferred->bind(deferred->binding, record, DATE_ORDER_UNKNOWN);
}

void
deferred_finish(Deferred *deferred)
{
	DateOrder order = date_decider_decide(&deferred->dates);

	for (unsigned i = 0; i < deferred->waiting->len; i++)
		deferred->bind(
		    deferred->binding, deferred->waiting->pdata[i], order);
	date_decider_describe(&deferred->dates, deferred->binding->input);
}

bool
deferred_time(const Binding *binding, const Record *record, Field field,
    DateOrder order, Instant *out)
{
	const Value *value = record_value(record, field);

	if (record_time(record, field, order, out) == DATE_PARSE_OK ||
	    convert_epoch(value->text, value->length, out))
		return true;
	binding_reject_value(binding, record, value, "a date");
	return false;
}
