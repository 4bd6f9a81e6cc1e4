#include "pipeline/ingest/bind_kinds.h"

#include <string.h>

#include "pipeline/ingest/deferred.h"

static const Field date_fields[] = { FIELD_CREATED, FIELD_LAST_CHANGED };

/* Rows whose state is none of ours. */
typedef struct FlagsBinder {
	const Binding *binding;
	Deferred *rows;
	long unknown, first_line;
	char *first; /* how the first of them spells it */
} FlagsBinder;

static FlagState
read_state(const Record *record)
{
	const char *text = record_text(record, FIELD_STATE);

	for (FlagState state = FLAG_ON; text && state <= FLAG_ARCHIVED; state++)
		if (strcmp(text, flag_state_name(state)) == 0)
			return state;
	return FLAG_STATE_UNKNOWN;
}

static FlagLifespan
read_lifespan(const Record *record)
{
	const char *text = record_text(record, FIELD_LIFESPAN);

	for (FlagLifespan span = FLAG_TEMPORARY; text && span <= FLAG_PERMANENT;
	     span++)
		if (strcmp(text, flag_lifespan_name(span)) == 0)
			return span;
	return FLAG_LIFESPAN_UNKNOWN;
}

static void
bind(const Binding *binding, const Record *record, DateOrder order)
{
	Flag flag = {
		.scope = descriptor_scope(binding->descriptor),
		.key = record_text(record, FIELD_KEY),
		.project = record_text(record, FIELD_PROJECT),
		.owner = record_text(record, FIELD_OWNER),
		.type = record_text(record, FIELD_TYPE),
		.state = read_state(record),
		.lifespan = read_lifespan(record),
		.input = binding->index,
		.line = record->line,
	};

	if (flag.key == NULL)
		binding_reject(
		    binding, record->line, 0, flag.owner, "key is missing");
	else if (deferred_time(
		     binding, record, FIELD_CREATED, order, &flag.created) &&
		 deferred_time(binding, record, FIELD_LAST_CHANGED, order,
		     &flag.last_changed))
		binding_account(
		    binding, record, facts_add_flag(binding->facts, &flag));
}

static void *
open_binder(const Binding *binding)
{
	FlagsBinder *self = g_new0(FlagsBinder, 1);

	self->binding = binding;
	self->rows =
	    deferred_new(binding, date_fields, G_N_ELEMENTS(date_fields), bind);
	return self;
}

static void
free_binder(void *data)
{
	FlagsBinder *self = data;

	deferred_free(self->rows);
	g_free(self->first);
	g_free(self);
}

static void
take(void *data, const Record *record)
{
	FlagsBinder *self = data;
	const char *state = record_text(record, FIELD_STATE);

	if (state && read_state(record) == FLAG_STATE_UNKNOWN &&
	    self->unknown++ == 0) {
		self->first = g_strdup(state);
		self->first_line = record->line;
	}
	deferred_take(self->rows, record);
}

static void
finish(void *data)
{
	FlagsBinder *self = data;
	Input *input = self->binding->input;

	deferred_finish(self->rows);
	if (self->unknown > 0)
		finding_list_add(input->findings, FINDING_WARNING, "flag-state",
		    input->path, self->first_line, 0,
		    "%ld row%s a state that is neither on, off nor archived, "
		    "here \"%s\"; it counts as unknown",
		    self->unknown, self->unknown == 1 ? " has" : "s have",
		    self->first);
	input->counts.flags = input->rows_used;
}

const BinderClass bind_flags_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
