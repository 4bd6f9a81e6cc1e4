/*
 * read_page.h - a report's page as it is read back from its bytes.
 */
#ifndef TESTS_SUPPORT_READ_PAGE_H
#define TESTS_SUPPORT_READ_PAGE_H

#include <stdbool.h>

#include "pipeline/report/report.h"
#include "renderers/html/html_tree.h"

/* Seals REPORT and frees it.  The page is without complaints (dom.h), or
 * the running test fails.  The caller frees the tree. */
xmlDoc *read_page(Report *report, bool whole);

#endif
