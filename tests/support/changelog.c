#include "tests/support/changelog.h"

#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib/gstdio.h>

#include "pipeline/ingest/liquibase_reader.h"
#include "tests/support/sql_script.h"

static char *
describe_findings(const FindingList *list)
{
	GString *out = g_string_new(NULL);

	for (size_t i = 0; i < finding_list_count(list); i++) {
		const Finding *f = finding_list_get(list, i);

		g_string_append_printf(
		    out, "%s %ld: %s\n", f->code, f->line, f->message);
	}
	return g_string_free(out, FALSE);
}

static char *
describe_skips(const Input *input)
{
	GString *out = g_string_new(NULL);

	for (unsigned i = 0; i < input->skips->len; i++) {
		const SkipReason *skip = input->skips->pdata[i];

		g_string_append_printf(
		    out, "%ld %s\n", skip->count, skip->reason);
	}
	return g_string_free(out, FALSE);
}

static Source *
open_text(const char *text)
{
	g_autofree char *path = NULL;
	int fd = g_file_open_tmp("changelog-XXXXXX", &path, NULL);
	Source *source;

	assert_true(fd >= 0);
	g_close(fd, NULL);
	assert_true(g_file_set_contents(path, text, -1, NULL));
	source = source_open(path, NULL, &source_default_limits, NULL);
	g_remove(path);
	return source;
}

void
changelog_read(Changelog *log, const char *text)
{
	g_autoptr(Source) source = open_text(text);
	g_autoptr(GError) error = NULL;
	Input *input = input_new("log.xml");
	size_t index;

	*log = (Changelog){ .facts = facts_new(0), .input = input };
	index = facts_add_input(log->facts, input);
	if (!liquibase_reader_read(source, input, index, log->facts, &error))
		log->error = g_strdup(error->message);
	assert_int_equal(input->rows_read,
	    input->rows_used + input->rows_skipped + input->rows_rejected);
	log->findings = describe_findings(input->findings);
	facts_seal(log->facts);
	log->skips = describe_skips(input);
	log->tables = sql_script_describe(facts_tables(log->facts));
}

void
changelog_read_set(Changelog *log, const char *changes)
{
	g_autofree char *text = g_strdup_printf(
	    "<databaseChangeLog><changeSet id=\"1\" author=\"ada\">%s"
	    "</changeSet></databaseChangeLog>",
	    changes);

	changelog_read(log, text);
}

void
changelog_clear(Changelog *log)
{
	facts_free(log->facts);
	g_free(log->tables);
	g_free(log->findings);
	g_free(log->skips);
	g_free(log->error);
}

void
changelog_check(const ChangelogCase *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const ChangelogCase *c = &cases[i];
		Changelog log;

		print_message("%s\n", c->name);
		changelog_read_set(&log, c->changes);
		assert_null(log.error);
		assert_string_equal(log.tables, c->tables);
		assert_string_equal(
		    log.findings, c->findings ? c->findings : "");
		assert_string_equal(log.skips, c->skips ? c->skips : "");
		changelog_clear(&log);
	}
}
