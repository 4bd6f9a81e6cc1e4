#include "pipeline/analysis/knowledge_figures.h"

#include <math.h>

#include "pipeline/analysis/knowledge_words.h"
#include "pipeline/analysis/shown_rows.h"
#include "pipeline/analysis/words.h"

enum { SHOWN_ISSUES = 5 };

typedef struct Writer {
	const Evidence *evidence;
	const KnowledgeMapResult *map;
	const char *why; /* nothing can be told; NULL */
	FigureSet *figures;
} Writer;

static void
reads_people(const Writer *w, Figure *figure)
{
	const ConfigTeam *team = &w->evidence->config->team;

	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
	if (team->people->len > 0)
		figure_configured(figure, "team.people");
	if (w->map->areas->unit == AREA_DOMAIN)
		figure_add_input(figure, "domains.count");
	figure_uses(figure, ASSUME_KNOWLEDGE_HALF_LIFE);
	figure_uses(figure, ASSUME_KNOWLEDGE_CREATED);
	figure_uses(figure, ASSUME_KNOWLEDGE_ABSENT);
}

static void
reads_experts(const Writer *w, Figure *figure)
{
	reads_people(w, figure);
	figure_uses(figure, ASSUME_EXPERT_SHARE);
	figure_uses(figure, ASSUME_EXPERT_LEAST);
	figure_uses(figure, ASSUME_KNOWLEDGE_EVENTS);
	figure_uses(figure, ASSUME_KNOWLEDGE_WINDOW);
}

typedef struct Wording {
	const char *id, *unit;
	Message label, method;
} Wording;

/* A number of the whole; missing where nothing can be told. */
static Figure *
put(const Writer *w, const Wording *words, double value)
{
	if (w->why != NULL) {
		figure_set_missing(w->figures, words->id,
		    lang_text(words->label), words->unit, w->why);
		return NULL;
	}
	return figure_set_number(w->figures, words->id, lang_text(words->label),
	    words->unit, value, lang_text(words->method));
}

/* What each judged area has, as inputs. */
static void
reads_areas(const Writer *w, Figure *figure)
{
	for (guint i = 0; i < w->map->judged; i++) {
		const KnowledgeArea *area = knowledge_map_at(
		    w->map, g_array_index(w->map->judged_areas, guint, i));

		figure_add_input(figure, "component.%s.experts", area->id);
	}
	figure->n = w->map->judged;
	figure->tags |= FIGURE_MEASURED | FIGURE_ASSUMED;
}

static void
put_truck(const Writer *w)
{
	const TruckFactor *truck = w->map->truck;
	const Wording words = { "team.truck_factor", "people",
		MSG_KNOWLEDGE_FIG_TRUCK,
		truck->exact ? MSG_KNOWLEDGE_FIG_TRUCK_METHOD
			     : MSG_KNOWLEDGE_FIG_TRUCK_GREEDY };
	Figure *figure = put(w, &words, (double)truck->size);

	if (figure == NULL)
		return;
	reads_areas(w, figure);
	figure->lo =
	    fmin((double)truck->size, fmin((double)truck[TRUCK_SHORT].size,
					  (double)truck[TRUCK_LONG].size));
	figure->hi =
	    fmax((double)truck->size, fmax((double)truck[TRUCK_SHORT].size,
					  (double)truck[TRUCK_LONG].size));
}

static void
put_other_trucks(const Writer *w)
{
	static const Wording words[TRUCK_BASES] = {
		[TRUCK_ISSUES] = { "team.truck_factor_issues", "people",
		    MSG_KNOWLEDGE_FIG_ISSUES, MSG_KNOWLEDGE_FIG_ISSUES_METHOD },
		[TRUCK_SHORT] = { "team.truck_factor_short", "people",
		    MSG_KNOWLEDGE_FIG_SHORT, MSG_KNOWLEDGE_FIG_HALF_METHOD },
		[TRUCK_LONG] = { "team.truck_factor_long", "people",
		    MSG_KNOWLEDGE_FIG_LONG, MSG_KNOWLEDGE_FIG_HALF_METHOD },
		[TRUCK_AUTHORS] = { "team.truck_factor_authors", "people",
		    MSG_KNOWLEDGE_FIG_AUTHORS,
		    MSG_KNOWLEDGE_FIG_AUTHORS_METHOD },
	};

	for (int i = TRUCK_ISSUES; i < TRUCK_BASES; i++) {
		Figure *figure =
		    put(w, &words[i], (double)w->map->truck[i].size);

		if (figure == NULL)
			continue;
		reads_experts(w, figure);
		figure->n = w->map->judged;
		if (i != TRUCK_SHORT && i != TRUCK_LONG)
			continue;
		g_free(figure->method);
		figure->method = lang_format(MSG_KNOWLEDGE_FIG_HALF_METHOD,
		    lang_text(i == TRUCK_SHORT ? MSG_KNOWLEDGE_SHORTEST
					       : MSG_KNOWLEDGE_LONGEST),
		    NULL);
	}
}

static void
put_sets(const Writer *w)
{
	const TruckFactor *truck = &w->map->truck[TRUCK_AREAS];
	g_autofree char *sets = NULL;
	Figure *figure;

	if (w->why != NULL || truck->size == 0) {
		figure_set_missing(w->figures, "team.truck_sets",
		    lang_text(MSG_KNOWLEDGE_FIG_SETS), "text",
		    w->why != NULL ? w->why
				   : lang_text(MSG_KNOWLEDGE_FIG_ORPHANED));
		return;
	}
	sets = knowledge_sets_words(w->map, truck);
	figure = figure_set_text(w->figures, "team.truck_sets",
	    lang_text(MSG_KNOWLEDGE_FIG_SETS), "text", sets,
	    lang_text(MSG_KNOWLEDGE_FIG_SETS_METHOD));
	figure->n = (double)truck->count;
	figure_add_input(figure, "team.truck_factor");
}

static void
put_counts(const Writer *w)
{
	static const Wording sole = { "team.areas_sole", "areas",
		MSG_KNOWLEDGE_FIG_SOLE, MSG_KNOWLEDGE_FIG_SOLE_METHOD };
	static const Wording orphaned = { "team.areas_orphaned", "areas",
		MSG_KNOWLEDGE_FIG_ORPHANED, MSG_KNOWLEDGE_FIG_ORPHANED_METHOD };
	static const Wording judged = { "team.areas_judged", "areas",
		MSG_KNOWLEDGE_FIG_JUDGED, MSG_KNOWLEDGE_FIG_JUDGED_METHOD };
	Figure *figure = put(w, &sole, w->map->states[AREA_SOLE]);

	if (figure != NULL) {
		reads_areas(w, figure);
		figure_uses(figure, ASSUME_SOLE_SHARE);
	}
	figure = put(w, &orphaned, w->map->states[AREA_ORPHANED]);
	if (figure != NULL)
		reads_areas(w, figure);
	figure = put(w, &judged, w->map->judged);
	if (figure != NULL)
		reads_areas(w, figure);
}

/* Known with areas, whether these can be judged or not. */
static void
put_placed(const Writer *w)
{
	const KnowledgeMapResult *map = w->map;
	g_autofree char *areas = lang_format(
	    MSG_KNOWLEDGE_FIG_AREAS_METHOD, knowledge_unit_words(map), NULL);
	g_autofree char *placed = lang_format(
	    MSG_KNOWLEDGE_FIG_PLACED_METHOD, knowledge_unit_words(map), NULL);
	Figure *figure;

	if (map->areas->unit == AREA_NONE)
		return;
	figure = figure_set_number(w->figures, "team.areas",
	    lang_text(MSG_KNOWLEDGE_FIG_AREAS), "areas", map->list->len, areas);
	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
	figure = figure_set_number(w->figures, "team.issues_placed",
	    lang_text(MSG_KNOWLEDGE_FIG_PLACED), "issues", map->areas->placed,
	    placed);
	figure->n = map->areas->issues->len;
	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
}

static void
put_top(const Writer *w)
{
	static const Wording words[] = {
		{ "team.top_share", "share", MSG_KNOWLEDGE_FIG_TOP,
		    MSG_KNOWLEDGE_FIG_TOP_METHOD },
		{ "team.top_share_before", "share", MSG_KNOWLEDGE_FIG_BEFORE,
		    MSG_KNOWLEDGE_FIG_BEFORE_METHOD },
	};
	const TopPerson *tops[] = { &w->map->top_now, &w->map->top_before };

	for (size_t i = 0; i < G_N_ELEMENTS(words); i++) {
		Figure *figure;

		if (tops[i]->person == NO_PERSON) {
			figure_set_missing(w->figures, words[i].id,
			    lang_text(words[i].label), words[i].unit,
			    w->why != NULL ? w->why
					   : lang_text(MSG_KNOWLEDGE_NO_TOP));
			continue;
		}
		figure = figure_set_number(w->figures, words[i].id,
		    lang_text(words[i].label), words[i].unit, tops[i]->share,
		    lang_text(words[i].method));
		figure->n = tops[i]->active;
		reads_people(w, figure);
	}
}

/* The newest issues that its experts resolved. */
static void
show_issues(const Writer *w, guint at, Figure *figure)
{
	const KnowledgeMapResult *map = w->map;
	const KnowledgeArea *area = knowledge_map_at(map, at);
	size_t shown = 0;

	for (guint i = map->areas->issues->len;
	     i-- > 0 && shown < SHOWN_ISSUES;) {
		const Issue *issue = g_ptr_array_index(map->areas->issues, i);
		const guint person = people_find(map->people, issue->assignee);
		bool about = false, expert = false;

		for (guint k = map->areas->first[i];
		     k < map->areas->first[i + 1]; k++)
			about |=
			    g_array_index(map->areas->places, guint, k) == at;
		for (guint k = 0; k < area->experts->len; k++)
			expert |=
			    g_array_index(area->experts, guint, k) == person;
		if (!about || !expert || issue->resolved == INSTANT_NONE)
			continue;
		figure_shows_issue(figure, w->evidence, issue,
		    people_name(map->people, person));
		shown++;
	}
}

static Figure *
put_of_area(const Writer *w, const KnowledgeArea *area, const char *what,
    const char *unit, double value, Message label, Message method)
{
	g_autofree char *id = knowledge_area_figure(area, what);
	g_autofree char *words = lang_format(label, area->name, NULL);
	char events[NUMBER_TEXT_SIZE], days[NUMBER_TEXT_SIZE];
	const Assumptions *a = &w->evidence->config->assumptions;
	g_autofree char *little = NULL;
	Figure *figure;

	if (area->state != AREA_TOO_LITTLE && isfinite(value)) {
		figure = figure_set_number(
		    w->figures, id, words, unit, value, lang_text(method));
		figure->n = area->events;
		return figure;
	}
	little = lang_count(MSG_KNOWLEDGE_LITTLE_ONE, MSG_KNOWLEDGE_LITTLE_ONE,
	    1, knowledge_unit_words(w->map),
	    words_number(
		assume(a, ASSUME_KNOWLEDGE_EVENTS), FORM_COUNT, events),
	    words_number(assume(a, ASSUME_KNOWLEDGE_WINDOW), FORM_COUNT, days),
	    NULL);
	figure_set_missing(w->figures, id, words, unit,
	    area->state == AREA_TOO_LITTLE ? little
					   : lang_text(MSG_KNOWLEDGE_NO_TOP));
	return NULL;
}

/* Known whether experts are or not. */
static void
put_open(const Writer *w, const KnowledgeArea *area)
{
	g_autofree char *id = knowledge_area_figure(area, "open_issues");
	g_autofree char *words =
	    lang_format(MSG_KNOWLEDGE_FIG_AREA_OPEN, area->name, NULL);
	Figure *figure = figure_set_number(w->figures, id, words, "issues",
	    area->open, lang_text(MSG_KNOWLEDGE_FIG_AREA_OPEN_METHOD));

	figure->n = area->issues;
	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
}

static void
put_area(const Writer *w, guint at)
{
	const KnowledgeArea *area = knowledge_map_at(w->map, at);
	Figure *figure =
	    put_of_area(w, area, "experts", "people", area->experts->len,
		MSG_KNOWLEDGE_FIG_EXPERTS, MSG_KNOWLEDGE_FIG_EXPERTS_METHOD);

	if (figure != NULL) {
		reads_experts(w, figure);
		show_issues(w, at, figure);
	}
	figure = put_of_area(w, area, "top_share", "share", area->top_share,
	    MSG_KNOWLEDGE_FIG_SHARE, MSG_KNOWLEDGE_FIG_SHARE_METHOD);
	if (figure != NULL)
		reads_people(w, figure);
	figure = put_of_area(w, area, "effective_people", "people",
	    area->effective, MSG_KNOWLEDGE_FIG_EFFECTIVE,
	    MSG_KNOWLEDGE_FIG_EFFECTIVE_METHOD);
	if (figure != NULL)
		reads_people(w, figure);
	put_open(w, area);
}

static void
set_hours(Figure *figure, ThreePoint hours)
{
	figure->lo = hours.low;
	figure->hi = hours.high;
	figure_uses(figure, ASSUME_PAIRING_HOURS);
}

static void
put_pairing(const Writer *w, const Pairing *pairing, ThreePoint *sum)
{
	const KnowledgeArea *area = knowledge_map_at(w->map, pairing->area);
	Figure *figure;

	if (pairing->learner == NO_PERSON)
		return;
	figure =
	    put_of_area(w, area, "pairing_issues", "issues", pairing->issues,
		MSG_KNOWLEDGE_FIG_NEXT, MSG_KNOWLEDGE_FIG_NEXT_METHOD);
	reads_experts(w, figure);
	figure = put_of_area(w, area, "pairing_hours", "h", pairing->hours.mode,
	    MSG_KNOWLEDGE_FIG_HOURS, MSG_KNOWLEDGE_FIG_HOURS_METHOD);
	set_hours(figure, pairing->hours);
	figure_add_input(figure, "component.%s.pairing_issues", area->id);
	figure = put_of_area(w, area, "pairing_truck", "people",
	    (double)pairing->truck, MSG_KNOWLEDGE_FIG_THEN,
	    MSG_KNOWLEDGE_FIG_THEN_METHOD);
	figure_add_input(figure, "team.truck_factor");
	sum->low += pairing->hours.low;
	sum->mode += pairing->hours.mode;
	sum->high += pairing->hours.high;
}

static void
put_pairings(const Writer *w)
{
	const GArray *list = w->map->pairings;
	ThreePoint sum = { 0, 0, 0 };
	Figure *hours, *after;

	for (guint i = 0; i < list->len; i++)
		put_pairing(w, &g_array_index(list, Pairing, i), &sum);
	if (sum.mode <= 0)
		return;
	hours = figure_set_number(w->figures, "team.pairing_hours",
	    lang_text(MSG_KNOWLEDGE_FIG_PAIRING), "h", sum.mode,
	    lang_text(MSG_KNOWLEDGE_FIG_PAIRING_METHOD));
	set_hours(hours, sum);
	after = figure_set_number(w->figures, "team.truck_factor_paired",
	    lang_text(MSG_KNOWLEDGE_FIG_AFTER), "people",
	    (double)g_array_index(list, Pairing, list->len - 1).truck,
	    lang_text(MSG_KNOWLEDGE_FIG_AFTER_METHOD));
	figure_add_input(after, "team.truck_factor");
	for (guint i = 0; i < list->len; i++) {
		const Pairing *pairing = &g_array_index(list, Pairing, i);

		if (pairing->learner != NO_PERSON)
			figure_add_input(hours, "component.%s.pairing_hours",
			    knowledge_map_at(w->map, pairing->area)->id);
	}
}

static Figure *
put_of_person(const Writer *w, guint person, const char *what, const char *unit,
    double value, Message label, Message method)
{
	g_autofree char *id = knowledge_person_figure(w->map, person, what);
	g_autofree char *words =
	    lang_format(label, people_name(w->map->people, person), NULL);

	return figure_set_number(
	    w->figures, id, words, unit, value, lang_text(method));
}

static void
put_leaving(const Writer *w, const Leaving *leaving)
{
	g_autofree char *lost =
	    knowledge_person_figure(w->map, leaving->person, "orphans");
	Figure *figure = put_of_person(w, leaving->person, "orphans", "areas",
	    leaving->orphaned->len, MSG_KNOWLEDGE_FIG_LOST,
	    MSG_KNOWLEDGE_FIG_LOST_METHOD);

	for (guint i = 0; i < leaving->orphaned->len; i++)
		figure_add_input(figure, "component.%s.experts",
		    knowledge_map_at(
			w->map, g_array_index(leaving->orphaned, guint, i))
			->id);
	figure = put_of_person(w, leaving->person, "stalls", "areas",
	    leaving->stalled->len, MSG_KNOWLEDGE_FIG_STALLED,
	    MSG_KNOWLEDGE_FIG_STALLED_METHOD);
	figure_add_input(figure, "%s", lost);
	figure_reads_all(figure, w->evidence, INPUT_SCHEMA);
	figure = put_of_person(w, leaving->person, "open_issues", "issues",
	    leaving->open, MSG_KNOWLEDGE_FIG_OPEN,
	    MSG_KNOWLEDGE_FIG_OPEN_METHOD);
	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
}

void
knowledge_figures(const Evidence *evidence, const KnowledgeMapResult *map,
    const char *why, FigureSet *figures)
{
	const Writer w = { evidence, map, why, figures };

	put_truck(&w);
	put_other_trucks(&w);
	put_sets(&w);
	put_counts(&w);
	put_placed(&w);
	put_top(&w);
	for (guint i = 0; i < map->list->len; i++)
		put_area(&w, i);
	if (why != NULL)
		return;
	put_pairings(&w);
	for (guint i = 0; i < map->leaving->len; i++)
		put_leaving(&w, g_ptr_array_index(map->leaving, i));
}
