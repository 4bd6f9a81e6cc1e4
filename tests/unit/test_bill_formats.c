/* One small bill in each billing format: what its lines become. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/bound.h"

typedef struct BillCase {
	const char *name, *format;
	const char *text; /* of the file */
	long used, skipped, rejected;
	const char *cells; /* as describe_bills() has them */
	const char *finding; /* a code among the file's; NULL: none at all */
} BillCase;

#define FOCUS_13                                                               \
	"AllocatedMethodId,AllocatedResourceId,BilledCost,BillingAccountId,"   \
	"BillingAccountName,BillingCurrency,BillingPeriodEnd,"                 \
	"BillingPeriodStart,ChargeCategory,ChargeClass,ChargeDescription,"     \
	"ChargePeriodEnd,ChargePeriodStart,ContractedCost,EffectiveCost,"      \
	"HostProviderName,InvoiceIssuerName,ListCost,PricingQuantity,"         \
	"PricingUnit,ServiceCategory,ServiceName,ServiceProviderName,"         \
	"x_Anything\n"
#define FOCUS_13_ROW(pod, cost)                                                \
	"m1," pod "," cost                                                     \
	",a-1,Larkfield,USD,2026-06-01T00:00:00Z,2026-05-01T00:00:00Z,Usage,," \
	"Nodes,2026-05-04T00:00:00Z,2026-05-03T00:00:00Z," cost "," cost       \
	",Oracle,Oracle," cost ",1,Hours,Compute,Kubernetes,Oracle,y\n"

static const BillCase cases[] = {
	{ "FOCUS 1.3 splits costs and has no ProviderName", "focus-csv",
	    FOCUS_13 FOCUS_13_ROW("pod-1", "0.25")
		FOCUS_13_ROW("pod-2", "0.75"),
	    2, 0, 0,
	    "Oracle Cloud a-1 2026-05\n"
	    "2026-05 Compute Kubernetes USD 1 1\n",
	    NULL },
	{ "AWS report as Athena spells it", "aws-cur-csv",
	    "identity_line_item_id,bill_payer_account_id,"
	    "bill_billing_period_start_date,line_item_usage_start_date,"
	    "line_item_line_item_type,line_item_product_code,"
	    "line_item_unblended_cost,line_item_currency_code,"
	    "reservation_reservation_a_r_n,reservation_effective_cost,"
	    "product_product_name,resource_tags_user_team,year,month\n"
	    "a,111,2026-05-01 00:00:00.000,2026-05-03 04:00:00.000,"
	    "DiscountedUsage,AmazonRDS,0.0,USD,arn:r,0.125,"
	    "Amazon Relational Database Service,shop,2026,5\n"
	    "b,111,2026-05-01 00:00:00.000,2026-05-03 05:00:00.000,"
	    "Usage,AmazonS3,1.7765e-06,USD,,,Amazon S3,,2026,5\n",
	    2, 0, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Databases Amazon Relational Database Service (shop) USD "
	    "0 0.125\n"
	    "2026-05 Storage Amazon S3 USD 0.0000017765 0.0000017765\n",
	    NULL },
	{ "AWS CUR 2.0, columns by the alphabet", "aws-cur-csv",
	    "bill_billing_period_start_date,bill_payer_account_id,"
	    "cost_category,line_item_currency_code,line_item_line_item_type,"
	    "line_item_product_code,line_item_unblended_cost,"
	    "line_item_usage_account_id,line_item_usage_start_date,product,"
	    "resource_tags,savings_plan_savings_plan_effective_cost\n"
	    "2026-05-01T00:00:00.000Z,111,{},CNY,SavingsPlanCoveredUsage,"
	    "AmazonEC2,2.5,222,2026-05-09T00:00:00.000Z,"
	    "\"{\"\"product_name\"\":\"\"Amazon Elastic Compute "
	    "Cloud\"\"}\",\"{\"\"user_team\"\":\"\"shop\"\"}\",1.5\n"
	    "2026-05-01T00:00:00.000Z,111,{},USD,Tax,AmazonEC2,0.4,222,"
	    "2026-05-01T00:00:00.000Z,{},{},\n",
	    2, 0, 0,
	    "AWS 111 2026-05\n"
	    "2026-05 Compute AmazonEC2 USD 0.4 0.4\n"
	    "2026-05 Compute AmazonEC2 (shop) CNY 2.5 1.5\n",
	    NULL },
	/* NEXT */
};

static void
describe_cell(GString *text, const CostCell *cell)
{
	char month[MONTH_TEXT_SIZE];
	g_autofree char *billed = decimal_format(cell->billed);
	g_autofree char *effective = decimal_format(cell->effective);

	g_string_append_printf(text, "%s %s %s",
	    month_format_iso(cell->month, month),
	    cell->service_category ? cell->service_category : "-",
	    cell->service ? cell->service : "-");
	if (cell->tag)
		g_string_append_printf(text, " (%s)", cell->tag);
	g_string_append_printf(
	    text, " %s %s %s\n", cell->currency, billed, effective);
}

/* "provider account period", then "month category service (tag) currency
 * billed effective" for each cell. */
static char *
describe_bills(const Facts *facts)
{
	GString *text = g_string_new(NULL);

	for (unsigned i = 0; i < facts_bills(facts)->len; i++) {
		const Bill *bill = facts_bills(facts)->pdata[i];
		char month[MONTH_TEXT_SIZE];

		g_string_append_printf(text, "%s %s %s\n", bill->provider,
		    *bill->account ? bill->account : "-",
		    month_format_iso(bill->period, month));
		for (unsigned j = 0; j < bill->cells->len; j++)
			describe_cell(text, bill->cells->pdata[j]);
	}
	return g_string_free(text, false);
}

static void
lines_become_cells(void **state)
{
	const BillCase *c = *state;
	g_autofree char *cells = NULL;
	const Input *input;
	Bound bound;

	bound_init(&bound);
	bound.cost_tag = "team";
	input = bound_read(&bound, "bill.csv", c->text);
	bound_seal(&bound);
	assert_string_equal(input->format, c->format);
	cells = describe_bills(bound.facts);
	assert_string_equal(cells, c->cells);
	bound_assert_rows(input, c->used, c->skipped, c->rejected);
	assert_null(bound.error);
	if (c->finding)
		assert_non_null(bound_finding(input->findings, c->finding));
	else
		assert_int_equal(finding_list_count(input->findings), 0);
	bound_clear(&bound);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases)];

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++)
		tests[i] = (struct CMUnitTest){ .name = cases[i].name,
			.test_func = lines_become_cells,
			.initial_state = (void *)&cases[i] };
	return cmocka_run_group_tests_name("bill_formats", tests, NULL, NULL);
}
