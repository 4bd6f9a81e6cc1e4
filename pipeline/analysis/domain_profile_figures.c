#include "pipeline/analysis/domain_profile_figures.h"

#include <math.h>

#include "pipeline/analysis/spend_parts.h"
#include "pipeline/analysis/users.h"
#include "pipeline/analysis/words.h"

typedef struct Writer {
	const Evidence *evidence;
	const Results *results;
	const DomainProfileResult *result;
	FigureSet *figures;
	const DomainProfile *profile;
} Writer;

/* What a figure of a domain says, and why it would not. */
typedef struct Wording {
	const char *what, *unit;
	Message label, method, why;
} Wording;

static const struct {
	Message label, method, why;
} parts[DOMAIN_RISK_PARTS] = {
	[DOMAIN_RISK_ROWS] = { MSG_PROFILE_PART_ROWS, MSG_PROFILE_FIG_PART_ROWS,
	    MSG_PROFILE_WHY_ROWS },
	[DOMAIN_RISK_COUPLING] = { MSG_PROFILE_PART_COUPLING,
	    MSG_PROFILE_FIG_PART_COUPLING, MSG_PROFILE_WHY_COUPLING },
	[DOMAIN_RISK_EXPERTS] = { MSG_PROFILE_PART_EXPERTS,
	    MSG_PROFILE_FIG_PART_EXPERTS, MSG_PROFILE_WHY_PEOPLE },
	[DOMAIN_RISK_CHURN] = { MSG_PROFILE_PART_CHURN,
	    MSG_PROFILE_FIG_PART_CHURN, MSG_PROFILE_WHY_ISSUES },
	[DOMAIN_RISK_VENDORS] = { MSG_PROFILE_PART_VENDORS,
	    MSG_PROFILE_FIG_PART_VENDORS, MSG_PROFILE_WHY_ROWS },
};

const char *
domain_risk_part_words(DomainRiskPart part)
{
	return lang_text(parts[part].label);
}

/* The figure, or NULL where VALUE is NAN, and the reason is given. */
static Figure *
put(const Writer *w, const Wording *words, double value)
{
	const Domain *domain = w->profile->domain;
	g_autofree char *id =
	    g_strdup_printf("domain.%s.%s", domain->id, words->what);
	g_autofree char *label = lang_format(words->label, domain->name, NULL);

	if (isfinite(value))
		return figure_set_number(w->figures, id, label, words->unit,
		    value, lang_text(words->method));
	figure_set_missing(
	    w->figures, id, label, words->unit, lang_text(words->why));
	return NULL;
}

/* "domain.billing.WHAT" as an input. */
static void
read_own(const Writer *w, Figure *figure, const char *what)
{
	figure_add_input(figure, "domain.%s.%s", w->profile->domain->id, what);
}

/* None where there is nothing between the two. */
static void
set_range(Figure *figure, double lo, double hi)
{
	if (lo == hi)
		return;
	figure->lo = lo;
	figure->hi = hi;
}

static void
put_rows(const Writer *w, int m)
{
	const Spread rows = w->profile->rows.at[m];
	char times[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf(
	    "domain.%s.rows.%s", w->profile->domain->id, multiple_names[m]);
	g_autofree char *label = lang_format(MSG_PROFILE_FIG_ROWS,
	    w->profile->domain->name, words_times(multiples[m], times), NULL);
	Figure *figure;

	if (isnan(rows.p50)) {
		figure_set_missing(w->figures, id, label, "rows",
		    lang_text(MSG_PROFILE_WHY_ROWS));
		return;
	}
	figure = figure_set_number(w->figures, id, label, "rows", rows.p50,
	    lang_text(MSG_PROFILE_FIG_ROWS_METHOD));
	set_range(figure, rows.p10, rows.p90);
	figure->n = w->profile->rows.known;
	figure_reads_all(figure, w->evidence, INPUT_SCHEMA);
	if (w->profile->rows.sum.dense > 0)
		figure_uses(figure, ASSUME_JOIN_GROWTH);
}

static void
reads_issues(const Writer *w, Figure *figure)
{
	if (figure == NULL)
		return;
	figure_reads_all(figure, w->evidence, INPUT_ISSUES);
	if (w->profile->config != NULL)
		figure_configured(figure, "domains");
}

static void
reads_knowledge(const Writer *w, Figure *figure)
{
	if (figure == NULL)
		return;
	reads_issues(w, figure);
	figure->n = w->profile->people.events;
	figure_uses(figure, ASSUME_KNOWLEDGE_HALF_LIFE);
	figure_uses(figure, ASSUME_KNOWLEDGE_CREATED);
}

static void
put_people(const Writer *w)
{
	static const Wording experts = { "experts", "people",
		MSG_PROFILE_FIG_EXPERTS, MSG_PROFILE_FIG_EXPERTS_METHOD,
		MSG_PROFILE_WHY_PEOPLE };
	static const Wording top = { "top_share", "share", MSG_PROFILE_FIG_TOP,
		MSG_PROFILE_FIG_TOP_METHOD, MSG_PROFILE_WHY_EVENTS };
	static const Wording effective = { "effective_people", "people",
		MSG_PROFILE_FIG_EFFECTIVE, MSG_PROFILE_FIG_EFFECTIVE_METHOD,
		MSG_PROFILE_WHY_EVENTS };
	const DomainPeople *people = &w->profile->people;
	Figure *figure =
	    put(w, &experts, people->known ? people->experts->len : NAN);

	reads_knowledge(w, figure);
	if (figure != NULL) {
		figure_uses(figure, ASSUME_EXPERT_SHARE);
		figure_uses(figure, ASSUME_EXPERT_LEAST);
		figure_uses(figure, ASSUME_KNOWLEDGE_ABSENT);
		figure_uses(figure, ASSUME_KNOWLEDGE_EVENTS);
		figure_uses(figure, ASSUME_KNOWLEDGE_WINDOW);
	}
	reads_knowledge(w, put(w, &top, people->top_share));
	reads_knowledge(w, put(w, &effective, people->effective));
}

static void
put_issues(const Writer *w)
{
	static const Wording recent = { "new_issues", "issues",
		MSG_PROFILE_FIG_RECENT, MSG_PROFILE_FIG_RECENT_METHOD,
		MSG_PROFILE_WHY_ISSUES };
	const bool known = issue_domains_known(w->result->issues) > 0;
	const Wording rate = { "issues_per_1000_user_months",
		"issues/1,000 user-months", MSG_PROFILE_FIG_ISSUE_RATE,
		MSG_PROFILE_FIG_ISSUE_RATE_METHOD,
		known ? MSG_PROFILE_WHY_USERS : MSG_PROFILE_WHY_ISSUES };
	Figure *figure = put(w, &recent, known ? w->profile->recent : NAN);

	reads_issues(w, figure);
	if (figure != NULL)
		figure_uses(figure, ASSUME_CHURN_DAYS);
	figure = put(w, &rate, w->profile->issues_per_1000);
	if (figure == NULL)
		return;
	read_own(w, figure, "new_issues");
	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
}

static void
put_spend(const Writer *w)
{
	const Wording monthly = { "spend", w->results->spend->currency,
		MSG_PROFILE_FIG_SPEND, MSG_PROFILE_FIG_SPEND_METHOD,
		MSG_PROFILE_WHY_SPEND };
	static const Wording share = { "spend_share", "share",
		MSG_PROFILE_FIG_SHARE, MSG_PROFILE_FIG_SHARE_METHOD,
		MSG_PROFILE_WHY_SPEND };
	Figure *figure = put(w, &monthly, w->profile->monthly);

	if (figure != NULL) {
		spend_read_latest(figure, w->evidence, w->results->spend);
		figure_configured(figure, "cost_tag");
	}
	figure = put(w, &share, w->profile->spend_share);
	if (figure == NULL)
		return;
	read_own(w, figure, "spend");
	figure_add_input(figure, "spend.monthly");
}

static void
put_load(const Writer *w)
{
	static const Wording rate = { "rows_per_user_month", "rows/user-month",
		MSG_PROFILE_FIG_RATE, MSG_PROFILE_FIG_RATE_METHOD,
		MSG_PROFILE_WHY_USERS };
	static const Wording ratio = { "load_ratio", "x", MSG_PROFILE_FIG_RATIO,
		MSG_PROFILE_FIG_RATIO_METHOD, MSG_PROFILE_WHY_RATIO };
	Figure *figure = put(w, &rate, w->profile->rows.per_user_month);

	if (figure != NULL) {
		read_own(w, figure, "rows.1x");
		figure_add_input(figure, "users.active");
		figure_add_input(figure, "users.growth");
		if (w->evidence->config->business.launch != DATE_NONE)
			figure_configured(figure, "business.launch");
	}
	figure = put(w, &ratio, w->profile->rows.ratio);
	if (figure != NULL)
		figure_reads_all(figure, w->evidence, INPUT_SCHEMA);
}

static void
put_vendors(const Writer *w)
{
	static const Wording words = { "vendor_columns", "columns",
		MSG_PROFILE_FIG_VENDORS, MSG_PROFILE_FIG_VENDORS_METHOD,
		MSG_PROFILE_WHY_ROWS };

	figure_reads_all(put(w, &words, w->profile->vendor_columns),
	    w->evidence, INPUT_SCHEMA);
}

static void
put_part(const Writer *w, DomainRiskPart part)
{
	static const char *const sources[DOMAIN_RISK_PARTS] = { "rows.10x",
		"cross_share", "experts", "new_issues", "vendor_columns" };
	const RiskPart *value = &w->profile->parts[part];
	const Domain *domain = w->profile->domain;
	g_autofree char *id = g_strdup_printf(
	    "domain.%s.risk.%s", domain->id, domain_risk_part_names[part]);
	g_autofree char *label = lang_format(MSG_PROFILE_FIG_PART,
	    domain_risk_part_words(part), domain->name, NULL);
	Figure *figure;

	if (isnan(value->value)) {
		figure_set_missing(
		    w->figures, id, label, "share", lang_text(parts[part].why));
		return;
	}
	figure = figure_set_number(w->figures, id, label, "share", value->value,
	    lang_text(parts[part].method));
	set_range(figure, value->lo, value->hi);
	read_own(w, figure, sources[part]);
}

static void
put_score(const Writer *w)
{
	const RiskScore *risk = &w->profile->risk;
	const Domain *domain = w->profile->domain;
	char lo[NUMBER_TEXT_SIZE], hi[NUMBER_TEXT_SIZE];
	g_autofree char *id = g_strdup_printf("domain.%s.risk", domain->id);
	g_autofree char *label =
	    lang_format(MSG_PROFILE_FIG_RISK, domain->name, NULL);
	g_autofree char *why = lang_format(MSG_PROFILE_FIG_RISK_WHY,
	    number_format_human(risk->lo, 2, lo),
	    number_format_human(risk->hi, 2, hi), NULL);
	Figure *figure;

	if (isnan(risk->value)) {
		figure_set_missing(w->figures, id, label, "of 100", why);
		return;
	}
	figure = figure_set_number(w->figures, id, label, "of 100", risk->value,
	    lang_text(MSG_PROFILE_FIG_RISK_METHOD));
	set_range(figure, risk->lo, risk->hi);
	for (int p = 0; p < DOMAIN_RISK_PARTS; p++) {
		figure_add_input(figure, "domain.%s.risk.%s", domain->id,
		    domain_risk_part_names[p]);
		figure_uses(figure, domain_risk_assumptions[p]);
	}
	figure_uses(figure, ASSUME_RISK_KNOWN);
}

static void
put_rank(const Writer *w)
{
	static const Wording words = { "risk_rank", "place",
		MSG_PROFILE_FIG_RANK, MSG_PROFILE_FIG_RANK_METHOD,
		MSG_PROFILE_WHY_ROWS };
	Figure *figure = put(w, &words, (double)w->profile->rank);

	figure->lo = (double)w->profile->best;
	figure->hi = (double)w->profile->worst;
	figure->n = w->result->list->len;
	figure_uses(figure, ASSUME_RISK_SWING);
	read_own(w, figure, "risk");
}

static void
reads_triggers(const Writer *w, Figure *figure)
{
	figure_add_input(figure, "users.active");
	figure_add_input(figure, "users.growth");
	read_own(w, figure, "rows.1x");
	read_own(w, figure, "spend_share");
	figure_add_input(figure, "domains.squads");
	figure_uses(figure, ASSUME_SEPARATE_ROWS);
	figure_uses(figure, ASSUME_SEPARATE_SPEND);
	figure_uses(figure, ASSUME_SEPARATE_USERS);
	figure_uses(figure, ASSUME_SEPARATE_LEAD);
	if (w->profile->config != NULL &&
	    w->profile->config->separate_because != NULL)
		figure_configured(figure, "domains");
}

static void
put_separation(const Writer *w)
{
	const Separation *separation = &w->profile->separation;
	const Wording words = { "separate_months", "months",
		MSG_PROFILE_FIG_MONTHS, MSG_PROFILE_FIG_MONTHS_METHOD,
		separation->time == SEPARATE_UNKNOWN
		    ? MSG_PROFILE_ROWS_UNKNOWN
		    : MSG_PROFILE_WHY_NO_TRIGGER };
	const Domain *domain = w->profile->domain;
	g_autofree char *id = g_strdup_printf("domain.%s.separate", domain->id);
	g_autofree char *label =
	    lang_format(MSG_PROFILE_FIG_TIME, domain->name, NULL);
	Figure *figure = put(w, &words, separation->months.p50);

	if (figure != NULL) {
		figure_set_spread(figure, separation->months);
		reads_triggers(w, figure);
	}
	if (separation->time == SEPARATE_UNKNOWN) {
		figure_set_missing(w->figures, id, label, "text",
		    lang_text(MSG_PROFILE_ROWS_UNKNOWN));
		return;
	}
	figure = figure_set_text(w->figures, id, label, "text",
	    separation_time_name(separation->time),
	    lang_text(MSG_PROFILE_FIG_TIME_METHOD));
	read_own(w, figure, "separate_months");
	read_own(w, figure, "cross_share");
}

static void
put_totals(const Writer *w)
{
	const IssueDomains *issues = w->result->issues;
	Figure *figure;

	if (issues->issues->len == 0) {
		figure_set_missing(w->figures, "domains.issues_assigned",
		    lang_text(MSG_PROFILE_FIG_ASSIGNED), "issues",
		    lang_text(MSG_PROFILE_WHY_ISSUES));
	} else {
		figure =
		    figure_set_number(w->figures, "domains.issues_assigned",
			lang_text(MSG_PROFILE_FIG_ASSIGNED), "issues",
			issue_domains_known(issues),
			lang_text(MSG_PROFILE_FIG_ASSIGNED_METHOD));
		figure->n = issues->issues->len;
		figure_reads_all(figure, w->evidence, INPUT_ISSUES);
		figure_reads_all(figure, w->evidence, INPUT_SCHEMA);
	}
	if (w->result->tags != TAGS_KNOWN) {
		figure_set_missing(w->figures, "domains.spend_tagged",
		    lang_text(MSG_PROFILE_FIG_TAGGED), "share",
		    lang_text(MSG_PROFILE_WHY_SPEND));
		return;
	}
	figure = figure_set_number(w->figures, "domains.spend_tagged",
	    lang_text(MSG_PROFILE_FIG_TAGGED), "share", w->result->tagged_share,
	    lang_text(MSG_PROFILE_FIG_TAGGED_METHOD));
	spend_read_latest(figure, w->evidence, w->results->spend);
	figure_configured(figure, "cost_tag");
}

static void
put_squads(const Writer *w)
{
	Figure *figure;

	if (isnan(w->result->squads)) {
		figure_set_missing(w->figures, "domains.squads",
		    lang_text(MSG_PROFILE_FIG_SQUADS), "squads",
		    lang_text(MSG_PROFILE_WHY_SQUADS));
		return;
	}
	figure = figure_set_number(w->figures, "domains.squads",
	    lang_text(MSG_PROFILE_FIG_SQUADS), "squads", w->result->squads,
	    lang_text(MSG_PROFILE_FIG_SQUADS_METHOD));
	figure_uses_squads(figure, w->evidence);
}

static void
put_integration(const Writer *w, const Integration *integration)
{
	const struct {
		const char *what, *unit;
		Message label;
		double value;
		InputKind kind;
	} rows[] = {
		{ "core_tables", "tables", MSG_PROFILE_FIG_CORE,
		    integration->core->len, INPUT_SCHEMA },
		{ "own_tables", "tables", MSG_PROFILE_FIG_OWN,
		    integration->own->len, INPUT_SCHEMA },
		{ "issues", "issues", MSG_PROFILE_FIG_NAMED,
		    facts_issues(w->evidence->facts)->len > 0
			? integration->issues
			: NAN,
		    INPUT_ISSUES },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(rows); i++) {
		g_autofree char *id = g_strdup_printf(
		    "integration.%s.%s", integration->id, rows[i].what);
		g_autofree char *label =
		    lang_format(rows[i].label, integration->name, NULL);

		if (isnan(rows[i].value))
			figure_set_missing(w->figures, id, label, rows[i].unit,
			    lang_text(MSG_PROFILE_WHY_NO_ISSUES));
		else
			figure_reads_all(
			    figure_set_number(w->figures, id, label,
				rows[i].unit, rows[i].value,
				lang_text(MSG_PROFILE_FIG_NAMES_METHOD)),
			    w->evidence, rows[i].kind);
	}
}

void
domain_profile_figures(
    const Evidence *evidence, const Results *results, FigureSet *figures)
{
	Writer w = { evidence, results, results->profile, figures, NULL };

	put_totals(&w);
	put_squads(&w);
	for (guint i = 0; i < w.result->integrations->len; i++)
		put_integration(&w, w.result->integrations->pdata[i]);
	for (guint i = 0; i < w.result->list->len; i++) {
		w.profile = domain_profile_at(w.result, i);
		for (int m = 0; m < MULTIPLE_COUNT; m++)
			put_rows(&w, m);
		put_people(&w);
		put_issues(&w);
		put_spend(&w);
		put_load(&w);
		put_vendors(&w);
		for (int p = 0; p < DOMAIN_RISK_PARTS; p++)
			put_part(&w, (DomainRiskPart)p);
		put_score(&w);
		put_rank(&w);
		put_separation(&w);
	}
}
