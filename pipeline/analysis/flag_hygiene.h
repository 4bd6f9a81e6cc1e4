/*
 * flag_hygiene.h - feature flags that nobody needs, or nobody looks after.
 *
 * A flag that is the same for all and has not changed for long is code with
 * a dead branch.  Permanent flags (kill switches, entitlements) may rest.
 */
#ifndef PIPELINE_ANALYSIS_FLAG_HYGIENE_H
#define PIPELINE_ANALYSIS_FLAG_HYGIENE_H

#include "pipeline/analysis/analysis.h"

/* Why a flag wants attention; bits. */
typedef enum FlagFault {
	FLAG_STALE = 1 << 0, /* on for all, and long unchanged */
	FLAG_NEVER_ON = 1 << 1, /* off, and long unchanged */
	FLAG_OWNERLESS = 1 << 2, /* where others have owners */
	FLAG_KEPT_RELEASE = 1 << 3, /* for a release, yet permanent */
} FlagFault;

typedef struct FlagCheck {
	const Flag *flag;
	Date since; /* it changed, else was made; DATE_NONE */
	double age_days; /* since then; NAN */
	unsigned faults; /* of FlagFault */
} FlagCheck;

typedef struct FlagHygiene {
	GArray *checks; /* of FlagCheck: those in use; faulty and old first */
	long archived; /* no longer served, and not among them */
	long stale, risky; /* FLAG_STALE; any other fault */
	long dated; /* whose age is known */
	bool owners; /* the exports tell owners */
} FlagHygiene;

FlagHygiene *flag_hygiene_new(const Evidence *evidence);
void flag_hygiene_free(FlagHygiene *hygiene);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(FlagHygiene, flag_hygiene_free)

#endif
