#include <string.h>

#include "pipeline/lang/lang.h"
#include "renderers/html/page.h"

/* Nothing runs and nothing is fetched from elsewhere. */
static const char policy[] =
    "default-src 'none'; style-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'";

static char *
title(const Report *report)
{
	char date[DATE_TEXT_SIZE];

	date_format_human(report->as_of, date);
	if (report->service == NULL)
		return lang_format(MSG_PAGE_TITLE_UNNAMED, date, NULL);
	return lang_format(MSG_PAGE_TITLE, report->service, date, NULL);
}

/* As policy, for a page that holds its style: 'sha256-…' in base64. */
static char *
whole_policy(const char *style)
{
	g_autoptr(GChecksum) sum = g_checksum_new(G_CHECKSUM_SHA256);
	guint8 digest[32];
	gsize length = sizeof(digest);
	g_autofree char *base64 = NULL;

	g_checksum_update(sum, (const guchar *)style, (gssize)strlen(style));
	g_checksum_get_digest(sum, digest, &length);
	base64 = g_base64_encode(digest, length);
	return g_strdup_printf("default-src 'none'; style-src 'sha256-%s'; "
			       "base-uri 'none'; form-action 'none'",
	    base64);
}

static void
add_meta(xmlNode *head, const char *key, const char *name, const char *content)
{
	xmlNode *meta = html_add(head, "meta", NULL);

	html_set(meta, key, name);
	html_set(meta, "content", content);
}

static xmlNode *
add_link(xmlNode *head, const char *rel, const char *href)
{
	xmlNode *link = html_add(head, "link", NULL);

	html_set(link, "rel", rel);
	html_set(link, "href", href);
	return link;
}

static void
add_style(const Page *page, xmlNode *head)
{
	if (page->whole) {
		html_add_with(head, "style", NULL, page->style);
		return;
	}
	add_link(head, "stylesheet", "report.css");
	add_link(head, "stylesheet", "contents.css");
	html_set(add_link(head, "alternate", "review.pdf"), "type",
	    "application/pdf");
}

void
page_add_head(const Page *page, xmlNode *parent)
{
	const Report *report = page->report;
	xmlNode *head = html_add(parent, "head", NULL);
	g_autofree char *words = title(report);
	g_autofree char *csp =
	    page->whole ? whole_policy(page->style) : g_strdup(policy);
	g_autofree char *generator =
	    g_strconcat("headroom ", report->version, NULL);

	html_set(html_add(head, "meta", NULL), "charset", "utf-8");
	add_meta(head, "http-equiv", "Content-Security-Policy", csp);
	add_meta(
	    head, "name", "viewport", "width=device-width, initial-scale=1");
	add_meta(head, "name", "color-scheme", "light dark");
	add_meta(head, "name", "generator", generator);
	if (report->headline != NULL)
		add_meta(head, "name", "description", report->headline);
	html_add_with(head, "title", NULL, words);
	add_style(page, head);
}
