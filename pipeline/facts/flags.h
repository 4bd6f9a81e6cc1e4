/*
 * flags.h - feature flags, as flag services and lists of them say.
 *
 * Open plain data.  Strings belong to the Facts that hold the flag; what the
 * export does not say is NULL, INSTANT_NONE or …_UNKNOWN.
 */
#ifndef PIPELINE_FACTS_FLAGS_H
#define PIPELINE_FACTS_FLAGS_H

#include <stddef.h>

#include "pipeline/base/date.h"

typedef enum FlagState {
	FLAG_STATE_UNKNOWN,
	FLAG_ON,
	FLAG_OFF,
	FLAG_ARCHIVED,		/* the service no longer serves it */
} FlagState;

/* Whether the code is meant to lose it again. */
typedef enum FlagLifespan {
	FLAG_LIFESPAN_UNKNOWN,
	FLAG_TEMPORARY,
	FLAG_PERMANENT,
} FlagLifespan;

typedef struct Flag {
	const char *scope;		/* where the key is unique; NULL */
	const char *key;		/* as code spells it */
	const char *project;
	const char *owner;
	const char *type;		/* as the export spells it */
	FlagState state;
	FlagLifespan lifespan;
	Instant created, last_changed;
	size_t input;			/* index into facts_inputs() */
	long line;
} Flag;

const char *flag_state_name(FlagState state);
const char *flag_lifespan_name(FlagLifespan lifespan);

#endif
