#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/facts/costs.h"

typedef struct NameCase {
	const char *name, *want;
} NameCase;

static const NameCase providers[] = {
	{ "AWS", "AWS" },
	{ "aws", "AWS" },
	{ "Amazon Web Services", "AWS" },
	{ "Amazon Web Services, Inc.", "AWS" },
	{ "AWS Marketplace", "AWS" },
	{ "Microsoft", "Microsoft Azure" },
	{ "azure", "Microsoft Azure" },
	{ "GCP", "Google Cloud" },
	{ "Google Cloud Platform", "Google Cloud" },
	{ "OCI", "Oracle Cloud" },
	{ "Awsome Hosting", "Awsome Hosting" },
	{ "Ocicat Cloud", "Ocicat Cloud" },
	{ "", "" },
};

static const NameCase accounts[] = {
	{ "123456789012", "123456789012" },
	{ "001234567890", "1234567890" },
	{ "0012-3456-7890", "1234567890" },
	{ "billingAccounts/01AB-CD", "01ab-cd" },
	{ "/providers/Example.Billing/billingAccounts/55:ab", "55:ab" },
	{ "trailing/", "trailing/" },
	{ "000", "" },
	{ "", "" },
};

static void
providers_have_one_name(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(providers); i++)
		assert_string_equal(
		    provider_canonical(providers[i].name), providers[i].want);
}

static void
accounts_have_one_spelling(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(accounts); i++) {
		g_autofree char *got = account_canonical(accounts[i].name);

		assert_string_equal(got, accounts[i].want);
	}
}

static void
categories_are_sorted(void **state)
{
	size_t count = 0;

	(void)state;
	for (; focus_service_categories[count]; count++)
		assert_true(
		    count == 0 || strcmp(focus_service_categories[count - 1],
				      focus_service_categories[count]) < 0);
	assert_int_equal(count, 19);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(providers_have_one_name),
		cmocka_unit_test(accounts_have_one_spelling),
		cmocka_unit_test(categories_are_sorted),
	};

	return cmocka_run_group_tests_name("costs", tests, NULL, NULL);
}
