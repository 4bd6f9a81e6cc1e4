#include "pipeline/analysis/domain_figures.h"

#include <math.h>

#include "pipeline/analysis/words.h"

static const struct {
	const char *name;
	Message words;
} seam_kinds[SEAM_KINDS] = {
	[SEAM_PLAIN] = { "nullable", MSG_DOMAINS_SEAM_PLAIN },
	[SEAM_REQUIRED] = { "required", MSG_DOMAINS_SEAM_REQUIRED },
	[SEAM_CASCADE] = { "cascade", MSG_DOMAINS_SEAM_CASCADE },
	[SEAM_BOTH] = { "required_cascade", MSG_DOMAINS_SEAM_BOTH },
};

const char *
seam_kind_name(SeamKind kind)
{
	return seam_kinds[kind].name;
}

const char *
seam_kind_words(SeamKind kind)
{
	return lang_text(seam_kinds[kind].words);
}

const char *
domain_verdict_name(DomainVerdict verdict)
{
	static const char *const names[] = {
		[VERDICT_UNKNOWN] = "unknown",
		[VERDICT_TOO_SMALL] = "too small to judge",
		[VERDICT_MODULAR] = "modular",
		[VERDICT_MIXED] = "mixed",
		[VERDICT_MUD] = "ball of mud",
	};

	return names[verdict];
}

Spread
seam_cost(const Evidence *evidence, Spread hours)
{
	const double rate = evidence_hourly_rate(evidence);

	return (Spread){ rate * hours.p10, rate * hours.p50, rate * hours.p90 };
}

/* Why a figure of the network has no value. */
static Message
why_missing(const DomainMapResult *map)
{
	if (map->graph->tables->len == 0)
		return MSG_DOMAINS_WHY_NO_SCHEMA;
	return map->keys == 0 ? MSG_DOMAINS_WHY_NO_KEYS
			      : MSG_DOMAINS_WHY_NO_FREE_KEYS;
}

/* What the network of keys is made from, without weights. */
static void
reads_keys(const Evidence *evidence, Figure *figure)
{
	figure_reads_all(figure, evidence, INPUT_SCHEMA);
	figure_uses(figure, ASSUME_HUB_REFERRERS);
	figure_uses(figure, ASSUME_HUB_SHARE);
}

static void
reads_network(const Evidence *evidence, Figure *figure)
{
	reads_keys(evidence, figure);
	figure_uses(figure, ASSUME_PREFIX_WEIGHT);
	if (facts_issues(evidence->facts)->len > 0) {
		figure_reads_all(figure, evidence, INPUT_ISSUES);
		figure_uses(figure, ASSUME_CO_CHANGES);
	}
}

/* … and the domains on it. */
static void
reads_domains(const Evidence *evidence, Figure *figure)
{
	reads_network(evidence, figure);
	figure_uses(figure, ASSUME_DOMAIN_TABLES);
	if (evidence->config->domains->len > 0)
		figure_configured(figure, "domains");
}

/* A figure of the network; NULL where there is none to measure. */
static Figure *
network_figure(const DomainMapResult *map, FigureSet *figures, const char *id,
    Message label, const char *unit, double value, Message method)
{
	if (isnan(value)) {
		figure_set_missing(figures, id, lang_text(label), unit,
		    lang_text(why_missing(map)));
		return NULL;
	}
	return figure_set_number(
	    figures, id, lang_text(label), unit, value, lang_text(method));
}

static void
add_shares(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	const DomainEvidence *found = &map->evidence;
	const struct {
		const char *id, *unit;
		Message label, method;
		double value;
	} rows[] = {
		{ "domains.modularity", "Q", MSG_DOMAINS_FIG_Q,
		    MSG_DOMAINS_FIG_Q_METHOD, found->modularity },
		{ "domains.cross_share", "share", MSG_DOMAINS_FIG_CROSS,
		    MSG_DOMAINS_FIG_CROSS_METHOD, found->cross_weight },
		{ "domains.cross_count", "share", MSG_DOMAINS_FIG_COUNT_CROSS,
		    MSG_DOMAINS_FIG_COUNT_CROSS_METHOD, found->cross_count },
		{ "domains.cross_all", "share", MSG_DOMAINS_FIG_ALL_CROSS,
		    MSG_DOMAINS_FIG_ALL_CROSS_METHOD, found->cross_all },
		{ "domains.cycle", "domains", MSG_DOMAINS_FIG_CYCLE,
		    MSG_DOMAINS_FIG_CYCLE_METHOD,
		    map->keys > 0 ? found->cycle : NAN },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		Figure *figure = network_figure(map, figures, rows[i].id,
		    rows[i].label, rows[i].unit, rows[i].value, rows[i].method);

		if (figure != NULL)
			reads_domains(evidence, figure);
	}
}

static void
add_best(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	const DomainEvidence *found = &map->evidence;
	Figure *best = network_figure(map, figures, "domains.best_modularity",
	    MSG_DOMAINS_FIG_BEST, "Q", found->best,
	    MSG_DOMAINS_FIG_BEST_METHOD);
	Figure *alike = network_figure(map, figures, "domains.agreement",
	    MSG_DOMAINS_FIG_AGREEMENT, "share", found->agreement,
	    MSG_DOMAINS_FIG_AGREEMENT_METHOD);

	if (best == NULL || alike == NULL)
		return;
	reads_network(evidence, best);
	best->tags |= FIGURE_SIMULATED;
	figure_add_input(alike, "domains.best_modularity");
	figure_uses(alike, ASSUME_SURE_BOUNDARIES);
	alike->tags |= FIGURE_SIMULATED;
}

static void
add_chance(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	const NullModel *null = &map->evidence.null;
	Figure *chance = network_figure(map, figures, "domains.null_modularity",
	    MSG_DOMAINS_FIG_CHANCE, "Q", null->mean,
	    MSG_DOMAINS_FIG_CHANCE_METHOD);
	Figure *z;

	if (chance != NULL) {
		chance->lo = null->mean - 2 * null->deviation;
		chance->hi = null->mean + 2 * null->deviation;
		chance->tags |= FIGURE_SIMULATED;
		reads_keys(evidence, chance);
	}
	if (chance != NULL && isnan(null->z)) {
		figure_set_missing(figures, "domains.null_z",
		    lang_text(MSG_DOMAINS_FIG_Z), "σ",
		    lang_text(MSG_DOMAINS_WHY_ALIKE));
		return;
	}
	z = network_figure(map, figures, "domains.null_z", MSG_DOMAINS_FIG_Z,
	    "σ", null->z, MSG_DOMAINS_FIG_Z_METHOD);
	if (z != NULL) {
		figure_add_input(z, "domains.null_modularity");
		z->tags |= FIGURE_SIMULATED;
	}
}

static void
add_verdict(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	static const char *const inputs[] = { "domains.modularity",
		"domains.null_z", "domains.cross_share", "domains.cycle",
		"domains.keys" };
	static const AssumptionId thresholds[] = { ASSUME_MODULAR_Q,
		ASSUME_MODULAR_Z, ASSUME_MODULAR_CROSS, ASSUME_MUD_CROSS,
		ASSUME_MUD_CYCLE, ASSUME_JUDGED_TABLES, ASSUME_JUDGED_KEYS,
		ASSUME_JUDGED_SHARE };
	Figure *figure;

	if (map->verdict == VERDICT_UNKNOWN) {
		figure_set_missing(figures, "domains.verdict",
		    lang_text(MSG_DOMAINS_FIG_VERDICT), "text",
		    lang_text(why_missing(map)));
		return;
	}
	figure = figure_set_text(figures, "domains.verdict",
	    lang_text(MSG_DOMAINS_FIG_VERDICT), "text",
	    domain_verdict_name(map->verdict),
	    lang_text(MSG_DOMAINS_FIG_VERDICT_METHOD));
	for (size_t i = 0; i < G_N_ELEMENTS(inputs); i++)
		figure_add_input(figure, "%s", inputs[i]);
	for (size_t i = 0; i < G_N_ELEMENTS(thresholds); i++)
		figure_uses(figure, thresholds[i]);
	figure_reads_all(figure, evidence, INPUT_SCHEMA);
}

static void
add_counts(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	const struct {
		const char *id, *unit;
		Message label, method;
		double value;
	} rows[] = {
		{ "domains.count", "domains", MSG_DOMAINS_FIG_COUNT,
		    MSG_DOMAINS_FIG_COUNT_METHOD, map->domains->len },
		{ "domains.small", "tables", MSG_DOMAINS_FIG_SMALL,
		    MSG_DOMAINS_FIG_SMALL_METHOD, map->small->len },
		{ "domains.hubs", "tables", MSG_DOMAINS_FIG_HUBS,
		    MSG_DOMAINS_FIG_HUBS_METHOD, map->hubs->len },
		{ "domains.seams", "keys", MSG_DOMAINS_FIG_SEAMS,
		    MSG_DOMAINS_FIG_SEAMS_METHOD, map->seams->list->len },
		{ "domains.keys", "keys", MSG_DOMAINS_FIG_KEYS,
		    MSG_DOMAINS_FIG_KEYS_METHOD, map->keys },
		{ "domains.inferred_keys", "keys", MSG_DOMAINS_FIG_INFERRED,
		    MSG_DOMAINS_FIG_INFERRED_METHOD, map->inferred },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		Figure *figure;

		if (map->graph->tables->len == 0) {
			figure_set_missing(figures, rows[i].id,
			    lang_text(rows[i].label), rows[i].unit,
			    lang_text(MSG_DOMAINS_WHY_NO_SCHEMA));
			continue;
		}
		figure = figure_set_number(figures, rows[i].id,
		    lang_text(rows[i].label), rows[i].unit, rows[i].value,
		    lang_text(rows[i].method));
		reads_domains(evidence, figure);
	}
}

/* What rests on the hours of seams. */
static Figure *
add_hours(FigureSet *figures, const char *id, const char *label,
    const char *method, Spread hours)
{
	Figure *figure =
	    figure_set_number(figures, id, label, "h", hours.p50, method);

	figure_set_spread(figure, hours);
	figure_uses(figure, ASSUME_SEAM_HOURS);
	figure_uses(figure, ASSUME_SEAM_REQUIRED);
	figure_uses(figure, ASSUME_SEAM_CASCADE);
	return figure;
}

static void
add_cost(const Evidence *evidence, FigureSet *figures, const char *id,
    const char *label, const char *hours_id, Spread hours)
{
	const Spread cost = seam_cost(evidence, hours);
	Figure *figure =
	    figure_set_number(figures, id, label, evidence_currency(evidence),
		cost.p50, lang_text(MSG_DOMAINS_FIG_CUT_COST_METHOD));

	figure_set_spread(figure, cost);
	figure_add_input(figure, "%s", hours_id);
	figure_uses_rate(figure, evidence);
}

static void
add_seam_kinds(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	for (int i = 0; i < SEAM_KINDS; i++) {
		const Spread hours = map->seams->hours[i];
		const char *words = seam_kind_words((SeamKind)i);
		g_autofree char *id = g_strdup_printf(
		    "domains.seam_hours.%s", seam_kind_name((SeamKind)i));
		g_autofree char *cost = g_strdup_printf(
		    "domains.seam_cost.%s", seam_kind_name((SeamKind)i));
		g_autofree char *label =
		    lang_format(MSG_DOMAINS_FIG_SEAM_HOURS, words, NULL);
		g_autofree char *cost_label =
		    lang_format(MSG_DOMAINS_FIG_SEAM_COST, words, NULL);

		add_hours(figures, id, label,
		    lang_text(MSG_DOMAINS_FIG_SEAM_HOURS_METHOD), hours);
		add_cost(evidence, figures, cost, cost_label, id, hours);
	}
}

static void
add_totals(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	Figure *figure;

	if (map->seams->list->len == 0)
		return;
	add_seam_kinds(evidence, map, figures);
	figure = add_hours(figures, "domains.cut_hours",
	    lang_text(MSG_DOMAINS_FIG_CUT),
	    lang_text(MSG_DOMAINS_FIG_CUT_METHOD), map->seams->total);
	figure_add_input(figure, "domains.seams");
	add_cost(evidence, figures, "domains.cut_cost",
	    lang_text(MSG_DOMAINS_FIG_CUT_COST), "domains.cut_hours",
	    map->seams->total);
}

/* "domain.billing.keys_in". */
static char *
id_of(const Domain *domain, const char *what)
{
	return g_strdup_printf("domain.%s.%s", domain->id, what);
}

static void
add_numbers_of(
    const Evidence *evidence, const Domain *domain, FigureSet *figures)
{
	const Coupling *c = &domain->coupling;
	const struct {
		const char *what, *unit;
		Message label, method, why;
		double value;
	} rows[] = {
		{ "tables", "tables", MSG_DOMAINS_FIG_OF_TABLES,
		    MSG_DOMAINS_COUNTED, MSG_COUNT, domain->tables->len },
		{ "keys_inside", "keys", MSG_DOMAINS_FIG_OF_INSIDE,
		    MSG_DOMAINS_COUNTED, MSG_COUNT, c->inside },
		{ "keys_in", "keys", MSG_DOMAINS_FIG_OF_IN, MSG_DOMAINS_COUNTED,
		    MSG_COUNT, c->in },
		{ "keys_out", "keys", MSG_DOMAINS_FIG_OF_OUT,
		    MSG_DOMAINS_COUNTED, MSG_COUNT, c->out },
		{ "instability", "share", MSG_DOMAINS_FIG_OF_INSTABILITY,
		    MSG_DOMAINS_FIG_OF_INSTABILITY_METHOD,
		    MSG_DOMAINS_WHY_NOTHING_CROSSES, c->instability },
		{ "cross_share", "share", MSG_DOMAINS_FIG_OF_CROSS,
		    MSG_DOMAINS_FIG_OF_CROSS_METHOD,
		    MSG_DOMAINS_WHY_NO_KEY_OF_ITS, c->cross_share },
		{ "step", "place", MSG_DOMAINS_FIG_OF_STEP,
		    MSG_DOMAINS_FIG_OF_STEP_METHOD, MSG_COUNT, domain->step },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *id = id_of(domain, rows[i].what);
		g_autofree char *label =
		    lang_format(rows[i].label, domain->name, NULL);

		if (isnan(rows[i].value))
			figure_set_missing(figures, id, label, rows[i].unit,
			    lang_text(rows[i].why));
		else
			reads_domains(evidence,
			    figure_set_number(figures, id, label, rows[i].unit,
				rows[i].value, lang_text(rows[i].method)));
	}
}

static void
add_cut_of(const Evidence *evidence, const Domain *domain, FigureSet *figures)
{
	g_autofree char *id = id_of(domain, "cut_hours");
	g_autofree char *cost = id_of(domain, "cut_cost");
	g_autofree char *step = id_of(domain, "step");
	g_autofree char *label =
	    lang_format(MSG_DOMAINS_FIG_OF_CUT, domain->name, NULL);
	g_autofree char *cost_label =
	    lang_format(MSG_DOMAINS_FIG_OF_COST, domain->name, NULL);
	Figure *figure = add_hours(figures, id, label,
	    lang_text(MSG_DOMAINS_FIG_OF_CUT_METHOD), domain->cut_hours);

	figure_add_input(figure, "%s", step);
	add_cost(evidence, figures, cost, cost_label, id, domain->cut_hours);
}

char *
seam_tie_figure(const DomainMapResult *map, const SeamTie *tie)
{
	return g_strdup_printf("domain.%s.keys_to.%s",
	    domain_map_at(map, tie->from)->id, domain_map_at(map, tie->to)->id);
}

static void
add_tie(const Evidence *evidence, const DomainMapResult *map,
    const SeamTie *tie, FigureSet *figures)
{
	g_autofree char *id = seam_tie_figure(map, tie);
	g_autofree char *label = lang_format(MSG_DOMAINS_FIG_TIE,
	    domain_map_at(map, tie->from)->name,
	    domain_map_at(map, tie->to)->name, NULL);

	reads_domains(evidence, figure_set_number(figures, id, label, "keys",
				    tie->keys, lang_text(MSG_DOMAINS_COUNTED)));
}

void
domain_figures(
    const Evidence *evidence, const DomainMapResult *map, FigureSet *figures)
{
	add_counts(evidence, map, figures);
	add_shares(evidence, map, figures);
	add_best(evidence, map, figures);
	add_chance(evidence, map, figures);
	add_verdict(evidence, map, figures);
	add_totals(evidence, map, figures);
	for (guint i = 0; i < map->domains->len; i++) {
		add_numbers_of(evidence, domain_map_at(map, i), figures);
		add_cut_of(evidence, domain_map_at(map, i), figures);
	}
	for (guint i = 0; i < map->seams->ties->len; i++)
		add_tie(evidence, map,
		    &g_array_index(map->seams->ties, SeamTie, i), figures);
}
