/*
 * incidents.h - what went wrong in production, and how long it took.
 *
 * Open plain data.  Strings belong to the Facts that hold the incident; what
 * the export does not say is NULL or INSTANT_NONE.
 */
#ifndef PIPELINE_FACTS_INCIDENTS_H
#define PIPELINE_FACTS_INCIDENTS_H

#include <stddef.h>

#include "pipeline/base/date.h"

typedef struct Incident {
	const char *scope;		/* where the id is unique; NULL */
	const char *id;			/* NULL: told by start and title */
	const char *title;
	const char *status;		/* as the export spells it */
	const char *severity;
	const char *service, *component;
	const char *cause;
	Instant started;		/* never INSTANT_NONE */
	Instant acknowledged, resolved;	/* not before `started` */
	size_t input;			/* index into facts_inputs() */
	long line;
} Incident;

#endif
