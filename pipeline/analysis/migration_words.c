#include "pipeline/analysis/migration_words.h"

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

/* What SAY says of each hit, between semicolons. */
static char *
join_hits(const MigrationRisk *risk, char *(*say)(const Hit *))
{
	GString *words = g_string_new(NULL);

	for (guint i = 0; i < risk->hits->len; i++) {
		g_autofree char *one = say(&g_array_index(risk->hits, Hit, i));

		if (i > 0)
			g_string_append(words, "; ");
		g_string_append(words, one);
	}
	return g_string_free(words, FALSE);
}

char *
risk_words(const MigrationRisk *risk)
{
	return join_hits(risk, hit_words);
}

char *
risk_evidence(const MigrationRisk *risk)
{
	return join_hits(risk, hit_evidence);
}

char *
risk_rules(const MigrationRisk *risk)
{
	return join_hits(risk, hit_rule);
}

char *
risk_columns(const MigrationRisk *risk)
{
	return join_hits(risk, hit_columns);
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

char *
risk_source(const Evidence *evidence, const MigrationRisk *risk)
{
	const Input *input = g_ptr_array_index(
	    facts_inputs(evidence->facts), risk->table->input);

	if (risk->table->line <= 0)
		return g_strdup(input->path);
	return g_strdup_printf("%s:%ld", input->path, risk->table->line);
}
