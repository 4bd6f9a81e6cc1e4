#include "pipeline/analysis/trigger_approach.h"

#include "pipeline/analysis/spend_services.h"

/* What in a schema is made for what decision: a table of one of these names,
 * or with such a column, or with a column of such a type. */
static const struct {
	const char *decision;
	const char *tables, *columns, *types; /* between commas; NULL */
	Message words;
} signs[] = {
	{ "queuing",
	    "jobs,delayed_jobs,good_jobs,solid_queue_jobs,que_jobs,oban_jobs,"
	    "background_jobs,queue_jobs,failed_jobs,delayed_job",
	    NULL, NULL, MSG_TRIGGER_APPROACH_JOBS },
	{ "search", NULL, NULL, "tsvector", MSG_TRIGGER_APPROACH_FULL_TEXT },
	{ "auth", NULL,
	    "encrypted_password,password_digest,password_hash,hashed_password",
	    NULL, MSG_TRIGGER_APPROACH_PASSWORDS },
	{ "file_storage",
	    "active_storage_blobs,attachments,uploads,media_files", NULL, NULL,
	    MSG_TRIGGER_APPROACH_UPLOADS },
};

static bool
is_one_of(const char *name, const char *list)
{
	g_auto(GStrv) names = list == NULL ? NULL : g_strsplit(list, ",", -1);

	for (char **each = names; each != NULL && *each != NULL; each++)
		if (g_ascii_strcasecmp(*each, name) == 0)
			return true;
	return false;
}

static bool
shows(const Table *table, size_t sign)
{
	if (is_one_of(table->name, signs[sign].tables))
		return true;
	for (guint i = 0; i < table->columns->len; i++) {
		const Column *column = g_ptr_array_index(table->columns, i);

		if (is_one_of(column->name, signs[sign].columns) ||
		    is_one_of(column->type_text, signs[sign].types))
			return true;
	}
	return false;
}

static bool
find_in_schema(const Evidence *evidence, const DecisionInfo *info,
    TriggerApproach *approach)
{
	const GPtrArray *tables = facts_tables(evidence->facts);

	for (size_t s = 0; s < G_N_ELEMENTS(signs); s++)
		for (guint i = 0; i < tables->len; i++) {
			const Table *table = g_ptr_array_index(tables, i);

			if (!g_str_equal(signs[s].decision, info->name) ||
			    !shows(table, s))
				continue;
			*approach = (TriggerApproach){ APPROACH_SCHEMA,
				signs[s].words, g_strdup(table->name) };
			return true;
		}
	return false;
}

TriggerApproach
trigger_approach_find(const Evidence *evidence, const SpendResult *spend,
    const DecisionInfo *info, const ConfigDecision *config)
{
	TriggerApproach approach = { .source = APPROACH_UNKNOWN };

	if (config != NULL && config->approach != NULL) {
		approach.source = APPROACH_CONFIGURED;
		approach.subject = g_strdup(config->approach);
		return approach;
	}
	if (info == NULL)
		return approach;
	approach.subject = spend_services(evidence, spend, info->services);
	if (approach.subject != NULL)
		approach.source = APPROACH_BILLS;
	else if (!find_in_schema(evidence, info, &approach))
		approach.source = APPROACH_PLAYBOOK;
	return approach;
}

void
trigger_approach_clear(TriggerApproach *approach)
{
	g_clear_pointer(&approach->subject, g_free);
}

char *
trigger_approach_words(
    const TriggerApproach *approach, const DecisionInfo *info)
{
	switch (approach->source) {
	case APPROACH_CONFIGURED:
		return g_strdup(approach->subject);
	case APPROACH_BILLS:
		return lang_format(
		    MSG_TRIGGER_APPROACH_BILLS, approach->subject, NULL);
	case APPROACH_SCHEMA:
		return lang_format(approach->words, approach->subject, NULL);
	case APPROACH_PLAYBOOK:
		return lang_format(MSG_TRIGGER_APPROACH_ASSUMED,
		    lang_text(info->approach), NULL);
	case APPROACH_UNKNOWN:
		return NULL;
	}
	g_assert_not_reached();
}

const char *
trigger_approach_name(const TriggerApproach *approach)
{
	static const char *const names[] = {
		[APPROACH_CONFIGURED] = "configured",
		[APPROACH_BILLS] = "bills",
		[APPROACH_SCHEMA] = "schema",
		[APPROACH_PLAYBOOK] = "assumed",
		[APPROACH_UNKNOWN] = "unknown",
	};

	return names[approach->source];
}
