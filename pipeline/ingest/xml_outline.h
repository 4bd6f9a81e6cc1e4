/*
 * xml_outline.h - which elements the start of an XML file has, and which of
 * them may be its records.
 *
 * Events come in order, so faults further on hide nothing.  Entities are not
 * resolved; what nests deeper than 32 levels or comes after 500 paths is
 * left out.
 */
#ifndef PIPELINE_INGEST_XML_OUTLINE_H
#define PIPELINE_INGEST_XML_OUTLINE_H

#include <glib.h>

typedef struct XmlOutline {
	char *root;		/* NULL: there is no element */
	char *record;		/* path of what repeats, "rss/channel/item" */
	GPtrArray *columns;	/* of OfferColumn *: paths within the record */
	GHashTable *elements;	/* set of the paths of elements at most six
				 * deep, in lower case */
	GHashTable *names;	/* set of the names of all elements */
} XmlOutline;

/* TEXT, NUL-terminated, begins with "<". */
XmlOutline *xml_outline_new(const char *text);
void xml_outline_free(XmlOutline *outline);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(XmlOutline, xml_outline_free)

#endif
