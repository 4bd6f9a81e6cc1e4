/*
 * demo_jira.h - Larkfield's issues as Jira Cloud exports them: CSV of all
 * fields, newest first, with a BOM.
 */
#ifndef PIPELINE_DEMO_DEMO_JIRA_H
#define PIPELINE_DEMO_DEMO_JIRA_H

#include "pipeline/demo/larkfield.h"

typedef struct JiraTotal {
	long issues, open_debt;
} JiraTotal;

bool demo_write_jira(const Larkfield *company, const char *path,
    JiraTotal *total, GError **error);

#endif
