#include "pipeline/ingest/bind_kinds.h"

#include <math.h>
#include <string.h>

#include "pipeline/ingest/deferred.h"

enum { SECONDS_PER_HOUR = 3600 };

static const Field date_fields[] = { FIELD_STARTED, FIELD_ACKNOWLEDGED,
	FIELD_RESOLVED, FIELD_RESOLVED_GUESS };

static bool
is_over(const Record *record)
{
	const char *category = record_text(record, FIELD_CATEGORY);

	return category && strcmp(category, "done") == 0;
}

/* A time, or how long after the start it was; false: rejected. */
static bool
read_moment(const Binding *binding, const Record *record, Field at, Field after,
    DateOrder order, Instant started, Instant *out)
{
	double hours;

	if (!deferred_time(binding, record, at, order, out))
		return false;
	if (*out != INSTANT_NONE)
		return true;
	if (!record_number(record, after, &hours)) {
		binding_reject_value(
		    binding, record, record_value(record, after), "a number");
		return false;
	}
	if (!isnan(hours))
		*out = started + (Instant)llround(hours * SECONDS_PER_HOUR);
	return true;
}

static bool
read_times(const Binding *binding, const Record *record, DateOrder order,
    Incident *incident)
{
	if (!deferred_time(
		binding, record, FIELD_STARTED, order, &incident->started))
		return false;
	if (incident->started == INSTANT_NONE) {
		binding_reject(binding, record->line, 0, incident->title,
		    "started is missing");
		return false;
	}
	if (!read_moment(binding, record, FIELD_ACKNOWLEDGED,
		FIELD_ACKNOWLEDGED_AFTER, order, incident->started,
		&incident->acknowledged) ||
	    !read_moment(binding, record, FIELD_RESOLVED, FIELD_RESOLVED_AFTER,
		order, incident->started, &incident->resolved))
		return false;
	return incident->resolved != INSTANT_NONE || !is_over(record) ||
	       deferred_time(binding, record, FIELD_RESOLVED_GUESS, order,
		   &incident->resolved);
}

/* Half a day's offset is a slip of time zones that spoils every duration. */
static bool
check_order(
    const Binding *binding, const Record *record, const Incident *incident)
{
	const char *what = NULL;

	if (incident->acknowledged != INSTANT_NONE &&
	    incident->acknowledged < incident->started)
		what = "acknowledged";
	if (incident->resolved != INSTANT_NONE &&
	    incident->resolved < incident->started)
		what = "resolved";
	if (what)
		binding_reject(binding, record->line, 0, incident->title,
		    "%s before it started", what);
	return what == NULL;
}

static void
bind(const Binding *binding, const Record *record, DateOrder order)
{
	Incident incident = {
		.scope = descriptor_scope(binding->descriptor),
		.id = record_text(record, FIELD_ID),
		.title = record_text(record, FIELD_TITLE),
		.status = record_text(record, FIELD_STATUS),
		.severity = record_text(record, FIELD_SEVERITY),
		.service = record_text(record, FIELD_SERVICE),
		.component = record_text(record, FIELD_COMPONENT),
		.cause = record_text(record, FIELD_CAUSE),
		.input = binding->index,
		.line = record->line,
	};

	if (read_times(binding, record, order, &incident) &&
	    check_order(binding, record, &incident))
		binding_account(binding, record,
		    facts_add_incident(binding->facts, &incident));
}

typedef struct IncidentsBinder {
	const Binding *binding;
	Deferred *rows;
} IncidentsBinder;

static void *
open_binder(const Binding *binding)
{
	IncidentsBinder *self = g_new0(IncidentsBinder, 1);

	self->binding = binding;
	self->rows =
	    deferred_new(binding, date_fields, G_N_ELEMENTS(date_fields), bind);
	return self;
}

static void
free_binder(void *data)
{
	IncidentsBinder *self = data;

	deferred_free(self->rows);
	g_free(self);
}

static void
take(void *data, const Record *record)
{
	IncidentsBinder *self = data;

	deferred_take(self->rows, record);
}

static void
finish(void *data)
{
	IncidentsBinder *self = data;
	Input *input = self->binding->input;

	deferred_finish(self->rows);
	input->counts.incidents = input->rows_used;
}

const BinderClass bind_incidents_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
