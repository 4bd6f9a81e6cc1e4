#include "pipeline/analysis/migration_words.h"

#include "pipeline/analysis/migration_sql.h"
#include "pipeline/base/text.h"

/* As many characters of column names as a cell can bear. */
enum { MOST_COLUMN_NAMES = 60 };

static char *
hit_words(const Hit *hit)
{
	const char *title = lang_text(hit->detector->title);
	g_autofree char *columns = NULL;

	if (hit->columns == NULL)
		return g_strdup(title);
	columns = text_shorten(hit->columns, MOST_COLUMN_NAMES);
	return lang_format(MSG_WORDS_WITH_RANGE, title, columns, NULL);
}

static char *
hit_title(const Hit *hit)
{
	return g_strdup(lang_text(hit->detector->title));
}

char *
hit_evidence(const Hit *hit)
{
	char number[NUMBER_TEXT_SIZE];

	words_number(hit->number, hit->form, number);
	if (hit->name == NULL)
		return lang_format(hit->seen, number, NULL);
	return lang_format(hit->seen, hit->name, number, NULL);
}

static char *
hit_rule(const Hit *hit)
{
	return g_strdup(hit->detector->id);
}

static char *
hit_columns(const Hit *hit)
{
	return g_strdup(hit->columns != NULL ? hit->columns : "");
}

/* What SAY says of each hit, or of those that are no conventions; NULL is the
 * last. */
static GPtrArray *
list_hits(
    const MigrationRisk *risk, bool conventions, char *(*say)(const Hit *))
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);

		if (!hit->convention || conventions)
			g_ptr_array_add(words, say(hit));
	}
	g_ptr_array_add(words, NULL);
	return words;
}

static char *
join_hits(
    const MigrationRisk *risk, bool conventions, char *(*say)(const Hit *))
{
	g_autoptr(GPtrArray) words = list_hits(risk, conventions, say);

	return lang_join(MSG_LIST_CLAUSE, (char **)words->pdata);
}

/* The same for files, whatever the language. */
static char *
join_names(const MigrationRisk *risk, char *(*say)(const Hit *))
{
	g_autoptr(GPtrArray) names = list_hits(risk, true, say);

	return g_strjoinv("; ", (char **)names->pdata);
}

static bool
is_all_convention(const MigrationRisk *risk)
{
	for (guint i = 0; i < risk->hits->len; i++)
		if (!g_array_index(risk->hits, Hit, i).convention)
			return false;
	return true;
}

char *
risk_words(const MigrationRisk *risk)
{
	return join_hits(risk, is_all_convention(risk), hit_words);
}

char *
risk_titles(const MigrationRisk *risk)
{
	return join_hits(risk, is_all_convention(risk), hit_title);
}

char *
risk_evidence(const MigrationRisk *risk)
{
	return join_hits(risk, true, hit_evidence);
}

char *
risk_rules(const MigrationRisk *risk)
{
	return join_names(risk, hit_rule);
}

char *
risk_columns(const MigrationRisk *risk)
{
	return join_names(risk, hit_columns);
}

const char *
risk_fix(const MigrationRisk *risk)
{
	const Hit *worst = &g_array_index(risk->hits, Hit, 0);

	for (guint i = 1; i < risk->hits->len; i++) {
		const Hit *hit = &g_array_index(risk->hits, Hit, i);

		if (hit->severity > worst->severity)
			worst = hit;
	}
	return lang_text(worst->detector->fix);
}

static char *
source_of(const Evidence *evidence, const Table *table, long line)
{
	const Input *input =
	    g_ptr_array_index(facts_inputs(evidence->facts), table->input);

	return line <= 0 ? g_strdup(input->path)
			 : g_strdup_printf("%s:%ld", input->path, line);
}

char *
risk_source(const Evidence *evidence, const MigrationRisk *risk)
{
	return source_of(evidence, risk->table, risk->table->line);
}

char *
risk_lines(const Evidence *evidence, const MigrationRisk *risk)
{
	GString *words = g_string_new(NULL);
	g_autoptr(GHashTable) told =
	    g_hash_table_new(g_direct_hash, g_direct_equal);

	for (guint i = 0; i < risk->hits->len; i++) {
		const long line = g_array_index(risk->hits, Hit, i).line;
		g_autofree char *source =
		    source_of(evidence, risk->table, line);

		if (!g_hash_table_add(told, GINT_TO_POINTER((int)line)))
			continue;
		if (words->len > 0)
			g_string_append(words, "; ");
		g_string_append(words, source);
	}
	return g_string_free(words, FALSE);
}

char *
risk_sql(const Evidence *evidence, const MigrationRisk *risk)
{
	GString *text = g_string_new(NULL);

	for (guint i = 0; i < risk->hits->len; i++) {
		g_autofree char *sql = migration_sql(
		    evidence, risk->table, &g_array_index(risk->hits, Hit, i));

		if (sql == NULL)
			continue;
		if (text->len > 0)
			g_string_append_c(text, ' ');
		g_string_append(text, sql);
	}
	return g_string_free(text, FALSE);
}

void
severity_add_some(GPtrArray *row, Severity severity, long count)
{
	static const struct {
		Message text;
		const char *machine;
	} severities[] = {
		[SEVERITY_LOW] = { MSG_MIGRATION_LOW, "low" },
		[SEVERITY_UNKNOWN] = { MSG_MIGRATION_UNKNOWN, "unknown" },
		[SEVERITY_MEDIUM] = { MSG_MIGRATION_MEDIUM, "medium" },
		[SEVERITY_HIGH] = { MSG_MIGRATION_HIGH, "high" },
	};
	const char *word = lang_text(severities[severity].text);
	char number[NUMBER_TEXT_SIZE];
	g_autofree char *some = NULL;

	if (count > 0)
		some = lang_format(MSG_WORDS_WITH_RANGE, word,
		    number_format_count(count, number), NULL);
	report_row_add(row, some != NULL ? some : word,
	    severities[severity].machine, NULL);
}

void
severity_add_cell(GPtrArray *row, Severity severity)
{
	severity_add_some(row, severity, 0);
}
