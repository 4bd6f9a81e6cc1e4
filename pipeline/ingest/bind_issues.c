#include "pipeline/ingest/bind_kinds.h"

#include <math.h>
#include <string.h>

#include "pipeline/ingest/date_decider.h"
#include "pipeline/ingest/issue_notes.h"

typedef struct IssueBinder {
	const Binding *binding;
	DateDecider dates;
	GPtrArray *waiting; /* of Record *: dates or parents are open */
	GHashTable *keys; /* the tracker's ids to keys */
	IssueNotes *notes;
} IssueBinder;

/* An issue under construction; the arrays borrow from the record. */
typedef struct Draft {
	const Record *record;
	DateOrder order;
	Issue issue;
	GPtrArray *components, *labels; /* of char * */
	GArray *links; /* of IssueLink */
	GStringChunk *parts; /* of cells that were split */
} Draft;

static const Field date_fields[] = { FIELD_CREATED, FIELD_STARTED, FIELD_WORKED,
	FIELD_STATUS_CHANGED, FIELD_START_PLANNED, FIELD_RESOLVED,
	FIELD_RESOLVED_GUESS, FIELD_UPDATED, FIELD_DUE };

static void *
open_binder(const Binding *binding)
{
	IssueBinder *self = g_new0(IssueBinder, 1);

	self->binding = binding;
	self->dates.preferred = binding->descriptor->dates;
	self->waiting =
	    g_ptr_array_new_with_free_func((GDestroyNotify)record_free);
	self->keys =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	self->notes = issue_notes_new();
	return self;
}

static void
free_binder(void *data)
{
	IssueBinder *self = data;

	g_ptr_array_unref(self->waiting);
	g_hash_table_unref(self->keys);
	issue_notes_free(self->notes);
	g_free(self);
}

static void
note(IssueBinder *self, IssueNote kind, const Record *record)
{
	issue_notes_add(self->notes, kind, record->line);
}

/* A time that the row is of use without. */
static Instant
optional_time(IssueBinder *self, const Draft *draft, Field field)
{
	Instant time;

	if (record_time(draft->record, field, draft->order, &time) ==
	    DATE_PARSE_OK)
		return time;
	note(self, ISSUE_NOTE_DATE, draft->record);
	return INSTANT_NONE;
}

/* False: rejected, since no duration can be told without it. */
static bool
essential_time(IssueBinder *self, const Draft *draft, Field field, Instant *out)
{
	if (record_time(draft->record, field, draft->order, out) ==
	    DATE_PARSE_OK)
		return true;
	binding_reject_value(self->binding, draft->record,
	    record_value(draft->record, field), "a date");
	return false;
}

static double
optional_number(IssueBinder *self, const Draft *draft, Field field)
{
	const Value *value = record_value(draft->record, field);
	double number;

	if (value == NULL)
		return NAN;
	if (convert_amount(value->text, value->map->unit, &number))
		return number;
	note(self, ISSUE_NOTE_NUMBER, draft->record);
	return NAN;
}

static StatusCategory
read_category(const Record *record, Field field)
{
	static const char *const names[] = {
		[STATUS_TODO] = "todo",
		[STATUS_DOING] = "doing",
		[STATUS_DONE] = "done",
	};
	const char *text = record_text(record, field);

	for (size_t i = STATUS_TODO; text && i < G_N_ELEMENTS(names); i++)
		if (strcmp(text, names[i]) == 0)
			return i;
	return STATUS_UNKNOWN;
}

static StatusCategory
find_category(const Record *record)
{
	StatusCategory category = read_category(record, FIELD_CATEGORY);

	if (category != STATUS_UNKNOWN)
		return category;
	if (record_value(record, FIELD_RESOLUTION) ||
	    record_value(record, FIELD_RESOLVED))
		return STATUS_DONE;
	category = read_category(record, FIELD_CATEGORY_GUESS);
	if (category == STATUS_UNKNOWN && record_value(record, FIELD_STARTED))
		return STATUS_DOING;
	return category;
}

static Instant
earliest(IssueBinder *self, const Draft *draft, Field field)
{
	Instant first = INSTANT_NONE, time;

	for (const Value *value = record_value(draft->record, field); value;
	     value = record_next(draft->record, value)) {
		if (instant_parse(value->text, value->length, draft->order,
			&time) != DATE_PARSE_OK)
			note(self, ISSUE_NOTE_DATE, draft->record);
		else if (first == INSTANT_NONE || time < first)
			first = time;
	}
	return first;
}

/* Few trackers say when work began; in order of trust, what comes near. */
static void
find_start(IssueBinder *self, Draft *draft)
{
	Issue *issue = &draft->issue;

	issue->started = optional_time(self, draft, FIELD_STARTED);
	if (issue->started != INSTANT_NONE)
		return;
	issue->started = earliest(self, draft, FIELD_WORKED);
	if (issue->started == INSTANT_NONE && issue->category == STATUS_DOING)
		issue->started =
		    optional_time(self, draft, FIELD_STATUS_CHANGED);
	if (issue->started == INSTANT_NONE)
		issue->started =
		    optional_time(self, draft, FIELD_START_PLANNED);
	if (issue->resolved != INSTANT_NONE && issue->started > issue->resolved)
		issue->started = INSTANT_NONE;
	issue->started_approximate = issue->started != INSTANT_NONE;
}

static void
find_resolution(IssueBinder *self, Draft *draft)
{
	Issue *issue = &draft->issue;

	if (issue->category != STATUS_DONE || issue->resolved != INSTANT_NONE)
		return;
	issue->resolved = optional_time(self, draft, FIELD_STATUS_CHANGED);
	if (issue->resolved != INSTANT_NONE) {
		note(self, ISSUE_NOTE_RESOLVED, draft->record);
		return;
	}
	issue->resolved = optional_time(self, draft, FIELD_RESOLVED_GUESS);
	if (issue->resolved != INSTANT_NONE)
		note(self, ISSUE_NOTE_CHANGED, draft->record);
}

static bool
read_times(IssueBinder *self, Draft *draft)
{
	Issue *issue = &draft->issue;

	if (!essential_time(self, draft, FIELD_CREATED, &issue->created) ||
	    !essential_time(self, draft, FIELD_RESOLVED, &issue->resolved))
		return false;
	issue->updated = optional_time(self, draft, FIELD_UPDATED);
	issue->due = optional_time(self, draft, FIELD_DUE);
	find_resolution(self, draft);
	find_start(self, draft);
	return true;
}

static void
add_part(Draft *draft, const FieldMap *map, const char *part, GPtrArray *list)
{
	if (map->convert == CONVERT_RELATION)
		part = convert_relation(part, map->only, map->only_count);
	if (part && *part)
		g_ptr_array_add(
		    list, g_string_chunk_insert(draft->parts, part));
}

static void
add_parts(Draft *draft, const Value *value, GPtrArray *list)
{
	const char *separator = value->map->split;
	g_auto(GStrv) parts = NULL;

	if (separator == NULL) {
		g_ptr_array_add(list, (char *)value->text);
		return;
	}
	parts = g_strsplit(value->text, separator, -1);
	for (char **part = parts; *part; part++)
		add_part(draft, value->map, g_strstrip(*part), list);
}

static GPtrArray *
read_list(Draft *draft, Field field)
{
	GPtrArray *list = g_ptr_array_new();

	for (const Value *value = record_value(draft->record, field); value;
	     value = record_next(draft->record, value))
		add_parts(draft, value, list);
	return list;
}

/* Redmine lists pairs, in which the issue is one itself: left out. */
static void
add_link(Draft *draft, LinkKind kind, const char *key)
{
	IssueLink link = { kind, key };

	if (strcmp(key, draft->issue.key) == 0)
		return;
	for (unsigned i = 0; i < draft->links->len; i++) {
		const IssueLink *other =
		    &g_array_index(draft->links, IssueLink, i);

		if (other->kind == kind && strcmp(other->key, key) == 0)
			return;
	}
	g_array_append_val(draft->links, link);
}

static void
add_links(Draft *draft, Field field, LinkKind kind)
{
	g_autoptr(GPtrArray) keys = read_list(draft, field);

	for (unsigned i = 0; i < keys->len; i++)
		add_link(draft, kind, keys->pdata[i]);
}

/* An id, or a key where the tracker says keys there. */
static const char *
resolve_parent(const IssueBinder *self, const char *id)
{
	if (check_holds(CHECK_ISSUE_KEY, id, strlen(id)))
		return id;
	return g_hash_table_lookup(self->keys, id);
}

static void
add_parent(IssueBinder *self, Draft *draft)
{
	const char *key = record_text(draft->record, FIELD_PARENT);
	const char *id = record_text(draft->record, FIELD_PARENT_ID);

	if (key == NULL && id) {
		key = resolve_parent(self, id);
		if (key == NULL)
			note(self, ISSUE_NOTE_PARENT, draft->record);
	}
	if (key)
		add_link(draft, LINK_PARENT, key);
}

/* Exports list sprints from the first to the last; other names of the field
 * do not compete. */
static const char *
last_text(const Record *record, Field field)
{
	const Value *first = record_value(record, field), *last = first;

	for (const Value *value = first; value && value->rank == first->rank;
	     value = record_next(record, value))
		last = value;
	return last ? last->text : NULL;
}

static void
read_texts(Draft *draft, const char *scope)
{
	const Record *record = draft->record;
	Issue *issue = &draft->issue;

	issue->scope = scope;
	issue->key = record_text(record, FIELD_KEY);
	issue->project = record_text(record, FIELD_PROJECT);
	issue->type = record_text(record, FIELD_TYPE);
	issue->kind =
	    issue->type ? issue_kind_from_type(issue->type) : ISSUE_OTHER;
	issue->summary = record_text(record, FIELD_SUMMARY);
	issue->status = record_text(record, FIELD_STATUS);
	issue->category = find_category(record);
	issue->resolution = record_text(record, FIELD_RESOLUTION);
	issue->priority = record_text(record, FIELD_PRIORITY);
	issue->assignee = record_text(record, FIELD_ASSIGNEE);
	issue->reporter = record_text(record, FIELD_REPORTER);
	issue->sprint = last_text(record, FIELD_SPRINT);
	issue->fix_version = record_text(record, FIELD_FIX_VERSION);
	issue->line = record->line;
}

static void
read_relations(IssueBinder *self, Draft *draft)
{
	draft->components = read_list(draft, FIELD_COMPONENT);
	draft->labels = read_list(draft, FIELD_LABEL);
	g_ptr_array_add(draft->components, NULL);
	g_ptr_array_add(draft->labels, NULL);
	add_links(draft, FIELD_BLOCKS, LINK_BLOCKS);
	add_links(draft, FIELD_BLOCKED_BY, LINK_BLOCKED_BY);
	add_links(draft, FIELD_RELATES, LINK_RELATES);
	add_parent(self, draft);
}

static void
hand_in(IssueBinder *self, Draft *draft)
{
	Issue *issue = &draft->issue;

	issue->points = optional_number(self, draft, FIELD_POINTS);
	issue->estimate_hours = optional_number(self, draft, FIELD_ESTIMATE);
	issue->spent_hours = optional_number(self, draft, FIELD_SPENT);
	issue->components = (const char *const *)draft->components->pdata;
	issue->labels = (const char *const *)draft->labels->pdata;
	issue->links = (const IssueLink *)draft->links->data;
	issue->link_count = draft->links->len;
	issue->input = self->binding->index;
	issue_notes_see(self->notes, issue);
	binding_account(self->binding, draft->record,
	    facts_add_issue(self->binding->facts, issue));
}

static void
bind(IssueBinder *self, const Record *record, DateOrder order)
{
	Draft draft = { .record = record, .order = order };

	const char *skip = record_text(record, FIELD_SKIP);

	if (skip == NULL && !record_value(record, FIELD_KEY))
		skip = record_text(record, FIELD_KEYLESS);
	if (skip) {
		binding_skip(self->binding, skip);
		return;
	}
	if (!record_value(record, FIELD_KEY)) {
		binding_reject(self->binding, record->line, 0,
		    record_text(record, FIELD_SUMMARY), "key is missing");
		return;
	}
	read_texts(&draft, descriptor_scope(self->binding->descriptor));
	if (!read_times(self, &draft))
		return;
	draft.links = g_array_new(false, false, sizeof(IssueLink));
	draft.parts = g_string_chunk_new(256);
	read_relations(self, &draft);
	hand_in(self, &draft);
	g_ptr_array_unref(draft.components);
	g_ptr_array_unref(draft.labels);
	g_array_unref(draft.links);
	g_string_chunk_free(draft.parts);
}

static bool
must_wait(IssueBinder *self, const Record *record)
{
	const char *parent = record_text(record, FIELD_PARENT_ID);
	bool open = date_decider_see(
	    &self->dates, record, date_fields, G_N_ELEMENTS(date_fields));

	return open || (parent && !record_value(record, FIELD_PARENT) &&
			   resolve_parent(self, parent) == NULL);
}

static void
take(void *data, const Record *record)
{
	IssueBinder *self = data;
	const char *id = record_text(record, FIELD_ID);
	const char *key = record_text(record, FIELD_KEY);

	if (id && key)
		g_hash_table_insert(self->keys, g_strdup(id), g_strdup(key));
	if (must_wait(self, record))
		g_ptr_array_add(self->waiting, record_copy(record));
	else
		bind(self, record, DATE_ORDER_UNKNOWN);
}

static void
finish(void *data)
{
	IssueBinder *self = data;
	Input *input = self->binding->input;
	DateOrder order = date_decider_decide(&self->dates);

	for (unsigned i = 0; i < self->waiting->len; i++)
		bind(self, self->waiting->pdata[i], order);
	date_decider_describe(&self->dates, input);
	issue_notes_report(self->notes, input);
	input->counts.issues = input->rows_used;
}

const BinderClass bind_issues_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
