#include "pipeline/facts/facts_rewrite.h"

#include "pipeline/facts/facts_private.h"

typedef struct Work {
	Facts *facts;
	FactsRewrite rewrite;
	void *data;
	GHashTable *known; /* text -> what it becomes; both interned */
} Work;

static void
rewrite_text(const Work *work, const char **text)
{
	const char *other;
	g_autofree char *made = NULL;

	if (*text == NULL)
		return;
	other = g_hash_table_lookup(work->known, *text);
	if (other == NULL) {
		made = work->rewrite(work->data, *text);
		other = facts_intern(work->facts, made);
		g_hash_table_insert(work->known, (char *)*text, (char *)other);
	}
	*text = other;
}

/* Of an array that its row owns. */
static void
rewrite_words(const Work *work, const char *const *words)
{
	for (const char **word = (const char **)(void *)words; *word != NULL;
	     word++)
		rewrite_text(work, word);
}

static void
rewrite_issue(const Work *work, Issue *issue)
{
	rewrite_text(work, &issue->assignee);
	rewrite_text(work, &issue->reporter);
	rewrite_text(work, &issue->summary);
	rewrite_text(work, &issue->sprint);
	rewrite_text(work, &issue->fix_version);
	rewrite_words(work, issue->components);
	rewrite_words(work, issue->labels);
}

static void
rewrite_operations(const Work *work)
{
	const Facts *facts = work->facts;

	for (guint i = 0; i < facts->flags.rows->len; i++) {
		Flag *flag = g_ptr_array_index(facts->flags.rows, i);

		rewrite_text(work, &flag->owner);
	}
	for (guint i = 0; i < facts->incidents.rows->len; i++) {
		Incident *incident =
		    g_ptr_array_index(facts->incidents.rows, i);

		rewrite_text(work, &incident->title);
		rewrite_text(work, &incident->service);
		rewrite_text(work, &incident->component);
		rewrite_text(work, &incident->cause);
	}
	for (guint i = 0; i < facts->decisions.rows->len; i++) {
		DecisionRecord *record =
		    g_ptr_array_index(facts->decisions.rows, i);

		rewrite_text(work, &record->title);
		rewrite_text(work, &record->deciders);
		rewrite_text(work, &record->words);
	}
}

static void
rewrite_own(const Work *work, char **text)
{
	char *other = *text == NULL ? NULL : work->rewrite(work->data, *text);

	g_free(*text);
	*text = other;
}

static void
rewrite_inputs(const Work *work)
{
	const Facts *facts = work->facts;

	for (guint i = 0; i < facts->inputs->len; i++) {
		Input *input = g_ptr_array_index(facts->inputs, i);

		finding_list_rewrite(
		    input->findings, work->rewrite, work->data);
		for (guint k = 0; k < input->columns->len; k++) {
			MappedColumn *column =
			    g_ptr_array_index(input->columns, k);

			rewrite_own(work, &column->sample);
		}
	}
	for (guint i = 0; i < facts->rejects->len; i++) {
		Reject *reject = g_ptr_array_index(facts->rejects, i);

		rewrite_own(work, &reject->reason);
		rewrite_own(work, &reject->excerpt);
	}
	finding_list_rewrite(facts->findings, work->rewrite, work->data);
}

void
facts_rewrite(Facts *facts, FactsRewrite rewrite, void *data)
{
	g_autoptr(GHashTable) known = g_hash_table_new(g_str_hash, g_str_equal);
	const Work work = { facts, rewrite, data, known };

	for (guint i = 0; i < facts->issues.rows->len; i++)
		rewrite_issue(&work, g_ptr_array_index(facts->issues.rows, i));
	rewrite_operations(&work);
	rewrite_inputs(&work);
}
