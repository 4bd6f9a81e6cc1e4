#include "pipeline/ingest/bind.h"

#include "pipeline/base/text.h"
#include "pipeline/ingest/bind_kinds.h"

enum { EXCERPT_LENGTH = 80, REJECT_LIMIT = 100000 };

struct Binder {
	const Binding *binding;
	const BinderClass *class;
	void *self;
};

static const BinderClass *const classes[] = {
	[INPUT_ISSUES] = &bind_issues_class,
	[INPUT_SCHEMA] = &bind_schema_class,
	[INPUT_BILLING] = &bind_billing_class,
	[INPUT_METRICS] = &bind_metrics_class,
	[INPUT_FLAGS] = &bind_flags_class,
	[INPUT_INCIDENTS] = &bind_incidents_class,
	[INPUT_DECISIONS] = &bind_decisions_class,
};

Binder *
binder_new(const Binding *binding)
{
	Binder *binder = g_new0(Binder, 1);

	binder->binding = binding;
	binder->class = binding->descriptor->rows == ROWS_CATALOG
			    ? &bind_catalog_class
			    : classes[binding->descriptor->kind];
	binder->self = binder->class->open(binding);
	return binder;
}

void
binder_free(Binder *binder)
{
	if (binder == NULL)
		return;
	binder->class->free(binder->self);
	g_free(binder);
}

void
binder_take(Binder *binder, const Record *record)
{
	const Value *bad;

	if (record->bad < 0) {
		binder->class->take(binder->self, record);
		return;
	}
	bad = &g_array_index(record->values, Value, record->bad);
	binding_reject_value(
	    binder->binding, record, bad, check_expectation(bad->map->check));
}

void
binder_finish(Binder *binder)
{
	binder->class->finish(binder->self);
}

void
binding_use(const Binding *binding)
{
	binding->input->rows_used++;
}

void
binding_skip(const Binding *binding, const char *reason)
{
	input_skip(binding->input, reason, 1);
}

/* A file of the wrong kind must not fill the memory with complaints. */
static bool
has_room(const Binding *binding)
{
	Input *input = binding->input;

	if (input->rows_rejected == REJECT_LIMIT + 1)
		finding_list_add(input->findings, FINDING_WARNING,
		    "rejects-not-listed", input->path, 0, 0,
		    "only the first %d rejected rows are listed; the others "
		    "are counted",
		    REJECT_LIMIT);
	return input->rows_rejected <= REJECT_LIMIT;
}

void
binding_reject(const Binding *binding, long line, long column,
    const char *excerpt, const char *format, ...)
{
	g_autofree char *clean = text_clean(excerpt ? excerpt : "");
	g_autofree char *brief =
	    text_shorten(g_strstrip(clean), EXCERPT_LENGTH);
	g_autofree char *reason = NULL;
	va_list args;

	va_start(args, format);
	reason = g_strdup_vprintf(format, args);
	va_end(args);
	binding->input->rows_rejected++;
	if (has_room(binding))
		facts_add_reject(binding->facts, binding->index, line, column,
		    reason, brief);
	if (binding->first->reason == NULL)
		*binding->first =
		    (FirstReject){ line, column, g_steal_pointer(&reason) };
}

void
binding_reject_value(const Binding *binding, const Record *record,
    const Value *value, const char *what)
{
	binding_reject(binding, record->line, value->column, value->text,
	    "%s is not %s", field_name(value->map->to), what);
}

void
binding_account(const Binding *binding, const Record *record, FactsAdd outcome)
{
	switch (outcome) {
	case FACTS_ADDED:
	case FACTS_REPLACED:
		binding_use(binding);
		break;
	case FACTS_DUPLICATE:
		binding_skip(binding, SKIP_OLDER);
		break;
	case FACTS_TOO_LATE:
		binding_skip(binding, SKIP_TOO_LATE);
		break;
	case FACTS_OVERFLOW:
		binding_reject(binding, record->line, 0, NULL,
		    "the sum of costs leaves the range of exact numbers");
		break;
	}
}
