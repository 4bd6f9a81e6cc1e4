/*
 * issue_search.h - issues that are about something, by their words.
 */
#ifndef PIPELINE_ANALYSIS_ISSUE_SEARCH_H
#define PIPELINE_ANALYSIS_ISSUE_SEARCH_H

#include "pipeline/analysis/analysis.h"

typedef struct IssueSearch {
	const char *words; /* between commas; in the summary, a label or a
			      component */
	bool open; /* only what is not resolved */
	double months; /* only what was created in so many; 0: any time */
} IssueSearch;

/* Of const Issue *, the newest first; the caller frees the array.  OF, unless
 * NULL: how many were looked at. */
GPtrArray *issue_search(
    const Evidence *evidence, const IssueSearch *search, long *of);

#endif
