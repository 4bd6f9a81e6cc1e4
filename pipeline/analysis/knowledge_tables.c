#include "pipeline/analysis/knowledge_tables.h"

#include <math.h>

#include "pipeline/analysis/knowledge_words.h"
#include "pipeline/analysis/words.h"

enum { MOST_NAMES = 4 };

static Message
unit_title(const KnowledgeMapResult *map)
{
	static const Message titles[] = {
		[AREA_COMPONENT] = MSG_KNOWLEDGE_COMPONENT,
		[AREA_DOMAIN] = MSG_KNOWLEDGE_DOMAIN,
		[AREA_LABEL] = MSG_KNOWLEDGE_LABEL,
		[AREA_EPIC] = MSG_KNOWLEDGE_EPIC,
		[AREA_NONE] = MSG_KNOWLEDGE_COMPONENT,
	};

	return titles[map->areas->unit];
}

static void
add_text(GPtrArray *row, const char *text)
{
	const bool missing = text == NULL || *text == '\0';

	report_row_add(row, missing ? NULL : text, missing ? "" : NULL, NULL);
}

static void
add_count(GPtrArray *row, guint count, const char *figure)
{
	char text[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];

	report_row_add(row, number_format_count(count, text),
	    number_format_machine(count, machine), figure);
}

static void
add_date(GPtrArray *row, Instant time)
{
	char human[MONTH_TEXT_SIZE], date[DATE_TEXT_SIZE];

	if (time == INSTANT_NONE) {
		report_row_add(row, NULL, "", NULL);
		return;
	}
	report_row_add(row,
	    month_format_human(date_month(instant_date(time)), human),
	    date_format_iso(instant_date(time), date), NULL);
}

static void
add_state(GPtrArray *row, AreaState state)
{
	static const struct {
		Message words;
		const char *machine;
	} states[AREA_STATES] = {
		[AREA_TOO_LITTLE] = { MSG_KNOWLEDGE_STATE_LITTLE,
		    "too-little-evidence" },
		[AREA_ORPHANED] = { MSG_KNOWLEDGE_STATE_ORPHANED, "orphaned" },
		[AREA_SOLE] = { MSG_KNOWLEDGE_STATE_SOLE, "single" },
		[AREA_SHARED] = { MSG_KNOWLEDGE_STATE_SHARED, "shared" },
	};

	report_row_add(
	    row, lang_text(states[state].words), states[state].machine, NULL);
}

/* How many experts, and who; neither where it cannot be told. */
static void
add_experts(const KnowledgeMapResult *map, const KnowledgeArea *area,
    guint most, GPtrArray *row)
{
	const bool known = area->state != AREA_TOO_LITTLE;
	g_autofree char *id = knowledge_area_figure(area, "experts");
	g_autofree char *names =
	    known ? knowledge_people_names(map, area->experts, most) : NULL;

	report_row_add_number(
	    row, known ? (double)area->experts->len : NAN, 6, id);
	add_text(row, names);
}

static void
add_share(const KnowledgeArea *area, GPtrArray *row)
{
	g_autofree char *id = knowledge_area_figure(area, "top_share");

	words_add_share(
	    row, area->state == AREA_TOO_LITTLE ? NAN : area->top_share, id);
}

static void
add_effective(const KnowledgeArea *area, GPtrArray *row)
{
	g_autofree char *id = knowledge_area_figure(area, "effective_people");

	report_row_add_number(
	    row, area->state == AREA_TOO_LITTLE ? NAN : area->effective, 2, id);
}

static void
add_area(const KnowledgeMapResult *map, guint at, ReportTable *table)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *gone =
	    knowledge_people_names(map, area->gone, MOST_NAMES);
	g_autofree char *open = knowledge_area_figure(area, "open_issues");

	add_text(row, area->name);
	add_state(row, area->state);
	add_experts(map, area, MOST_NAMES, row);
	add_share(area, row);
	add_effective(area, row);
	add_text(row, gone);
	add_count(row, area->open, open);
}

static char *
caption_of(const KnowledgeMapResult *map)
{
	char shown[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];

	if (map->list->len <= KNOWLEDGE_ROWS)
		return lang_format(
		    MSG_KNOWLEDGE_TABLE, knowledge_unit_words(map), NULL);
	return lang_format(MSG_KNOWLEDGE_TABLE_SOME, knowledge_unit_words(map),
	    number_format_count(KNOWLEDGE_ROWS, shown),
	    number_format_count(map->list->len, all), NULL);
}

ReportTable *
knowledge_table(const KnowledgeMapResult *map)
{
	const ColumnWords columns[] = {
		{ "area", unit_title(map), ALIGN_TEXT },
		{ "state", MSG_KNOWLEDGE_COL_STATE, ALIGN_TEXT },
		{ "experts", MSG_KNOWLEDGE_COL_EXPERTS, ALIGN_NUMBER },
		{ "who", MSG_KNOWLEDGE_COL_WHO, ALIGN_TEXT },
		{ "top_share", MSG_KNOWLEDGE_COL_SHARE, ALIGN_NUMBER },
		{ "effective_people", MSG_KNOWLEDGE_COL_EFFECTIVE,
		    ALIGN_NUMBER },
		{ "gone", MSG_KNOWLEDGE_COL_GONE, ALIGN_TEXT },
		{ "open_issues", MSG_KNOWLEDGE_COL_OPEN, ALIGN_NUMBER },
	};
	g_autofree char *caption = caption_of(map);
	ReportTable *table = report_table_new("knowledge", caption, NULL);

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < MIN(map->order->len, KNOWLEDGE_ROWS); i++)
		add_area(map, g_array_index(map->order, guint, i), table);
	return table;
}

static void
add_leaving(
    const KnowledgeMapResult *map, const Leaving *leaving, ReportTable *table)
{
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *lost =
	    knowledge_person_figure(map, leaving->person, "orphans");
	g_autofree char *open =
	    knowledge_person_figure(map, leaving->person, "open_issues");
	g_autofree char *orphaned =
	    knowledge_area_names(map, leaving->orphaned, MOST_NAMES);
	g_autofree char *stalled =
	    knowledge_area_names(map, leaving->stalled, MOST_NAMES);

	add_text(row, people_name(map->people, leaving->person));
	add_count(row, leaving->orphaned->len, lost);
	add_text(row, orphaned);
	add_text(row, stalled);
	add_count(row, leaving->open, open);
	add_date(row, people_last_seen(map->people, leaving->person));
}

ReportTable *
knowledge_leaving_table(const KnowledgeMapResult *map)
{
	static const ColumnWords columns[] = {
		{ "person", MSG_KNOWLEDGE_COL_LEAVES, ALIGN_TEXT },
		{ "orphaned", MSG_KNOWLEDGE_COL_LOST, ALIGN_NUMBER },
		{ "areas", MSG_KNOWLEDGE_COL_NAMES, ALIGN_TEXT },
		{ "stalled", MSG_KNOWLEDGE_COL_STALLED, ALIGN_TEXT },
		{ "open_issues", MSG_KNOWLEDGE_COL_THEIRS, ALIGN_NUMBER },
		{ "last_seen", MSG_KNOWLEDGE_COL_SEEN, ALIGN_TEXT },
	};
	const guint shown = MIN(map->leaving->len, KNOWLEDGE_ROWS);
	char few[NUMBER_TEXT_SIZE], all[NUMBER_TEXT_SIZE];
	g_autofree char *caption =
	    shown == map->leaving->len
		? g_strdup(lang_text(MSG_KNOWLEDGE_LEAVING))
		: lang_format(MSG_KNOWLEDGE_LEAVING_SOME,
		      number_format_count(shown, few),
		      number_format_count(map->leaving->len, all), NULL);
	ReportTable *table;

	if (shown == 0)
		return NULL;
	table = report_table_new("knowledge-leaving", caption, NULL);
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < shown; i++)
		add_leaving(map, g_ptr_array_index(map->leaving, i), table);
	return table;
}

/* "28 (14 to 56)". */
static void
add_hours(const KnowledgeArea *area, ThreePoint hours, GPtrArray *row)
{
	char mode[NUMBER_TEXT_SIZE], low[NUMBER_TEXT_SIZE],
	    high[NUMBER_TEXT_SIZE], machine[NUMBER_TEXT_SIZE];
	g_autofree char *id = knowledge_area_figure(area, "pairing_hours");
	g_autofree char *text = NULL;

	number_format_human(hours.mode, 3, mode);
	text = hours.low == hours.high
		   ? g_strdup(mode)
		   : lang_format(MSG_KNOWLEDGE_HOURS_RANGE, mode,
			 number_format_human(hours.low, 3, low),
			 number_format_human(hours.high, 3, high), NULL);
	report_row_add(
	    row, text, number_format_machine(hours.mode, machine), id);
}

static void
add_pairing(const KnowledgeMapResult *map, guint step, ReportTable *table)
{
	const Pairing *pairing = &g_array_index(map->pairings, Pairing, step);
	const KnowledgeArea *area = knowledge_map_at(map, pairing->area);
	g_autofree char *issues = knowledge_area_figure(area, "pairing_issues");
	g_autofree char *truck = knowledge_area_figure(area, "pairing_truck");
	GPtrArray *row;

	if (pairing->learner == NO_PERSON)
		return;
	row = report_table_add_row(table);
	add_count(row, step + 1, NULL);
	add_text(row, area->name);
	add_text(row, people_name(map->people, pairing->knower));
	add_text(row, people_name(map->people, pairing->learner));
	report_row_add_number(row, pairing->issues, 6, issues);
	add_hours(area, pairing->hours, row);
	add_count(row, (guint)pairing->truck, truck);
}

ReportTable *
knowledge_pairing_table(const KnowledgeMapResult *map)
{
	const ColumnWords columns[] = {
		{ "step", MSG_KNOWLEDGE_COL_STEP, ALIGN_NUMBER },
		{ "area", unit_title(map), ALIGN_TEXT },
		{ "knows", MSG_KNOWLEDGE_COL_FROM, ALIGN_TEXT },
		{ "learns", MSG_KNOWLEDGE_COL_TO, ALIGN_TEXT },
		{ "issues", MSG_KNOWLEDGE_COL_NEXT, ALIGN_NUMBER },
		{ "hours", MSG_KNOWLEDGE_COL_HOURS, ALIGN_NUMBER },
		{ "truck_factor", MSG_KNOWLEDGE_COL_TRUCK, ALIGN_NUMBER },
	};
	ReportTable *table;

	if (map->pairings->len == 0 ||
	    g_array_index(map->pairings, Pairing, 0).learner == NO_PERSON)
		return NULL;
	table = report_table_new(
	    "knowledge-pairing", lang_text(MSG_KNOWLEDGE_PAIRING), NULL);
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->pairings->len; i++)
		add_pairing(map, i, table);
	return table;
}

static const Pairing *
pairing_of(const KnowledgeMapResult *map, guint area)
{
	for (guint i = 0; i < map->pairings->len; i++) {
		const Pairing *pairing =
		    &g_array_index(map->pairings, Pairing, i);

		if (pairing->area == area && pairing->learner != NO_PERSON)
			return pairing;
	}
	return NULL;
}

static char *
needs_words(const KnowledgeMapResult *map, const KnowledgeArea *area)
{
	g_autoptr(GArray) list = g_array_new(FALSE, FALSE, sizeof(guint));

	for (guint i = 0; i < area->needs->len; i++)
		g_array_append_val(
		    list, g_array_index(area->needs, AreaNeed, i).area);
	return knowledge_area_names(map, list, G_MAXUINT);
}

static void
add_register_row(const KnowledgeMapResult *map, guint at, ReportTable *table)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	const Pairing *pairing = pairing_of(map, at);
	GPtrArray *row = report_table_add_row(table);
	g_autofree char *gone =
	    knowledge_people_names(map, area->gone, G_MAXUINT);
	g_autofree char *needs = needs_words(map, area);

	add_text(row, area->name);
	add_text(row, area->id);
	add_text(row, lang_text(unit_title(map)));
	add_state(row, area->state);
	add_experts(map, area, G_MAXUINT, row);
	add_text(row, gone);
	add_text(row, area->top == NO_PERSON
			  ? NULL
			  : people_name(map->people, area->top));
	add_share(area, row);
	add_effective(area, row);
	add_date(row, area->last);
	add_count(row, area->issues, NULL);
	add_count(row, area->events, NULL);
	add_count(row, area->open, NULL);
	add_text(row, needs);
	add_text(row, pairing == NULL
			  ? NULL
			  : people_name(map->people, pairing->learner));
	report_row_add_number(
	    row, pairing == NULL ? NAN : pairing->issues, 6, NULL);
	report_row_add_number(
	    row, pairing == NULL ? NAN : pairing->hours.mode, 6, NULL);
}

ReportTable *
knowledge_register(const KnowledgeMapResult *map)
{
	const ColumnWords columns[] = {
		{ "area", unit_title(map), ALIGN_TEXT },
		{ "id", MSG_KNOWLEDGE_COL_ID, ALIGN_TEXT },
		{ "unit", MSG_KNOWLEDGE_COL_UNIT, ALIGN_TEXT },
		{ "state", MSG_KNOWLEDGE_COL_STATE, ALIGN_TEXT },
		{ "experts", MSG_KNOWLEDGE_COL_EXPERTS, ALIGN_NUMBER },
		{ "who", MSG_KNOWLEDGE_COL_WHO, ALIGN_TEXT },
		{ "gone", MSG_KNOWLEDGE_COL_GONE, ALIGN_TEXT },
		{ "top", MSG_KNOWLEDGE_COL_TOP, ALIGN_TEXT },
		{ "top_share", MSG_KNOWLEDGE_COL_SHARE, ALIGN_NUMBER },
		{ "effective_people", MSG_KNOWLEDGE_COL_EFFECTIVE,
		    ALIGN_NUMBER },
		{ "last_resolved", MSG_KNOWLEDGE_COL_LAST, ALIGN_TEXT },
		{ "issues", MSG_KNOWLEDGE_COL_ISSUES, ALIGN_NUMBER },
		{ "events", MSG_KNOWLEDGE_COL_EVENTS, ALIGN_NUMBER },
		{ "open_issues", MSG_KNOWLEDGE_COL_OPEN, ALIGN_NUMBER },
		{ "needs", MSG_KNOWLEDGE_COL_NEEDS, ALIGN_TEXT },
		{ "learner", MSG_KNOWLEDGE_COL_TO, ALIGN_TEXT },
		{ "pairing_issues", MSG_KNOWLEDGE_COL_NEXT, ALIGN_NUMBER },
		{ "pairing_hours", MSG_KNOWLEDGE_COL_HOURS, ALIGN_NUMBER },
	};
	g_autofree char *caption = lang_format(
	    MSG_KNOWLEDGE_REGISTER, knowledge_unit_words(map), NULL);
	ReportTable *table =
	    report_table_new("knowledge-register", caption, "knowledge");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->order->len; i++)
		add_register_row(
		    map, g_array_index(map->order, guint, i), table);
	return table;
}

static bool
is_expert(const KnowledgeArea *area, guint person)
{
	for (guint i = 0; i < area->experts->len; i++)
		if (g_array_index(area->experts, guint, i) == person)
			return true;
	return false;
}

static void
add_flag(GPtrArray *row, bool flag)
{
	report_row_add(row,
	    lang_text(flag ? MSG_KNOWLEDGE_YES : MSG_KNOWLEDGE_NO),
	    flag ? "true" : "false", NULL);
}

static void
add_matrix_row(
    const KnowledgeMapResult *map, guint at, guint person, ReportTable *table)
{
	const KnowledgeArea *area = knowledge_map_at(map, at);
	const double k = knowledge_of(map->knowledge, at, person);
	GPtrArray *row;

	if (k <= 0)
		return;
	row = report_table_add_row(table);
	add_text(row, area->name);
	add_text(row, people_name(map->people, person));
	add_flag(row, !people_is_gone(map->people, person));
	add_flag(row, is_expert(area, person));
	report_row_add_number(row, k, 3, NULL);
}

ReportTable *
knowledge_matrix(const KnowledgeMapResult *map)
{
	const ColumnWords columns[] = {
		{ "area", unit_title(map), ALIGN_TEXT },
		{ "person", MSG_KNOWLEDGE_COL_PERSON, ALIGN_TEXT },
		{ "here", MSG_KNOWLEDGE_COL_HERE, ALIGN_TEXT },
		{ "expert", MSG_KNOWLEDGE_COL_EXPERT, ALIGN_TEXT },
		{ "knowledge", MSG_KNOWLEDGE_COL_KNOWLEDGE, ALIGN_NUMBER },
	};
	g_autofree char *caption =
	    lang_format(MSG_KNOWLEDGE_MATRIX, knowledge_unit_words(map), NULL);
	ReportTable *table =
	    report_table_new("knowledge-matrix", caption, "knowledge-people");

	table->file_only = true;
	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < map->list->len; i++)
		for (guint p = 0; p < people_count(map->people); p++)
			add_matrix_row(map, i, p, table);
	return table;
}
