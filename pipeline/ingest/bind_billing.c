#include "pipeline/ingest/bind_kinds.h"

#include <string.h>

#include "pipeline/ingest/bill_notes.h"
#include "pipeline/ingest/credits.h"
#include "pipeline/ingest/respelt.h"
#include "pipeline/ingest/tags.h"

enum { TAG_CACHE_LIMIT = 100000 };

/* Consecutive lines mostly repeat their dates. */
typedef struct InstantCache {
	GString *text;
	Instant instant;
} InstantCache;

typedef struct BillingBinder {
	const Binding *binding;
	InstantCache charged, period;
	DateOrder order;
	bool order_known; /* from the bounds of a billing period */
	GHashTable *tags; /* JSON text to the tag's value, or to NULL */
	GString *identity;
	BillNotes notes;
} BillingBinder;

/*
 * What AWS's line types cost once reservations and savings plans are spread
 * over what they covered (AWS, "Amortized cost", CUR query library).  A rule
 * holds only where the file has the column WITH; a missing amount counts as
 * nothing.
 */
typedef struct EffectiveRule {
	const char *line_type;
	Field with;
	Field plus[2];
	size_t plus_count;
	Field minus; /* FIELD_COUNT: none */
	bool reservations_only; /* the line belongs to a reservation */
} EffectiveRule;

static const EffectiveRule effective_rules[] = {
	{ "DiscountedUsage", FIELD_RESERVATION_EFFECTIVE,
	    { FIELD_RESERVATION_EFFECTIVE }, 1, FIELD_COUNT, false },
	{ "RIFee", FIELD_RESERVATION_UNUSED_RECURRING,
	    { FIELD_RESERVATION_UNUSED_UPFRONT,
		FIELD_RESERVATION_UNUSED_RECURRING },
	    2, FIELD_COUNT, false },
	{ "Fee", FIELD_RESERVATION_UNUSED_RECURRING, { 0 }, 0, FIELD_COUNT,
	    true },
	{ "SavingsPlanCoveredUsage", FIELD_PLAN_EFFECTIVE,
	    { FIELD_PLAN_EFFECTIVE }, 1, FIELD_COUNT, false },
	{ "SavingsPlanNegation", FIELD_PLAN_EFFECTIVE, { 0 }, 0, FIELD_COUNT,
	    false },
	{ "SavingsPlanUpfrontFee", FIELD_PLAN_EFFECTIVE, { 0 }, 0, FIELD_COUNT,
	    false },
	{ "SavingsPlanRecurringFee", FIELD_PLAN_COMMITMENT,
	    { FIELD_PLAN_COMMITMENT }, 1, FIELD_PLAN_USED, false },
};

static void *
open_binder(const Binding *binding)
{
	BillingBinder *self = g_new0(BillingBinder, 1);

	self->binding = binding;
	self->order = binding->descriptor->dates;
	self->charged.text = g_string_new(NULL);
	self->period.text = g_string_new(NULL);
	self->charged.instant = self->period.instant = INSTANT_NONE;
	self->tags =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, g_free);
	self->identity = g_string_new(NULL);
	return self;
}

static void
free_binder(void *data)
{
	BillingBinder *self = data;

	g_string_free(self->charged.text, true);
	g_string_free(self->period.text, true);
	g_hash_table_unref(self->tags);
	g_string_free(self->identity, true);
	g_free(self);
}

/* Google writes the month of an invoice as 202611. */
static DateParse
parse_instant(const BillingBinder *self, const Value *value, Instant *out)
{
	DateParse parse =
	    instant_parse(value->text, value->length, self->order, out);
	Month month;

	if (parse == DATE_PARSE_BAD &&
	    month_parse(value->text, value->length, &month)) {
		*out = date_instant(month_first_day(month));
		parse = DATE_PARSE_OK;
	}
	return parse;
}

/* False: rejected, since the value of FIELD is not a time. */
static bool
read_instant(const BillingBinder *self, const Record *record, Field field,
    InstantCache *cache, Instant *out)
{
	const Value *value = record_value(record, field);

	*out = INSTANT_NONE;
	if (value == NULL)
		return true;
	if (value->length != cache->text->len ||
	    memcmp(value->text, cache->text->str, value->length) != 0) {
		Instant instant;
		DateParse parse = parse_instant(self, value, &instant);

		if (parse != DATE_PARSE_OK) {
			binding_reject_value(self->binding, record, value,
			    parse == DATE_PARSE_BAD
				? "a time"
				: "a time that tells day from month "
				  "(2026-05-03)");
			return false;
		}
		g_string_assign(cache->text, value->text);
		cache->instant = instant;
	}
	*out = cache->instant;
	return true;
}

/* 0 where VALUE is NULL; false: rejected. */
static bool
read_value(
    BillingBinder *self, const Record *record, const Value *value, Decimal *out)
{
	DecimalParse parse;

	*out = 0;
	if (value == NULL)
		return true;
	parse = decimal_parse(value->text, value->length, out);
	if (parse == DECIMAL_BAD) {
		parse = respelt_amount(value->text, value->length,
		    self->binding->input->delimiter, out);
		if (parse != DECIMAL_BAD)
			bill_tally(&self->notes.respelt, record->line);
	}
	switch (parse) {
	case DECIMAL_OK:
		return true;
	case DECIMAL_INEXACT:
		bill_tally(&self->notes.rounded, record->line);
		return true;
	case DECIMAL_BAD:
		binding_reject_value(self->binding, record, value, "an amount");
		return false;
	case DECIMAL_OVERFLOW:
		binding_reject_value(
		    self->binding, record, value, "an amount below 10^14");
		return false;
	}
	return false;
}

/* 0 where FIELD is absent; false: rejected. */
static bool
read_amount(
    BillingBinder *self, const Record *record, Field field, Decimal *out)
{
	return read_value(self, record, record_value(record, field), out);
}

/* Adds the line's credits to BILLED; false: rejected. */
static bool
add_credits(BillingBinder *self, const Record *record, Decimal *billed)
{
	const Value *value = record_value(record, FIELD_CREDITS);
	Decimal credits;

	if (value == NULL)
		return true;
	if (credits_sum(value->text, &credits) && decimal_add(billed, credits))
		return true;
	binding_reject_value(
	    self->binding, record, value, "a list of credits with amounts");
	return false;
}

static const EffectiveRule *
find_effective_rule(const Record *record)
{
	const char *type = record_text(record, FIELD_LINE_TYPE);

	for (size_t i = 0; type && i < G_N_ELEMENTS(effective_rules); i++) {
		const EffectiveRule *rule = &effective_rules[i];

		if (strcmp(rule->line_type, type) == 0)
			return rule->reservations_only &&
				       !record_value(record, FIELD_RESERVATION)
				   ? NULL
				   : rule;
	}
	return NULL;
}

/* False: rejected. */
static bool
apply_rule(BillingBinder *self, const Record *record, const EffectiveRule *rule,
    Decimal *out)
{
	Decimal sum = 0, part;

	for (size_t i = 0; i < rule->plus_count; i++)
		if (!read_amount(self, record, rule->plus[i], &part) ||
		    !decimal_add(&sum, part))
			return false;
	if (rule->minus != FIELD_COUNT &&
	    (!read_amount(self, record, rule->minus, &part) ||
		!decimal_add(&sum, -part)))
		return false;
	*out = sum;
	return true;
}

/* What the line costs with commitments spread; false: rejected. */
static bool
read_effective(
    BillingBinder *self, const Record *record, Decimal billed, Decimal *out)
{
	const EffectiveRule *rule = find_effective_rule(record);

	*out = billed;
	if (record_value(record, FIELD_EFFECTIVE))
		return read_amount(self, record, FIELD_EFFECTIVE, out);
	if (rule && record->first[rule->with] >= 0)
		return apply_rule(self, record, rule, out);
	if (rule || record->first[FIELD_EFFECTIVE] >= 0)
		bill_tally(&self->notes.unamortised, record->line);
	return true;
}

static const char *
read_tag(BillingBinder *self, const Record *record)
{
	const char *tag = self->binding->cost_tag;
	const char *json = record_text(record, FIELD_TAGS);
	void *value;

	if (tag == NULL)
		return NULL;
	if (json == NULL)
		return record_text(record, FIELD_TAG);
	if (g_hash_table_lookup_extended(self->tags, json, NULL, &value))
		return value;
	if (g_hash_table_size(self->tags) >= TAG_CACHE_LIMIT)
		g_hash_table_remove_all(self->tags);
	value = tags_find(json, tag);
	g_hash_table_insert(self->tags, g_strdup(json), value);
	return value;
}

/* Joined with their ranks, so that an absent one shifts nothing. */
static const char *
read_identity(BillingBinder *self, const Record *record)
{
	g_string_truncate(self->identity, 0);
	for (const Value *value = record_value(record, FIELD_IDENTITY); value;
	     value = record_next(record, value)) {
		g_string_append_c(self->identity, '\n');
		g_string_append_c(
		    self->identity, 'a' + value->rank / RECORD_FROM_LIMIT % 26);
		g_string_append_len(self->identity, value->text, value->length);
	}
	return self->identity->len ? self->identity->str : NULL;
}

/* False: rejected for what is missing. */
static bool
has_essentials(const BillingBinder *self, const Record *record)
{
	static const Field essentials[] = { FIELD_BILLED, FIELD_CURRENCY };

	for (size_t i = 0; i < G_N_ELEMENTS(essentials); i++) {
		if (record_value(record, essentials[i]))
			continue;
		binding_reject(self->binding, record->line, 0, NULL,
		    "%s is missing", field_name(essentials[i]));
		return false;
	}
	if (record_value(record, FIELD_CHARGED) ||
	    record_value(record, FIELD_PERIOD))
		return true;
	binding_reject(self->binding, record->line, 0, NULL,
	    "neither the charge nor the billing period has a date");
	return false;
}

/* One file writes all its dates in one order. */
static void
learn_order(BillingBinder *self, const Record *record)
{
	const char *start = record_text(record, FIELD_PERIOD);
	const char *end = record_text(record, FIELD_PERIOD_END);

	if (self->order_known || start == NULL || end == NULL)
		return;
	self->order = respelt_order(start, end, self->order);
	self->order_known = true;
}

static bool
read_dates(BillingBinder *self, const Record *record, CostLine *line)
{
	Instant period;

	learn_order(self, record);
	if (!read_instant(self, record, FIELD_CHARGED, &self->charged,
		&line->charge_start) ||
	    !read_instant(self, record, FIELD_PERIOD, &self->period, &period))
		return false;
	if (period == INSTANT_NONE)
		period = line->charge_start;
	if (line->charge_start == INSTANT_NONE)
		line->charge_start = period;
	line->billing_period = date_month(instant_date(period));
	return true;
}

/*
 * Azure gives one amount.  Its amortised exports spread a commitment over
 * what it covers, where nothing is billed; its actual ones have the purchase
 * and the covered lines at nothing.
 */
static void
split_amortised(BillingBinder *self, const Record *record, CostLine *line)
{
	const char *type = record_text(record, FIELD_LINE_TYPE);

	if (!record_value(record, FIELD_AMORTISED))
		return;
	if (type &&
	    (strcmp(type, "Purchase") == 0 || strcmp(type, "Refund") == 0)) {
		bill_tally(&self->notes.unamortised, record->line);
		line->commitment = COMMITMENT_BOUGHT;
		return;
	}
	line->commitment =
	    line->billed != 0 ? COMMITMENT_SPREAD : COMMITMENT_COVERED;
	if (line->billed != 0)
		bill_tally(&self->notes.amortised, record->line);
	line->billed = 0;
}

/* Sums of one line into the input's totals. */
static void
count_line(BillingBinder *self, const CostLine *line)
{
	Input *input = self->binding->input;

	input->counts.lines++;
	if (!input_add_total(
		input, line->currency, line->billed, line->effective))
		self->notes.overflow = true;
}

static FactsAdd
add_line(BillingBinder *self, const CostLine *line)
{
	const Binding *binding = self->binding;
	FactsAdd outcome = facts_add_cost(binding->facts, binding->index, line);

	if (outcome == FACTS_ADDED)
		count_line(self, line);
	return outcome;
}

/* Amounts of all columns can be read; false: rejected. */
static bool
check_amounts(BillingBinder *self, const Record *record)
{
	const Value *value = record_value(record, FIELD_BILLED);
	Decimal amount;

	for (; value; value = record_next(record, value))
		if (!read_value(self, record, value, &amount))
			return false;
	return true;
}

/* A row whose every column is a line: LINE is what they share.  What its
 * column is called tells one from the others. */
static void
take_columns(BillingBinder *self, const Record *record, CostLine *line)
{
	const Value *value = record_value(record, FIELD_BILLED);
	FactsAdd outcome = FACTS_ADDED;

	if (!check_amounts(self, record))
		return;
	for (; value && outcome == FACTS_ADDED;
	     value = record_next(record, value)) {
		const Value *name =
		    record_value_at(record, FIELD_SERVICE, value->column);
		const Value *category = record_value_at(
		    record, FIELD_SERVICE_CATEGORY, value->column);

		if (name)
			line->service = name->text;
		line->identity = value->qualifier;
		if (category)
			line->service_category = category->text;
		read_value(self, record, value, &line->billed);
		line->effective = line->billed;
		outcome = add_line(self, line);
		line->beside = true;
	}
	binding_account(self->binding, record, outcome);
}

static void
take_line(BillingBinder *self, const Record *record, CostLine *line)
{
	if (!read_amount(self, record, FIELD_BILLED, &line->billed) ||
	    !add_credits(self, record, &line->billed) ||
	    !read_effective(self, record, line->billed, &line->effective))
		return;
	split_amortised(self, record, line);
	line->identity = read_identity(self, record);
	binding_account(self->binding, record, add_line(self, line));
}

static void
take(void *data, const Record *record)
{
	BillingBinder *self = data;
	const char *invoice = record_text(record, FIELD_INVOICE);
	CostLine line = {
		.provider = record_text(record, FIELD_PROVIDER),
		.account = record_text(record, FIELD_ACCOUNT),
		.service_category = record_text(record, FIELD_SERVICE_CATEGORY),
		.service = record_text(record, FIELD_SERVICE),
		.currency = record_text(record, FIELD_CURRENCY),
		.invoice = invoice ? invoice : "",
		.focus = self->binding->descriptor->focus,
	};

	if (!has_essentials(self, record) || !read_dates(self, record, &line))
		return;
	line.tag = read_tag(self, record);
	if (record_value(record, FIELD_BILLED)->map->each)
		take_columns(self, record, &line);
	else
		take_line(self, record, &line);
}

static void
finish(void *data)
{
	BillingBinder *self = data;

	bill_notes_describe(&self->notes, self->binding->input);
}

const BinderClass bind_billing_class = {
	.open = open_binder,
	.take = take,
	.finish = finish,
	.free = free_binder,
};
