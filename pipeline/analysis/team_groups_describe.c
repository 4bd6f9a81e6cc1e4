#include <math.h>

#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/team_groups.h"
#include "pipeline/analysis/words.h"
#include "pipeline/config/config_find.h"

/* What is said of each condition. */
static const struct {
	Message todo, need;
} conditions[GROUP_CONDITIONS] = {
	[GROUP_CONTEXT] = { MSG_GROUP_DO_CONTEXT, MSG_GROUP_NEED_CONTEXT },
	[GROUP_CEREMONIES] = { MSG_GROUP_DO_CEREMONIES,
	    MSG_GROUP_NEED_CEREMONIES },
	[GROUP_OWNERSHIP] = { MSG_GROUP_DO_OWNERSHIP,
	    MSG_GROUP_NEED_OWNERSHIP },
};

static const struct {
	Message words, text;
	FindingLevel level;
} verdicts[] = {
	[GROUP_OPEN] = { MSG_GROUP_OPEN, MSG_GROUP_TEXT_OPEN, FINDING_NOTE },
	[GROUP_ONE_TEAM] = { MSG_GROUP_ONE_TEAM, MSG_GROUP_TEXT_ONE,
	    FINDING_NOTE },
	[GROUP_TICKETS] = { MSG_GROUP_TICKETS, MSG_GROUP_TEXT_TICKETS,
	    FINDING_WARNING },
};

static const Message answers[] = {
	[GROUP_UNKNOWN] = MSG_GROUP_NOT_KNOWN,
	[GROUP_MET] = MSG_GROUP_YES,
	[GROUP_UNMET] = MSG_GROUP_NO,
};

/* "unknown", "met", "unmet": for files. */
static const char *const state_names[] = { "unknown", "met", "unmet" };

static char *
figure_id(const TeamGroup *group, const char *what)
{
	return g_strdup_printf("team.group.%s.%s", group->slug, what);
}

static char *
figure_label(const TeamGroup *group, Message label)
{
	return lang_format(label, group->config->name, NULL);
}

/* A share that was counted from ISSUES, or why it was not. */
static void
put_share(const Evidence *evidence, const TeamGroup *group, const char *what,
    Message label, Message method, Message missing, double value, guint n,
    const GPtrArray *issues, FigureSet *figures)
{
	g_autofree char *id = figure_id(group, what);
	g_autofree char *name = figure_label(group, label);
	const size_t shown = MIN(issues->len, FIGURE_EVIDENCE);
	Figure *figure;

	if (isnan(value)) {
		figure_set_missing(
		    figures, id, name, "share", lang_text(missing));
		return;
	}
	figure = figure_set_number(
	    figures, id, name, "share", value, lang_text(method));
	figure->n = n;
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_configured(figure, "team.groups");
	figure_uses(figure, ASSUME_GROUP_WINDOW);
	for (size_t i = 0; i < shown; i++) {
		const Issue *issue = g_ptr_array_index(
		    issues, figure_spread_evidence(issues->len, shown, i));

		figure_shows_issue(figure, evidence, issue,
		    issues == group->raised ? issue->reporter
					    : issue->assignee);
	}
}

static void
put_decides(
    const Evidence *evidence, const TeamGroup *group, FigureSet *figures)
{
	g_autofree char *id = figure_id(group, "decides");
	g_autofree char *label = figure_label(group, MSG_GROUP_FIG_DECIDES);
	Figure *figure;

	if (isnan(group->decides)) {
		figure_set_missing(figures, id, label, "share",
		    lang_text(MSG_GROUP_WHY_DECIDES));
		return;
	}
	figure = figure_set_number(figures, id, label, "share", group->decides,
	    lang_text(MSG_GROUP_FIG_DECIDES_METHOD));
	figure->n = group->own.decided + group->others.decided;
	figure_reads_all(figure, evidence, INPUT_DECISIONS);
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	figure_configured(figure, "team.groups");
	figure_uses(figure, ASSUME_KNOWLEDGE_WINDOW);
}

static void
put_verdict(const TeamGroup *group, FigureSet *figures)
{
	g_autofree char *met = figure_id(group, "met");
	g_autofree char *verdict = figure_id(group, "verdict");
	g_autofree char *met_label = figure_label(group, MSG_GROUP_FIG_MET);
	g_autofree char *label = figure_label(group, MSG_GROUP_FIG_VERDICT);
	Figure *figure = figure_set_number(figures, met, met_label,
	    "conditions", group->met, lang_text(MSG_GROUP_FIG_MET_METHOD));

	figure_add_input(figure, "team.group.%s.context", group->slug);
	figure_add_input(figure, "team.group.%s.decides", group->slug);
	figure_add_input(figure, "team.group.%s.owned", group->slug);
	figure_configured(figure, "team.groups");
	figure_uses(figure, ASSUME_GROUP_PARTICIPATION);
	figure = figure_set_text(figures, verdict, label, "text",
	    lang_text(verdicts[group->verdict].words),
	    lang_text(MSG_GROUP_FIG_VERDICT_METHOD));
	figure_add_input(figure, "%s", met);
}

static void
put_group(const Evidence *evidence, const TeamGroup *group, FigureSet *figures)
{
	put_share(evidence, group, "context", MSG_GROUP_FIG_CONTEXT,
	    MSG_GROUP_FIG_CONTEXT_METHOD, MSG_GROUP_WHY_CONTEXT, group->context,
	    group->own.raised, group->raised, figures);
	put_decides(evidence, group, figures);
	put_share(evidence, group, "owned", MSG_GROUP_FIG_OWNED,
	    MSG_GROUP_FIG_OWNED_METHOD, MSG_GROUP_WHY_OWNED, group->owned,
	    group->area_resolved, group->resolved, figures);
	put_verdict(group, figures);
}

void
team_groups_figures(
    const Evidence *evidence, const TeamGroups *groups, FigureSet *figures)
{
	for (guint i = 0; i < groups->list->len; i++)
		put_group(evidence, team_groups_at(groups, i), figures);
}

static char *
context_words(const TeamGroup *group)
{
	const char *answer = lang_text(answers[group->states[GROUP_CONTEXT]]);
	char raised[NUMBER_TEXT_SIZE], decided[NUMBER_TEXT_SIZE];

	if (isnan(group->context) && isnan(group->decides))
		return g_strdup(answer);
	number_format_percent(group->context, raised);
	number_format_percent(group->decides, decided);
	if (isnan(group->decides))
		return lang_format(
		    MSG_GROUP_SHARE_CONTEXT, answer, raised, NULL);
	if (isnan(group->context))
		return lang_format(
		    MSG_GROUP_SHARE_DECIDES, answer, decided, NULL);
	return lang_format(MSG_GROUP_SHARE_BOTH, answer, raised, decided, NULL);
}

static char *
owned_words(const TeamGroup *group)
{
	const char *answer = lang_text(answers[group->states[GROUP_OWNERSHIP]]);
	char share[NUMBER_TEXT_SIZE];

	if (isnan(group->owned))
		return g_strdup(answer);
	return lang_format(MSG_GROUP_SHARE_OWNED, answer,
	    number_format_percent(group->owned, share), group->area, NULL);
}

static void
add_condition(GPtrArray *row, const TeamGroup *group, GroupCondition condition,
    const char *words, const char *figure)
{
	report_row_add(
	    row, words, state_names[group->states[condition]], figure);
}

static void
add_row(ReportTable *table, const TeamGroup *group)
{
	const ConfigGroup *config = group->config;
	g_autofree char *context = context_words(group);
	g_autofree char *owned = owned_words(group);
	g_autofree char *context_figure = figure_id(group, "context");
	g_autofree char *owned_figure = figure_id(group, "owned");
	g_autofree char *met_figure = figure_id(group, "met");
	g_autofree char *verdict_figure = figure_id(group, "verdict");
	GPtrArray *row = report_table_add_row(table);

	report_row_add(row, config->name, NULL, NULL);
	report_row_add(row, config->site, NULL, NULL);
	report_row_add(row,
	    config->external == -1
		? NULL
		: lang_text(config->external ? MSG_GROUP_EXTERNAL
					     : MSG_GROUP_INTERNAL),
	    NULL, NULL);
	add_condition(row, group, GROUP_CONTEXT, context, context_figure);
	add_condition(row, group, GROUP_CEREMONIES,
	    lang_text(answers[group->states[GROUP_CEREMONIES]]), met_figure);
	add_condition(row, group, GROUP_OWNERSHIP, owned, owned_figure);
	report_row_add(row, lang_text(verdicts[group->verdict].words), NULL,
	    verdict_figure);
}

static void
add_table(const TeamGroups *groups, const char *days, Section *section)
{
	static const ColumnWords columns[] = {
		{ "team", MSG_GROUP_COL_NAME, ALIGN_TEXT },
		{ "site", MSG_GROUP_COL_SITE, ALIGN_TEXT },
		{ "kind", MSG_GROUP_COL_KIND, ALIGN_TEXT },
		{ "shared_context", MSG_GROUP_COL_CONTEXT, ALIGN_TEXT },
		{ "same_ceremonies", MSG_GROUP_COL_CEREMONIES, ALIGN_TEXT },
		{ "own_components", MSG_GROUP_COL_OWNERSHIP, ALIGN_TEXT },
		{ "verdict", MSG_GROUP_COL_VERDICT, ALIGN_TEXT },
	};
	g_autofree char *caption = lang_format(MSG_GROUP_TABLE, days, NULL);
	ReportTable *table =
	    report_table_new("team-groups", caption, "team-groups");

	words_add_columns(table, columns, G_N_ELEMENTS(columns));
	for (guint i = 0; i < groups->list->len; i++)
		add_row(table, team_groups_at(groups, i));
	section_add_table(section, table);
}

/* What to do about the conditions that are not met, and to know about. */
static char *
advice(const TeamGroup *group, const char *days)
{
	GString *text = g_string_new(NULL);

	for (int c = 0; c < GROUP_CONDITIONS; c++) {
		g_autofree char *words = NULL;

		if (group->states[c] == GROUP_MET)
			continue;
		words = lang_format(group->states[c] == GROUP_UNMET
					? conditions[c].todo
					: conditions[c].need,
		    days, NULL);
		g_string_append(text, text->len > 0 ? " " : "");
		g_string_append(text, words);
	}
	return g_string_free(text, FALSE);
}

void
team_groups_describe(
    const Evidence *evidence, const TeamGroups *groups, Section *section)
{
	char days[NUMBER_TEXT_SIZE];

	if (groups->list->len == 0)
		return;
	number_format_human(
	    assume(&evidence->config->assumptions, ASSUME_GROUP_WINDOW), 3,
	    days);
	section_add_heading(section, lang_text(MSG_GROUP_HEADING));
	for (guint i = 0; i < groups->list->len; i++) {
		const TeamGroup *group = team_groups_at(groups, i);
		g_autofree char *todo = advice(group, days);
		char met[NUMBER_TEXT_SIZE];
		g_autofree char *text = lang_format(
		    verdicts[group->verdict].text, group->config->name,
		    number_format_human(group->met, 1, met), NULL);

		section_add_finding(section, verdicts[group->verdict].level,
		    text, *todo == '\0' ? NULL : todo);
	}
	add_table(groups, days, section);
	section_add_text(section, lang_text(MSG_GROUP_HOW));
}

/* At KEY of the group in headroom.yaml. */
static void
add_finding(const Evidence *evidence, const TeamGroup *group, const char *key,
    const char *text, FindingList *findings)
{
	const Config *config = evidence->config;
	g_autofree char *path =
	    g_strdup_printf("team.groups.%s.%s", group->config->name, key);
	const Place *place = config_find(config, path);

	finding_list_add(findings, FINDING_WARNING, "group-unknown",
	    config->path, place == NULL ? 0 : place->key_line,
	    place == NULL ? 0 : place->key_column, "%s", text);
}

/* Without their names: nobody could say who they are, to hide them. */
static void
add_strangers(
    const Evidence *evidence, const TeamGroup *group, FindingList *findings)
{
	g_autofree char *text = NULL;

	if (group->strangers == 0)
		return;
	text = lang_count(MSG_GROUP_STRANGER, MSG_GROUP_STRANGERS,
	    group->strangers, group->config->name, NULL);
	add_finding(evidence, group, "people", text, findings);
}

void
team_groups_findings(
    const Evidence *evidence, const TeamGroups *groups, FindingList *findings)
{
	for (guint i = 0; i < groups->list->len; i++) {
		const TeamGroup *group = team_groups_at(groups, i);

		add_strangers(evidence, group, findings);
		for (guint k = 0; k < group->lost->len; k++) {
			g_autofree char *text = lang_format(MSG_GROUP_LOST,
			    (char *)g_ptr_array_index(group->lost, k),
			    group->config->name, NULL);

			add_finding(
			    evidence, group, "components", text, findings);
		}
	}
}
