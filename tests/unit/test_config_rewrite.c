#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <glib.h>

#include "pipeline/config/config_find.h"
#include "pipeline/config/config_rewrite.h"
#include "tests/support/config_text.h"

/* Upper case, and counts. */
static char *
shout(void *data, const char *text)
{
	++*(int *)data;
	return g_ascii_strup(text, -1);
}

static void
every_word_goes_through_but_names_of_exports(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config = config_from_text(
	    "service: shop\n"
	    "users: {series: visits}\n"
	    "business: {currency: EUR}\n"
	    "team:\n"
	    "  people: [{name: ana, aliases: [a, b], roles: [lead]}]\n"
	    "  bots: [x-bot]\n"
	    "domains: [{name: money, tables: [bills], components: [pay]}]\n"
	    "infrastructure: [{name: hosting, approach: one, metric: load}]\n"
	    "governance: {owners: {lead: ana}}\n"
	    "scenarios: [{name: more, users: {growth: 0.1}}]\n",
	    &error);
	const ConfigPerson *person;
	const ConfigDomain *domain;
	const ConfigDecision *decision;
	int count = 0;

	(void)state;
	assert_non_null(config);
	config_rewrite(config, shout, &count);
	person = config->team.people->pdata[0];
	domain = config->domains->pdata[0];
	decision = config->infrastructure->pdata[0];
	assert_string_equal(config->service, "SHOP");
	assert_string_equal(config->users.series, "visits");
	assert_string_equal(config->business.currency, "EUR");
	assert_string_equal(person->name, "ANA");
	assert_string_equal(person->aliases[1], "B");
	assert_string_equal(config->team.bots[0], "X-BOT");
	assert_string_equal(domain->tables[0], "bills");
	assert_string_equal(domain->components[0], "PAY");
	assert_string_equal(decision->approach, "ONE");
	assert_string_equal(decision->metric, "load");
	assert_string_equal(
	    ((const Config *)config->scenarios->pdata[0])->scenario, "MORE");
	assert_true(count > 12);
}

/* "Set in headroom.yaml to …" tells what became of it. */
static void
places_tell_the_new_words(void **state)
{
	g_autoptr(GError) error = NULL;
	g_autoptr(Config) config =
	    config_from_text("governance: {owners: {lead: ana}}\n", &error);
	g_autofree char *told = NULL;
	int count = 0;

	(void)state;
	config_rewrite(config, shout, &count);
	told = config_place_text(
	    config, config_find(config, "governance.owners.lead"));
	assert_string_equal(told, "ANA");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_goes_through_but_names_of_exports),
		cmocka_unit_test(places_tell_the_new_words),
	};

	return cmocka_run_group_tests_name("config_rewrite", tests, NULL, NULL);
}
