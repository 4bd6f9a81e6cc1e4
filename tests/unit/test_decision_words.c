#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>

#include "pipeline/analysis/decision_words.h"

static void
services_are_named_by_words_or_initials(void **state)
{
	static const struct {
		const char *text, *name;
		bool named;
	} cases[] = {
		{ "We cache in ElastiCache.", "AmazonElastiCache", true },
		{ "We cache in ElastiCache.", "Amazon ElastiCache", true },
		{ "Use SQS for mail", "Amazon Simple Queue Service", true },
		{ "A simple queue for mail", "Amazon Simple Queue Service",
		    true },
		{ "A simple cache", "Amazon Simple Queue Service", false },
		{ "Use a queue", "AWSQueueService", false },
		{ "Files go to S3", "AmazonS3", true },
		{ "Search with Algolia", "Algolia", true },
		{ "Search with Postgres", "Algolia", false },
		{ "The cloud service", "AWS Cloud Service", false },
		{ "", "Algolia", false },
		{ "Algolia", "", false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		print_message("%s: %s\n", cases[i].name, cases[i].text);
		assert_int_equal(
		    decision_names_service(cases[i].text, cases[i].name),
		    cases[i].named);
	}
}

static void
issues_are_named_by_key_or_words(void **state)
{
	static const struct {
		const char *text, *key, *summary;
		bool named;
	} cases[] = {
		{ "See SHOP-12.", "SHOP-12", "Anything", true },
		{ "See SHOP-123.", "SHOP-12", "Anything", false },
		{ "See 12 others", "12", "Anything", false },
		{ "Reports move to the warehouse", "SHOP-1",
		    "Decide where reports run: warehouse or replica", true },
		{ "The warehouse has mice", "SHOP-1",
		    "Decide where reports run: warehouse or replica", false },
		{ "Mail goes by a queue", "SHOP-1", "Mail by queue", false },
		{ "Any", "SHOP-1", NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		const Issue issue = { .key = cases[i].key,
			.summary = cases[i].summary };

		print_message("%s\n", cases[i].text);
		assert_int_equal(decision_names_issue(cases[i].text, &issue),
		    cases[i].named);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(services_are_named_by_words_or_initials),
		cmocka_unit_test(issues_are_named_by_key_or_words),
	};

	return cmocka_run_group_tests_name("decision_words", tests, NULL, NULL);
}
