#include "pipeline/analysis/issue_search.h"

#include "pipeline/base/text.h"

static bool
has_word(const char *text, const char *words)
{
	g_autofree char *found =
	    text == NULL ? NULL : text_find_word(text, words);

	return found != NULL;
}

static bool
is_about(const Issue *issue, const char *words)
{
	if (has_word(issue->summary, words))
		return true;
	for (const char *const *label = issue->labels; *label != NULL; label++)
		if (has_word(*label, words))
			return true;
	for (const char *const *part = issue->components; *part != NULL; part++)
		if (has_word(*part, words))
			return true;
	return false;
}

static bool
is_looked_at(
    const Evidence *evidence, const IssueSearch *search, const Issue *issue)
{
	const bool resolved =
	    issue->category == STATUS_DONE || issue->resolved != INSTANT_NONE;

	if (search->open && resolved)
		return false;
	return search->months == 0 ||
	       (issue->created != INSTANT_NONE &&
		   date_months_between(instant_date(issue->created),
		       evidence->as_of) <= search->months);
}

GPtrArray *
issue_search(const Evidence *evidence, const IssueSearch *search, long *of)
{
	const GPtrArray *issues = facts_issues(evidence->facts);
	GPtrArray *found = g_ptr_array_new();
	long count = 0;

	for (guint i = issues->len; i > 0; i--) {
		Issue *issue = g_ptr_array_index(issues, i - 1);

		if (!is_looked_at(evidence, search, issue))
			continue;
		count++;
		if (is_about(issue, search->words))
			g_ptr_array_add(found, issue);
	}
	if (of != NULL)
		*of = count;
	return found;
}
