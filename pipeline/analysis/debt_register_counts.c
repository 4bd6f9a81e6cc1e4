#include "pipeline/analysis/debt_register_figures.h"

#include <math.h>

#include "pipeline/analysis/debt_register_words.h"
#include "pipeline/analysis/shown_rows.h"

/* Issues and schemas, as far as there are any. */
static void
reads_items(
    const Evidence *evidence, const DebtRegisterResult *result, Figure *figure)
{
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	if (result->counts[DEBT_DISCOVERED].items > 0)
		figure_reads_all(figure, evidence, INPUT_SCHEMA);
	figure_configured(figure, "debt.labels");
	figure_configured(figure, "business.launch");
}

/* The items of CATEGORY in their order. */
static void
shows_category(const Evidence *evidence, const DebtRegisterResult *result,
    DebtCategory category, Figure *figure)
{
	for (guint i = 0; i < result->items->len; i++)
		if (debt_item_at(result, i)->verdict.category == category)
			debt_shows_item(
			    evidence, debt_item_at(result, i), figure);
}

/* One number of CATEGORY, and how it is told. */
typedef struct KindFigure {
	const char *what;
	Message words;
	const char *unit;
	double value; /* NAN: none */
	Message method;
} KindFigure;

static const char *
why_unknown(const DebtRegisterResult *result)
{
	return lang_text(result->all.known ? MSG_REGISTER_FIG_AUDIT_NO_LAUNCH
					   : MSG_REGISTER_FIG_NOTHING);
}

/* NULL where it is missing. */
static Figure *
add_kind(const Evidence *evidence, const DebtRegisterResult *result,
    DebtCategory category, const KindFigure *told, FigureSet *figures)
{
	const bool known = result->counts[category].known;
	g_autofree char *id = g_strdup_printf(
	    "debt.register.%s.%s", debt_category_name(category), told->what);
	g_autofree char *label =
	    lang_format(told->words, debt_category_words(category), NULL);
	Figure *figure;

	if (!known || isnan(told->value)) {
		figure_set_missing(figures, id, label, told->unit,
		    known ? lang_text(MSG_REGISTER_FIG_OLDEST_WHY)
			  : why_unknown(result));
		return NULL;
	}
	figure = figure_set_number(figures, id, label, told->unit, told->value,
	    lang_text(told->method));
	reads_items(evidence, result, figure);
	if (category != DEBT_ACCUMULATING)
		figure_uses(figure, ASSUME_INTENTIONAL_DAYS);
	return figure;
}

static void
add_kinds(const Evidence *evidence, const DebtRegisterResult *result,
    DebtCategory category, FigureSet *figures)
{
	const DebtCount *count = &result->counts[category];
	const KindFigure items = { "items", MSG_REGISTER_FIG_ITEMS, "items",
		(double)count->items, MSG_REGISTER_FIG_COUNTED };
	const KindFigure hours = { "effort_hours", MSG_REGISTER_FIG_HOURS, "h",
		count->hours, MSG_REGISTER_FIG_SUMMED };
	const KindFigure others[] = {
		{ "over_a_year", MSG_REGISTER_FIG_OVER_A_YEAR, "items",
		    (double)count->over_a_year, MSG_REGISTER_FIG_COUNTED },
		{ "nobodys", MSG_REGISTER_FIG_NOBODYS, "items",
		    (double)count->nobodys, MSG_REGISTER_FIG_COUNTED },
		{ "oldest_months", MSG_REGISTER_FIG_OLDEST, "months",
		    count->oldest / DAYS_PER_MONTH, MSG_REGISTER_FIG_COUNTED },
	};
	Figure *figure = add_kind(evidence, result, category, &items, figures);

	if (figure != NULL)
		shows_category(evidence, result, category, figure);
	figure = add_kind(evidence, result, category, &hours, figures);
	if (figure != NULL) {
		figure_uses(figure, ASSUME_DEBT_ITEM_HOURS);
		figure_uses(figure, ASSUME_POINT_HOURS);
	}
	for (size_t i = 0; i < G_N_ELEMENTS(others); i++)
		add_kind(evidence, result, category, &others[i], figures);
}

static void
add_undocumented(const Evidence *evidence, const DebtRegisterResult *result,
    FigureSet *figures)
{
	const char *id = "debt.register.undocumented";
	const char *label = lang_text(MSG_REGISTER_FIG_UNDOCUMENTED);
	Figure *figure;

	if (!result->counts[DEBT_INTENTIONAL].known) {
		figure_set_missing(
		    figures, id, label, "items", why_unknown(result));
		return;
	}
	figure = figure_set_number(figures, id, label, "items",
	    (double)result->all.undocumented,
	    lang_text(MSG_REGISTER_FIG_UNDOCUMENTED_METHOD));
	reads_items(evidence, result, figure);
	figure_configured(figure, "debt.documents");
	figure_uses(figure, ASSUME_INTENTIONAL_DAYS);
	for (guint i = 0; i < result->items->len; i++)
		if (debt_item_is_undocumented(debt_item_at(result, i)))
			debt_shows_item(
			    evidence, debt_item_at(result, i), figure);
}

static void
add_all(const Evidence *evidence, const DebtRegisterResult *result,
    FigureSet *figures)
{
	g_autofree char *items = lang_format(
	    MSG_REGISTER_FIG_ITEMS, lang_text(MSG_REGISTER_ALL), NULL);
	g_autofree char *hours = lang_format(
	    MSG_REGISTER_FIG_HOURS, lang_text(MSG_REGISTER_ALL), NULL);
	Figure *figure;

	if (!result->all.known) {
		figure_set_missing(figures, "debt.register.items", items,
		    "items", why_unknown(result));
		figure_set_missing(figures, "debt.register.effort_hours", hours,
		    "h", why_unknown(result));
		return;
	}
	figure =
	    figure_set_number(figures, "debt.register.items", items, "items",
		(double)result->all.items, lang_text(MSG_REGISTER_FIG_COUNTED));
	reads_items(evidence, result, figure);
	figure = figure_set_number(figures, "debt.register.effort_hours", hours,
	    "h", result->all.hours, lang_text(MSG_REGISTER_FIG_SUMMED));
	for (int c = 0; c < DEBT_CATEGORIES; c++)
		figure_add_input(figure, "debt.register.%s.effort_hours",
		    debt_category_name((DebtCategory)c));
}

static void
add_audit(const Evidence *evidence, const DebtAudit *audit, FigureSet *figures)
{
	static const Message reasons[] = {
		[AUDIT_UNKNOWN] = MSG_REGISTER_FIG_AUDIT_NO_LAUNCH,
		[AUDIT_NO_TRACKER] = MSG_REGISTER_FIG_AUDIT_NO_TRACKER,
	};
	Figure *figure;

	if (isnan(audit->days)) {
		figure_set_missing(figures, "debt.audit.days_late",
		    lang_text(MSG_REGISTER_FIG_AUDIT), "days",
		    lang_text(reasons[audit->state]));
		return;
	}
	figure = figure_set_number(figures, "debt.audit.days_late",
	    lang_text(MSG_REGISTER_FIG_AUDIT), "days",
	    audit->state == AUDIT_DUE ? -audit->days : audit->days,
	    lang_text(MSG_REGISTER_FIG_AUDIT_METHOD));
	figure_configured(figure, "business.launch");
	figure_configured(figure, "debt.audit_date");
	figure_add_input(figure, "playbook:audit");
	figure_reads_all(figure, evidence, INPUT_ISSUES);
	if (audit->issue != NULL)
		figure_shows_issue(
		    figure, evidence, audit->issue, audit->issue->summary);
}

void
debt_count_figures(const Evidence *evidence, const DebtRegisterResult *result,
    FigureSet *figures)
{
	add_audit(evidence, &result->audit, figures);
	debt_cleanup_figures(evidence, &result->cleanup, figures);
	add_all(evidence, result, figures);
	add_undocumented(evidence, result, figures);
	for (int c = 0; c < DEBT_CATEGORIES; c++)
		add_kinds(evidence, result, (DebtCategory)c, figures);
}
