/*
 * html.h - the review for browsers.
 *
 * index.html with report.css and contents.css, which link to charts/ and registers/ and work
 * under a policy that allows nothing else; and review.html, the same page in
 * one file.
 */
#ifndef RENDERERS_HTML_HTML_H
#define RENDERERS_HTML_HTML_H

#include "pipeline/base/fsio.h"
#include "pipeline/report/report.h"

bool html_write(const Report *report, Stage *stage, GError **error);

#endif
