#include "pipeline/report/report.h"

#include <math.h>

static void
limit_free(void *data)
{
	ReportLimit *limit = data;

	g_free(limit->id);
	g_free(limit->label);
	g_free(limit->kind);
	g_free(limit->fingerprint);
	g_free(limit);
}

static void
action_free(void *data)
{
	ReportAction *action = data;

	g_free(action->subject);
	g_free(action->label);
	g_free(action->state);
	g_free(action->fingerprint);
	g_free(action->issue);
	g_free(action);
}

static void
input_free(void *data)
{
	ReportInput *input = data;

	g_free(input->path);
	g_free(input->format);
	g_free(input->kind);
	g_free(input->why);
	g_free(input->sha256);
	g_free(input->encoding);
	g_free(input->compression);
	g_ptr_array_unref(input->skips);
	g_ptr_array_unref(input->counts);
	g_ptr_array_unref(input->totals);
	g_free(input);
}

static void
reject_free(void *data)
{
	ReportReject *reject = data;

	g_free(reject->file);
	g_free(reject->reason);
	g_free(reject->excerpt);
	g_free(reject);
}

static void
source_free(void *data)
{
	ReportSource *source = data;

	g_free(source->id);
	g_free(source->label);
	g_free(source->unit);
	g_free(source->text);
	g_free(source->key);
	g_free(source->file);
	g_free(source);
}

static void
earlier_free(void *data)
{
	ReportEarlier *earlier = data;

	g_free(earlier->path);
	g_free(earlier->sha256);
	g_free(earlier);
}

static void
event_free(void *data)
{
	ReportEvent *event = data;

	g_free(event->key);
	g_free(event->title);
	g_free(event->description);
	g_free(event->category);
	g_free(event->owner);
	g_free(event->url);
	g_free(event->rrule);
	g_free(event);
}

static void
block_free(void *data)
{
	Block *block = data;

	g_free(block->text);
	g_free(block->detail);
	g_free(block->note);
	g_free(block->figure);
	g_clear_pointer(&block->items, g_ptr_array_unref);
	report_table_free(block->table);
	chart_spec_free(block->chart);
	g_free(block);
}

static void
brief_free(SectionBrief *brief)
{
	if (brief == NULL)
		return;
	g_free(brief->chart);
	g_free(brief->table);
	g_strfreev(brief->columns);
	g_free(brief->caption);
	g_free(brief->whole);
	g_free(brief);
}

static void
section_free(void *data)
{
	Section *section = data;

	g_free(section->id);
	g_free(section->title);
	g_free(section->lead);
	g_free(section->ask);
	brief_free(section->brief);
	g_ptr_array_unref(section->blocks);
	g_free(section);
}

Report *
report_new(const char *service, Date as_of, const char *version)
{
	Report *report = g_new0(Report, 1);

	report->service = g_strdup(service);
	report->as_of = as_of;
	report->version = g_strdup(version);
	report->figures = figure_set_new();
	report->sections = g_ptr_array_new_with_free_func(section_free);
	report->limits = g_ptr_array_new_with_free_func(limit_free);
	report->actions = g_ptr_array_new_with_free_func(action_free);
	report->inputs = g_ptr_array_new_with_free_func(input_free);
	report->rejects = g_ptr_array_new_with_free_func(reject_free);
	report->sources = g_ptr_array_new_with_free_func(source_free);
	report->earlier = g_ptr_array_new_with_free_func(earlier_free);
	report->events = g_ptr_array_new_with_free_func(event_free);
	report->findings = finding_list_new();
	return report;
}

void
report_free(Report *report)
{
	if (report == NULL)
		return;
	g_free(report->service);
	g_free(report->version);
	g_free(report->headline);
	g_free(report->since);
	figure_set_free(report->figures);
	g_ptr_array_unref(report->sections);
	g_ptr_array_unref(report->limits);
	g_ptr_array_unref(report->actions);
	g_ptr_array_unref(report->inputs);
	g_ptr_array_unref(report->rejects);
	g_ptr_array_unref(report->sources);
	g_ptr_array_unref(report->events);
	g_ptr_array_unref(report->earlier);
	finding_list_free(report->findings);
	g_free(report);
}

void
report_set_headline(Report *report, const char *headline)
{
	g_free(report->headline);
	report->headline = g_strdup(headline);
}

void
report_set_since(Report *report, const char *since)
{
	g_free(report->since);
	report->since = g_strdup(since);
}

ReportInput *
report_add_input(Report *report, const char *path)
{
	ReportInput *input = g_new0(ReportInput, 1);

	input->path = g_strdup(path);
	input->skips = g_ptr_array_new_with_free_func(g_free);
	input->counts = g_ptr_array_new_with_free_func(g_free);
	input->totals = g_ptr_array_new_with_free_func(g_free);
	g_ptr_array_add(report->inputs, input);
	return input;
}

ReportLimit *
report_add_limit(Report *report, const char *id, const char *label,
    const char *kind, bool proxy)
{
	ReportLimit *limit = g_new0(ReportLimit, 1);

	limit->id = g_strdup(id);
	limit->label = g_strdup(label);
	limit->kind = g_strdup(kind);
	limit->proxy = proxy;
	g_ptr_array_add(report->limits, limit);
	return limit;
}

ReportAction *
report_add_action(Report *report, const char *subject, const char *label,
    const char *fingerprint)
{
	ReportAction *action = g_new0(ReportAction, 1);

	action->subject = g_strdup(subject);
	action->label = g_strdup(label);
	action->state = g_strdup("unknown");
	action->fingerprint = g_strdup(fingerprint);
	action->due = DATE_NONE;
	g_ptr_array_add(report->actions, action);
	return action;
}

void
report_add_earlier(Report *report, const char *path, const char *sha256,
    long long bytes, Date as_of)
{
	ReportEarlier *earlier = g_new0(ReportEarlier, 1);

	earlier->path = g_strdup(path);
	earlier->sha256 = g_strdup(sha256);
	earlier->bytes = bytes;
	earlier->as_of = as_of;
	g_ptr_array_add(report->earlier, earlier);
}

ReportEvent *
report_add_event(Report *report, const char *key, const char *title, Date start)
{
	ReportEvent *event = g_new0(ReportEvent, 1);

	event->key = g_strdup(key);
	event->title = g_strdup(title);
	event->start = start;
	g_ptr_array_add(report->events, event);
	return event;
}

ReportSource *
report_add_source(Report *report, const char *id)
{
	ReportSource *source = g_new0(ReportSource, 1);

	source->id = g_strdup(id);
	source->value = source->lo = source->hi = NAN;
	source->usual = source->usual_lo = source->usual_hi = NAN;
	g_ptr_array_add(report->sources, source);
	return source;
}

void
report_add_reject(Report *report, const char *file, long line, long column,
    const char *reason, const char *excerpt)
{
	ReportReject *reject = g_new(ReportReject, 1);

	reject->file = g_strdup(file);
	reject->line = line;
	reject->column = column;
	reject->reason = g_strdup(reason);
	reject->excerpt = g_strdup(excerpt);
	g_ptr_array_add(report->rejects, reject);
}

Section *
report_add_section(Report *report, const char *id, int rank, const char *title)
{
	Section *section = g_new0(Section, 1);

	section->id = g_strdup(id);
	section->title = g_strdup(title);
	section->rank = rank;
	section->blocks = g_ptr_array_new_with_free_func(block_free);
	g_ptr_array_add(report->sections, section);
	return section;
}

int
section_deliverable(int rank)
{
	return rank >= 20 && rank < 80 ? rank / 10 - 1 : 0;
}

Section *
report_find_section(const Report *report, const char *id)
{
	for (unsigned i = 0; i < report->sections->len; i++) {
		Section *section = report->sections->pdata[i];

		if (g_str_equal(section->id, id))
			return section;
	}
	return NULL;
}

const ReportTable *
section_find_table(const Section *section, const char *id)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->table != NULL && g_str_equal(block->table->id, id))
			return block->table;
	}
	return NULL;
}

void
section_set_lead(Section *section, const char *lead)
{
	g_free(section->lead);
	section->lead = g_strdup(lead);
}

void
section_set_ask(Section *section, const char *ask)
{
	g_free(section->ask);
	section->ask = g_strdup(ask);
}

void
section_set_brief(Section *section, const SectionBrief *brief)
{
	SectionBrief *copy = g_new(SectionBrief, 1);

	copy->chart = g_strdup(brief->chart);
	copy->table = g_strdup(brief->table);
	copy->columns = g_strdupv(brief->columns);
	copy->caption = g_strdup(brief->caption);
	copy->whole = g_strdup(brief->whole);
	brief_free(section->brief);
	section->brief = copy;
}

static Block *
add_block(
    Section *section, BlockKind kind, const char *text, const char *detail)
{
	Block *block = g_new0(Block, 1);

	block->kind = kind;
	block->text = g_strdup(text);
	block->detail = g_strdup(detail);
	block->date = DATE_NONE;
	g_ptr_array_add(section->blocks, block);
	return block;
}

void
section_add_heading(Section *section, const char *text)
{
	add_block(section, BLOCK_HEADING, text, NULL);
}

void
section_add_text(Section *section, const char *text)
{
	add_block(section, BLOCK_TEXT, text, NULL);
}

void
section_add_list(Section *section, const char *const *items)
{
	Block *block = add_block(section, BLOCK_LIST, NULL, NULL);

	block->items = g_ptr_array_new_with_free_func(g_free);
	for (; *items != NULL; items++)
		g_ptr_array_add(block->items, g_strdup(*items));
}

void
section_add_finding(
    Section *section, FindingLevel level, const char *text, const char *detail)
{
	add_block(section, BLOCK_FINDING, text, detail)->level = level;
}

void
section_add_insufficient(
    Section *section, const char *missing, const char *needed)
{
	add_block(section, BLOCK_INSUFFICIENT, missing, needed);
}

void
section_add_file(Section *section, const char *text, const char *path)
{
	add_block(section, BLOCK_FILE, text, path);
}

void
section_add_key_figure(Section *section, const char *figure, const char *label,
    const char *value, const char *note)
{
	Block *block = add_block(section, BLOCK_KEY_FIGURE, label, value);

	block->note = g_strdup(note);
	block->figure = g_strdup(figure);
}

void
section_add_event(
    Section *section, Date date, const char *text, const char *detail)
{
	add_block(section, BLOCK_EVENT, text, detail)->date = date;
}

ReportTable *
section_add_table(Section *section, ReportTable *table)
{
	return add_block(section, BLOCK_TABLE, NULL, NULL)->table = table;
}

ChartSpec *
section_add_chart(Section *section, ChartSpec *chart)
{
	return add_block(section, BLOCK_CHART, NULL, NULL)->chart = chart;
}
