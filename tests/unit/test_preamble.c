#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/preamble.h"

static const char yaml[] =
    "name: p\ntitle: P\nreader: sql\ndetect: {}\n"
    "fields:\n"
    "  - {to: currency, from: [Currency, /Currency]}\n"
    "  - {to: account, from: [/Nothing, /Billing ID, /Account ID]}\n"
    "  - {to: invoice, from: [/Invoice]}\n";

static void
add(Preamble *preamble, const char *line)
{
	preamble_add(preamble, line, strlen(line));
}

static void
values_stand_in_every_record(void **state)
{
	g_autoptr(DescriptorSet) set = descriptor_set_load(NULL, NULL);
	g_autoptr(Preamble) preamble = preamble_new(';');
	const Descriptor *descriptor;
	Record record;

	(void)state;
	descriptor_set_add(set, "p", yaml, strlen(yaml), NULL);
	descriptor = descriptor_set_find(set, "p");
	record_init(&record);
	add(preamble, " CURRENCY ;\"EUR\"\r\n");
	add(preamble, "Account ID;second\n");
	add(preamble, "Billing ID;first;more\n");
	add(preamble, "Invoice\n");
	add(preamble, "\n");
	preamble_lay_out(preamble, descriptor, &record);
	for (int i = 0; i < 2; i++) {
		preamble_fill(preamble, &record);
		record_refine(&record, descriptor);
		assert_string_equal(
		    record_text(&record, FIELD_CURRENCY), "EUR");
		assert_string_equal(
		    record_text(&record, FIELD_ACCOUNT), "first");
		assert_null(record_value(&record, FIELD_INVOICE));
	}
	/* Another table of the same file. */
	record_reset(&record, 0);
	preamble_lay_out(preamble, descriptor, &record);
	preamble_fill(preamble, &record);
	assert_int_equal(record.values->len, 3);
	assert_string_equal(record_text(&record, FIELD_CURRENCY), "EUR");
	record_clear(&record);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(values_stand_in_every_record),
	};

	return cmocka_run_group_tests_name("preamble", tests, NULL, NULL);
}
