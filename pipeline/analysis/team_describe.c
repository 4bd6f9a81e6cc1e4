#include <math.h>

#include "pipeline/analysis/knowledge_map.h"
#include "pipeline/analysis/team.h"
#include "pipeline/analysis/team_changes.h"
#include "pipeline/analysis/team_forecast.h"
#include "pipeline/analysis/team_tables.h"
#include "pipeline/analysis/team_words.h"
#include "pipeline/analysis/words.h"
#include "pipeline/config/config_find.h"

typedef struct Page {
	const Evidence *evidence;
	const Results *results;
	const TeamResult *team;
	Section *section;
} Page;

static const TeamStep *
step_of(const TeamResult *team, int stage)
{
	return &team->plan.steps[stage];
}

static char *
heads_words(const TeamResult *team)
{
	char heads[NUMBER_TEXT_SIZE];

	return g_strdup(number_format_human(team->roster.heads, 3, heads));
}

/* By users alone. */
static char *
stage_words(const TeamResult *team)
{
	char multiple[NUMBER_TEXT_SIZE], users[NUMBER_TEXT_SIZE];

	if (team->stage == STAGE_UNKNOWN)
		return g_strdup(lang_text(MSG_TEAM_LEAD_UNKNOWN));
	if (team->stage == STAGE_SCALE)
		return lang_format(
		    MSG_TEAM_LEAD_LAST, team_stage_words(team->stage), NULL);
	return lang_format(MSG_TEAM_LEAD, team_stage_words(team->stage),
	    team_stage_words((TeamStage)(team->stage + 1)),
	    number_format_human(team->boundary, 3, users),
	    number_format_multiple(team->multiple, multiple), NULL);
}

/* Of the next stage, or of the last where it is today's. */
static char *
lead(const TeamResult *team)
{
	const bool last = team->stage >= STAGE_SCALE;
	const TeamStep *step =
	    step_of(team, last ? STAGE_SCALE : (int)team->stage + 1);
	g_autofree char *stage = stage_words(team);
	g_autofree char *heads = heads_words(team);
	g_autofree char *people = NULL;
	g_autofree char *seek = NULL;

	if (team->stage == STAGE_UNKNOWN || isnan(step->hires))
		return g_steal_pointer(&stage);
	if (!(step->total > 0))
		return lang_format(
		    last ? MSG_TEAM_LEAD_FITS : MSG_TEAM_LEAD_READY, stage,
		    heads, NULL);
	people = team_words_people(team, step->total);
	if (last)
		return lang_format(
		    MSG_TEAM_LEAD_GAP, stage, heads, people, NULL);
	seek =
	    team_words_seek(team->behind ? step_of(team, team->stage) : step);
	return lang_format(
	    MSG_TEAM_LEAD_GROW, stage, heads, people, seek, NULL);
}

static void
add_behind(const Page *page)
{
	const TeamStep *step = step_of(page->team, page->team->stage);
	const Assumptions *a = &page->evidence->config->assumptions;
	g_autofree char *hires = team_words_hires(step);
	g_autofree char *text = lang_format(
	    MSG_TEAM_BEHIND, team_stage_words(page->team->stage), hires, NULL);
	char months[NUMBER_TEXT_SIZE];
	g_autofree char *detail = lang_format(MSG_TEAM_BEHIND_DETAIL,
	    number_format_human(
		assume(a, ASSUME_HIRE_MONTHS) + assume(a, ASSUME_RAMP_MONTHS),
		2, months),
	    NULL);

	section_add_finding(page->section, FINDING_WARNING, text, detail);
}

static void
add_ahead(const Page *page)
{
	const TeamResult *team = page->team;
	const TeamStep *step = step_of(team, team->stage);
	char most[NUMBER_TEXT_SIZE], paths[NUMBER_TEXT_SIZE];
	g_autofree char *heads = heads_words(team);
	g_autofree char *text =
	    lang_format(MSG_TEAM_AHEAD, heads, team_stage_words(team->stage),
		number_format_human(step->most, 3, most), NULL);
	g_autofree char *detail = lang_format(MSG_TEAM_AHEAD_DETAIL,
	    number_format_human(team_paths(team->roster.heads), 3, paths),
	    NULL);

	section_add_finding(page->section, FINDING_WARNING, text, detail);
}

/* By the tracker alone. */
static bool
is_counted(const Page *page)
{
	const ConfigTeam *team = &page->evidence->config->team;

	return isnan(team->headcount) && team->people->len == 0 &&
	       !isnan(page->team->roster.heads);
}

static void
add_counted(const Page *page)
{
	g_autofree char *people = lang_count(MSG_TEAM_ANYBODY_ONE,
	    MSG_TEAM_ANYBODY_MANY, lround(page->team->roster.heads), NULL);
	g_autofree char *text = lang_format(MSG_TEAM_COUNTED, people, NULL);

	section_add_finding(page->section, FINDING_NOTE, text,
	    lang_text(MSG_TEAM_COUNTED_DETAIL));
}

static void
add_flags(const Page *page)
{
	const TeamResult *team = page->team;

	if (team->stage == STAGE_UNKNOWN)
		section_add_insufficient(page->section,
		    lang_text(MSG_TEAM_MISSING), lang_text(MSG_TEAM_NEEDS));
	if (isnan(team->roster.heads))
		section_add_insufficient(page->section,
		    lang_text(MSG_TEAM_HEADS_MISSING),
		    lang_text(MSG_TEAM_HEADS_NEEDS));
	if (is_counted(page))
		add_counted(page);
	if (team->roster.told == 0)
		section_add_insufficient(page->section,
		    lang_text(MSG_TEAM_ROLES_MISSING),
		    lang_text(MSG_TEAM_ROLES_NEEDS));
	if (team->behind)
		add_behind(page);
	if (team->ahead)
		add_ahead(page);
}

static char *
hire_words(const Page *page, const TeamStep *step)
{
	const char *currency = evidence_currency(page->evidence);
	char month[NUMBER_TEXT_SIZE], year[NUMBER_TEXT_SIZE];
	g_autofree char *hires = NULL;
	g_autofree char *seek = NULL;

	if (isnan(step->hires))
		return lang_format(MSG_TEAM_HIRE_UNKNOWN,
		    number_format_human(step->least, 3, month),
		    number_format_human(step->most, 3, year), NULL);
	if (!(step->hires > 0))
		return g_strdup(lang_text(page->team->roster.told > 0
					      ? MSG_TEAM_HIRE_NONE
					      : MSG_TEAM_HIRE_ENOUGH));
	hires = team_words_hires(step);
	seek = team_words_seek(step);
	return lang_format(MSG_TEAM_HIRE, hires,
	    number_format_estimate(step->monthly, currency, month),
	    number_format_estimate(step->first_year, currency, year), seek,
	    NULL);
}

static void
add_items(const Page *page, TeamStage stage)
{
	const TeamPlan *plan = &page->team->plan;
	g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(items, hire_words(page, &plan->steps[stage]));
	for (int c = 0; c < TEAM_CHANGES; c++)
		if (team_changes[c].stage == stage)
			g_ptr_array_add(items, team_change_words(page->evidence,
						   &team_changes[c], plan));
	g_ptr_array_add(items, NULL);
	section_add_list(page->section, (const char *const *)items->pdata);
}

/* Whom new people should learn from, as far as the tracker tells. */
static void
add_knowledge(const Page *page)
{
	const KnowledgeMapResult *map = page->results->knowledge;
	g_autofree char *sole = NULL;
	g_autofree char *leave = NULL;
	g_autofree char *text = NULL;

	if (map->judged == 0 || map->states[AREA_SOLE] == 0 ||
	    map->truck[TRUCK_AREAS].size == 0)
		return;
	sole = lang_count(MSG_TEAM_SOLE_ONE, MSG_TEAM_SOLE_MANY,
	    map->states[AREA_SOLE], NULL);
	leave = lang_count(MSG_TEAM_LEAVE_ONE, MSG_TEAM_LEAVE_MANY,
	    (long)map->truck[TRUCK_AREAS].size, NULL);
	text = lang_format(MSG_TEAM_LEARN, sole, leave,
	    lang_text(MSG_KNOWLEDGE_SECTION), NULL);
	section_add_text(page->section, text);
}

static void
add_stage(const Page *page, TeamStage stage)
{
	const TeamStage now = page->team->stage;
	const TeamStep *step = step_of(page->team, stage);
	g_autofree char *when =
	    stage > now ? team_words_when(page->evidence, stage, step) : NULL;
	g_autofree char *heading =
	    lang_format(stage == now       ? MSG_TEAM_NOW
			: stage == now + 1 ? MSG_TEAM_NEXT
					   : MSG_TEAM_LATER,
		team_stage_words(stage), when, NULL);
	g_autofree char *text = lang_format(MSG_TEAM_RISK_WORDS,
	    team_stage_profile(stage), team_stage_risk(stage), NULL);

	section_add_heading(page->section, heading);
	section_add_text(page->section, text);
	if (stage == now)
		add_knowledge(page);
	add_items(page, stage);
}

/* "28 pairs today, 91 in Growth": what another person costs everybody. */
static void
add_paths(const Page *page)
{
	const TeamResult *team = page->team;
	const TeamStep *growth = step_of(team, STAGE_GROWTH);
	g_autoptr(GPtrArray) then = g_ptr_array_new_with_free_func(g_free);
	g_autofree char *heads = heads_words(team);
	char number[NUMBER_TEXT_SIZE], other[NUMBER_TEXT_SIZE];
	g_autofree char *now =
	    team->roster.heads < 2
		? g_strdup(lang_text(MSG_TEAM_PATHS_ALONE))
		: lang_format(MSG_TEAM_PATHS, heads,
		      number_format_human(
			  team_paths(team->roster.heads), 3, number),
		      NULL);
	g_autofree char *text = NULL;

	for (int s = STAGE_MVP; s < STAGE_COUNT; s++) {
		const TeamStep *step = step_of(team, s);

		if (!(step->hires > 0))
			continue;
		g_ptr_array_add(then,
		    lang_format(MSG_TEAM_PATHS_THEN,
			number_format_human(step->heads, 3, number),
			team_stage_words((TeamStage)s),
			number_format_human(step->paths, 3, other), NULL));
	}
	if (then->len > 0) {
		g_autofree char *list = team_words_list(then);

		text = lang_format(MSG_TEAM_PATHS_ALL, now, list, NULL);
	} else {
		text = lang_format(MSG_TEAM_PATHS_ONE, now, NULL);
	}
	if (growth->within > 0) {
		g_autofree char *before = g_steal_pointer(&text);

		text = lang_format(MSG_TEAM_PATHS_SQUADS, before,
		    number_format_human(team->plan.squads, 3, number),
		    number_format_human(growth->within, 3, other),
		    team_stage_words(STAGE_GROWTH), NULL);
	}
	section_add_text(page->section, text);
}

static void
add_total(const Page *page)
{
	const TeamStep *last = step_of(page->team, STAGE_SCALE);
	char money[NUMBER_TEXT_SIZE];
	g_autofree char *people = lang_count(MSG_TEAM_ANYBODY_ONE,
	    MSG_TEAM_ANYBODY_MANY, lround(last->total), NULL);
	g_autofree char *text =
	    lang_format(MSG_TEAM_TOTAL, team_stage_words(STAGE_SCALE), people,
		number_format_estimate(last->total_monthly,
		    evidence_currency(page->evidence), money),
		NULL);

	section_add_text(page->section, text);
}

static void
add_roadmap(const Page *page)
{
	const TeamResult *team = page->team;
	ChartSpec *chart;

	if (team->stage == STAGE_UNKNOWN)
		return;
	section_add_chart(
	    page->section, team_users_chart(page->evidence, page->results));
	section_add_table(page->section, team_users_table(page->results));
	for (int s = team->stage; s < STAGE_COUNT; s++)
		add_stage(page, (TeamStage)s);
	chart = team_hires_chart(page->evidence, team);
	if (chart != NULL) {
		section_add_chart(page->section, chart);
		section_add_table(
		    page->section, team_hires_table(page->evidence, team));
	}
	if (step_of(team, STAGE_SCALE)->total > 0)
		add_total(page);
	if (!isnan(team->roster.heads))
		add_paths(page);
}

/* A spelling that nobody knows is not dropped in silence. */
static void
tell_odd_roles(const Evidence *evidence, Report *report)
{
	const Config *config = evidence->config;

	for (guint i = 0; i < config->team.people->len; i++) {
		const ConfigPerson *person =
		    g_ptr_array_index(config->team.people, i);
		g_autofree char *path =
		    g_strdup_printf("team.people.%s.roles", person->name);
		const Place *place = config_find(config, path);

		for (char **role = person->roles; *role != NULL; role++) {
			g_autofree char *text = lang_format(
			    MSG_TEAM_ROLE_ODD, *role, person->name, NULL);

			if (!team_role_read(*role).known)
				finding_list_add(report->findings,
				    FINDING_WARNING, "role-unknown",
				    config->path,
				    place == NULL ? 0 : place->key_line,
				    place == NULL ? 0 : place->key_column, "%s",
				    text);
		}
	}
}

void
team_describe(const Evidence *evidence, const Results *results, Report *report)
{
	const TeamResult *team = results->team;
	Section *section = report_add_section(
	    report, "team", RANK_TEAM, lang_text(MSG_TEAM_SECTION));
	const Page page = { evidence, results, team, section };
	g_autofree char *sentence = lead(team);

	team_figures(evidence, team, report->figures);
	team_groups_figures(evidence, team->groups, report->figures);
	tell_odd_roles(evidence, report);
	team_groups_findings(evidence, team->groups, report->findings);
	section_set_lead(section, sentence);
	add_flags(&page);
	add_roadmap(&page);
	section_add_table(section, team_stages_table(evidence, team));
	team_groups_describe(evidence, team->groups, section);
	section_add_table(section, team_roadmap_table(evidence, team));
}
