#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

#define FOCUS_HEAD                                                             \
	"BilledCost,EffectiveCost,ChargePeriodStart,BillingPeriodStart,"       \
	"ServiceCategory,ServiceName,BillingCurrency,BillingAccountId,"        \
	"ProviderName,Tags\n"
#define CUR_HEAD                                                               \
	"bill/PayerAccountId,bill/BillingPeriodStartDate,"                     \
	"lineItem/UsageStartDate,lineItem/LineItemType,"                       \
	"lineItem/ProductCode,lineItem/CurrencyCode,lineItem/UnblendedCost,"   \
	"reservation/ReservationARN,reservation/EffectiveCost,"                \
	"reservation/UnusedAmortizedUpfrontFeeForBillingPeriod,"               \
	"reservation/UnusedRecurringFee,"                                      \
	"savingsPlan/SavingsPlanEffectiveCost,"                                \
	"savingsPlan/TotalCommitmentToDate,savingsPlan/UsedCommitment,"        \
	"resourceTags/user:team,product/ProductName\n"
#define CUR_ROW(type, code, cost, rest)                                        \
	"111,2026-05-01T00:00:00Z,2026-05-03T04:00:00.000Z," type "," code     \
	",USD," cost "," rest "\n"

static const CurrencyTotal *
only_total(const Input *input)
{
	assert_int_equal(input->totals->len, 1);
	return input->totals->pdata[0];
}

static void
assert_amounts(
    const CurrencyTotal *total, const char *billed, const char *effective)
{
	g_autofree char *a = decimal_format(total->billed);
	g_autofree char *b = decimal_format(total->effective);

	assert_string_equal(a, billed);
	assert_string_equal(b, effective);
}

static const CostCell *
only_cell(const Bound *bound)
{
	const GPtrArray *bills = facts_bills(bound->facts);
	const Bill *bill;

	assert_int_equal(bills->len, 1);
	bill = bills->pdata[0];
	assert_int_equal(bill->cells->len, 1);
	return bill->cells->pdata[0];
}

/* Null texts, space in datetimes and E notation occur in real files. */
static void
focus_lines_become_cells(void **state)
{
	const CostCell *cell;
	const Input *input;
	char month[MONTH_TEXT_SIZE];
	Bound bound;

	(void)state;
	bound_init(&bound);
	bound.cost_tag = "team";
	input = bound_read(&bound, "focus.csv",
	    FOCUS_HEAD
	    "0.1,0.05,2026-05-03 00:00:00,2026-05-01 00:00:00,Compute,VM,USD,"
	    "a1,AWS,\"{\"\"team\"\": \"\"shop\"\", \"\"n\"\": 1}\"\n"
	    "2E-1,NULL,2026-05-04T00:00:00Z,2026-05-01T00:00:00Z,Compute,VM,"
	    "USD,a1,AWS,\"{\"\"team\"\":\"\"shop\"\"}\"\n");
	bound_seal(&bound);
	bound_assert_rows(input, 2, 0, 0);
	assert_int_equal(input->counts.lines, 2);
	assert_amounts(only_total(input), "0.3", "0.25");
	cell = only_cell(&bound);
	assert_string_equal(month_format_iso(cell->month, month), "2026-05");
	assert_string_equal(cell->service_category, "Compute");
	assert_string_equal(cell->tag, "shop");
	assert_non_null(bound_finding(input->findings, "cost-not-amortised"));
	bound_clear(&bound);
}

typedef struct RejectCase {
	const char *row; /* of FOCUS_HEAD */
	const char *reason;
	long column;
} RejectCase;

#define REST ",Compute,VM,USD,a1,AWS,\n"

static const RejectCase rejects[] = {
	{ ",1,2026-05-03,2026-05-01" REST, "billed is missing", 0 },
	{ "NULL,1,2026-05-03,2026-05-01" REST, "billed is missing", 0 },
	{ "free,1,2026-05-03,2026-05-01" REST, "billed is not an amount", 1 },
	{ "\"1,000\",1,2026-05-03,2026-05-01" REST, "billed is not an amount",
	    1 },
	{ "1,lots,2026-05-03,2026-05-01" REST, "effective is not an amount",
	    2 },
	{ "1e15,1,2026-05-03,2026-05-01" REST,
	    "billed is not an amount below 10^14", 1 },
	{ "1,1,2026-05-03,2026-05-01,Compute,VM,Total,a1,AWS,\n",
	    "currency is not an ISO 4217 currency code", 7 },
	{ "1,1,2026-05-03,2026-05-01,Compute,VM,,a1,AWS,\n",
	    "currency is missing", 0 },
	{ "1,1,whenever,2026-05-01" REST, "charged is not a time", 3 },
	{ "1,1,05/03/2026,2026-05-01" REST,
	    "charged is not a time that tells day from month (2026-05-03)", 3 },
	{ "1,1,,,"
	  "Compute,VM,USD,a1,AWS,\n",
	    "neither the charge nor the billing period has a date", 0 },
};

static void
lines_that_cannot_count_are_rejected(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(rejects); i++) {
		g_autofree char *text =
		    g_strconcat(FOCUS_HEAD, rejects[i].row, NULL);
		const Input *input;
		Bound bound;

		print_message("%s", rejects[i].row);
		bound_init(&bound);
		input = bound_read(&bound, "focus.csv", text);
		bound_assert_rows(input, 0, 0, 1);
		assert_string_equal(
		    bound_reject(&bound)->reason, rejects[i].reason);
		assert_int_equal(
		    bound_reject(&bound)->column, rejects[i].column);
		assert_int_equal(input->totals->len, 0);
		bound_clear(&bound);
	}
}

typedef struct EffectiveCase {
	const char *type, *rest; /* columns from the reservation on */
	const char *effective; /* of 10 billed */
} EffectiveCase;

/* ARN, effective, unused upfront, unused recurring, plan, commitment, used */
static const EffectiveCase effective_cases[] = {
	{ "Usage", ",,,,,,", "10" },
	{ "Tax", ",,,,,,", "10" },
	{ "DiscountedUsage", "arn,2.5,,,,,", "2.5" },
	{ "RIFee", "arn,,1.25,0.5,,,", "1.75" },
	{ "Fee", "arn,,,,,,", "0" },
	{ "Fee", ",,,,,,", "10" },
	{ "SavingsPlanCoveredUsage", ",,,,3,,", "3" },
	{ "SavingsPlanNegation", ",,,,,,", "0" },
	{ "SavingsPlanUpfrontFee", ",,,,,,", "0" },
	{ "SavingsPlanRecurringFee", ",,,,,8,5.5", "2.5" },
};

static void
commitments_are_amortised(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(effective_cases); i++) {
		const EffectiveCase *c = &effective_cases[i];
		g_autofree char *text = g_strdup_printf(
		    "%s"
		    "111,2026-05-01T00:00:00Z,2026-05-03T04:00:00Z,%s,"
		    "AmazonEC2,USD,10,%s,,\n",
		    CUR_HEAD, c->type, c->rest);
		const Input *input;
		Bound bound;

		print_message("%s\n", c->type);
		bound_init(&bound);
		input = bound_read(&bound, "cur.csv", text);
		assert_amounts(only_total(input), "10", c->effective);
		assert_int_equal(finding_list_count(input->findings), 0);
		bound_clear(&bound);
	}
}

/* Old reports lack the columns: then the fee must not vanish. */
static void
fees_stay_where_nothing_amortises_them(void **state)
{
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "cur.csv",
	    "bill/PayerAccountId,lineItem/UsageStartDate,"
	    "lineItem/LineItemType,lineItem/CurrencyCode,"
	    "lineItem/UnblendedCost,reservation/ReservationARN\n"
	    "1,2026-05-01T00:00:00Z,Fee,USD,100,arn\n");
	assert_amounts(only_total(input), "100", "100");
	assert_non_null(bound_finding(input->findings, "cost-not-amortised"));
	bound_clear(&bound);
}

static void
cur_codes_become_focus_categories(void **state)
{
	const CostCell *cell;
	const Bill *bill;
	Bound bound;

	(void)state;
	bound_init(&bound);
	bound.cost_tag = "Team";
	bound_read(&bound, "cur.csv",
	    CUR_HEAD CUR_ROW(
		"Usage", "AmazonRDS", "1", ",,,,,,,shop,Amazon RDS"));
	bound_seal(&bound);
	cell = only_cell(&bound);
	assert_string_equal(cell->service_category, "Databases");
	assert_string_equal(cell->service, "Amazon RDS");
	assert_string_equal(cell->tag, "shop");
	bill = facts_bills(bound.facts)->pdata[0];
	assert_string_equal(bill->provider, "AWS");
	assert_string_equal(bill->account, "111");
	assert_false(bill->focus);
	bound_clear(&bound);
}

typedef struct TagCase {
	const char *json; /* as in the cell */
	const char *tag; /* of "team"; NULL: none */
} TagCase;

static const TagCase tag_cases[] = {
	{ "{'team': 'shop'}", "shop" },
	{ "{'user_team': 'shop'}", "shop" },
	{ "{'user:team': 'shop'}", "shop" },
	{ "{'team': 7}", "7" },
	{ "{'team': null}", NULL },
	{ "{'Team': 'shop'}", NULL },
	{ "{}", NULL },
	{ "['team']", NULL },
	{ "{'team': 'shop'", NULL },
	{ "", NULL },
};

/* Columns of the newer AWS report, whose tags are one JSON object. */
static void
tags_are_found_in_json(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(tag_cases); i++) {
		g_auto(GStrv) parts = g_strsplit(tag_cases[i].json, "'", -1);
		g_autofree char *json = g_strjoinv("\"\"", parts);
		g_autofree char *text = g_strdup_printf(
		    "bill_payer_account_id,line_item_usage_start_date,"
		    "line_item_unblended_cost,line_item_currency_code,"
		    "resource_tags\n1,2026-05-01T00:00:00Z,1,USD,\"%s\"\n",
		    json);
		Bound bound;

		print_message("%s\n", tag_cases[i].json);
		bound_init(&bound);
		bound.cost_tag = "team";
		bound_read(&bound, "cur2.csv", text);
		bound_seal(&bound);
		if (tag_cases[i].tag)
			assert_string_equal(
			    only_cell(&bound)->tag, tag_cases[i].tag);
		else
			assert_null(only_cell(&bound)->tag);
		bound_clear(&bound);
	}
}

static void
later_charges_are_not_seen(void **state)
{
	const SkipReason *skip;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "focus.csv",
	    FOCUS_HEAD "1,1,2027-01-01,2027-01-01" REST
		       "1,1,2026-12-31,2026-12-01" REST);
	bound_assert_rows(input, 1, 1, 0);
	skip = input->skips->pdata[0];
	assert_string_equal(skip->reason, SKIP_TOO_LATE);
	assert_amounts(only_total(input), "1", "1");
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(focus_lines_become_cells),
		cmocka_unit_test(lines_that_cannot_count_are_rejected),
		cmocka_unit_test(commitments_are_amortised),
		cmocka_unit_test(fees_stay_where_nothing_amortises_them),
		cmocka_unit_test(cur_codes_become_focus_categories),
		cmocka_unit_test(tags_are_found_in_json),
		cmocka_unit_test(later_charges_are_not_seen),
	};

	return cmocka_run_group_tests_name("bind_billing", tests, NULL, NULL);
}
