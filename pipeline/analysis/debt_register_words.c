#include "pipeline/analysis/debt_register_words.h"

#include "pipeline/analysis/migration_words.h"
#include "pipeline/base/text.h"

const char *
debt_category_name(DebtCategory category)
{
	static const char *const names[] = {
		[DEBT_DISCOVERED] = "discovered",
		[DEBT_INTENTIONAL] = "intentional",
		[DEBT_ACCUMULATING] = "accumulating",
	};

	return names[category];
}

const char *
debt_category_words(DebtCategory category)
{
	static const Message words[] = {
		[DEBT_DISCOVERED] = MSG_REGISTER_DISCOVERED,
		[DEBT_INTENTIONAL] = MSG_REGISTER_INTENTIONAL,
		[DEBT_ACCUMULATING] = MSG_REGISTER_ACCUMULATING,
	};

	return lang_text(words[category]);
}

char *
debt_item_key(const DebtItem *item)
{
	g_autofree char *table = NULL;

	if (item->issue != NULL)
		return g_strdup(item->issue->key);
	table = migration_table_name(item->finding->table);
	return lang_format(MSG_REGISTER_TABLE_OF, table, NULL);
}

char *
debt_item_title(const DebtItem *item)
{
	if (item->issue == NULL)
		return risk_words(item->finding);
	return g_strdup(
	    item->issue->summary != NULL ? item->issue->summary : "");
}

char *
debt_owner_words(const DebtItem *item)
{
	if (item->owner == NULL)
		return g_strdup(lang_text(MSG_REGISTER_NOBODY));
	if (item->owner_gone)
		return lang_format(MSG_REGISTER_GONE, item->owner, NULL);
	return g_strdup(item->owner);
}

const char *
debt_sign_name(DebtSign sign)
{
	static const char *const names[] = {
		[DEBT_BY_LAUNCH] = "launch",
		[DEBT_BY_AUDIT] = "audit",
		[DEBT_BY_INCIDENT] = "incident",
		[DEBT_BY_LABEL] = "label",
		[DEBT_BY_TABLE] = "table",
		[DEBT_BY_COMPONENT] = "component",
		[DEBT_BY_FINDING] = "schema",
		[DEBT_BY_UPKEEP] = "upkeep",
		[DEBT_BY_REST] = "rest",
	};

	return names[sign];
}

/* Label and dates of what was there at the launch. */
static char *
launch_words(const Evidence *evidence, const DebtItem *item)
{
	char created[DATE_TEXT_SIZE], launch[DATE_TEXT_SIZE];

	return lang_format(MSG_REGISTER_BY_LAUNCH, item->verdict.label,
	    date_format_human(instant_date(item->issue->created), created),
	    date_format_human(evidence->config->business.launch, launch), NULL);
}

static char *
sign_words(const Evidence *evidence, const DebtItem *item)
{
	static const Message words[] = {
		[DEBT_BY_AUDIT] = MSG_REGISTER_BY_AUDIT,
		[DEBT_BY_INCIDENT] = MSG_REGISTER_BY_INCIDENT,
		[DEBT_BY_LABEL] = MSG_REGISTER_BY_LABEL,
		[DEBT_BY_TABLE] = MSG_REGISTER_BY_TABLE,
		[DEBT_BY_COMPONENT] = MSG_REGISTER_BY_COMPONENT,
		[DEBT_BY_UPKEEP] = MSG_REGISTER_BY_UPKEEP,
		[DEBT_BY_REST] = MSG_REGISTER_BY_REST,
	};
	const DebtVerdict *verdict = &item->verdict;
	g_autofree char *found = NULL;

	/* "refactor, speaks of refactor" says it twice. */
	if (verdict->sign == DEBT_BY_UPKEEP &&
	    g_ascii_strcasecmp(verdict->name, verdict->label) == 0)
		return g_strdup(verdict->label);
	if (verdict->sign == DEBT_BY_LAUNCH)
		return launch_words(evidence, item);
	if (verdict->sign != DEBT_BY_FINDING)
		return lang_format(words[verdict->sign],
		    verdict->name != NULL ? verdict->name : verdict->label,
		    verdict->label, NULL);
	found = risk_rules(item->finding);
	return lang_format(MSG_REGISTER_BY_FINDING, found, NULL);
}

char *
debt_item_evidence(const Evidence *evidence, const DebtItem *item)
{
	g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func(g_free);

	g_ptr_array_add(words, sign_words(evidence, item));
	if (item->tracked_by != NULL)
		g_ptr_array_add(words,
		    lang_format(MSG_REGISTER_TRACKED, item->tracked_by, NULL));
	if (item->document != NULL)
		g_ptr_array_add(words,
		    lang_format(MSG_REGISTER_DOCUMENTED, item->document, NULL));
	if (debt_item_is_undocumented(item))
		g_ptr_array_add(
		    words, g_strdup(lang_text(item->document == NULL
						  ? MSG_REGISTER_UNDOCUMENTED
						  : MSG_REGISTER_UNPLANNED)));
	g_ptr_array_add(words, NULL);
	return lang_join(MSG_LIST_CLAUSE, (char **)words->pdata);
}

char *
debt_item_figure(const DebtItem *item, const char *what)
{
	if (!debt_item_is_figured(item))
		return NULL;
	return g_strdup_printf("debt.item.%s.%s", item->id, what);
}

char *
debt_wait_figure(const DebtItem *item, const char *what, int wait)
{
	g_autofree char *name = g_strdup_printf("%s.%dm", what, waits[wait]);

	return debt_item_figure(item, name);
}

char *
debt_cost_words(const Evidence *evidence, Expected cost)
{
	const char *currency = evidence_currency(evidence);
	char mean[NUMBER_TEXT_SIZE], lo[NUMBER_TEXT_SIZE], hi[NUMBER_TEXT_SIZE];

	return lang_format(MSG_REGISTER_COST,
	    number_format_estimate(cost.mean, currency, mean),
	    number_format_estimate(cost.lo, currency, lo),
	    number_format_estimate(cost.hi, currency, hi), NULL);
}
