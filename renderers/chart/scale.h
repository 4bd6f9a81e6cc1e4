/*
 * scale.h - from values to places, and where the ticks are.
 *
 * A domain gathers what must be seen; a scale maps it to pixels.  Both live
 * on the stack.  NAN goes in and comes out; what a log axis cannot show
 * (zero and below) is NAN too.
 */
#ifndef RENDERERS_CHART_SCALE_H
#define RENDERERS_CHART_SCALE_H

#include <glib.h>
#include <stddef.h>

#include "pipeline/report/chart_spec.h"

typedef struct Domain {
	double lo, hi; /* NAN until something is added */
} Domain;

typedef struct Scale {
	AxisScale kind;
	double lo, hi; /* of the domain, lo < hi */
	double from, to; /* px of lo and hi; may run either way */
} Scale;

/* How ticks of a time axis are spaced. */
typedef enum TickUnit {
	TICK_NUMBER,
	TICK_DAY,
	TICK_MONTH,
	TICK_YEAR,
} TickUnit;

typedef struct Ticks {
	TickUnit unit;
	GArray *values; /* of double, ascending */
} Ticks;

void domain_init(Domain *domain);

/* NAN and infinities leave it as it is; so do values <= 0 if KIND is log,
 * and days that no calendar here has if it is time. */
void domain_add(Domain *domain, AxisScale kind, double value);

/*
 * A scale over DOMAIN from FROM to TO px.  An empty domain becomes 0 to 1
 * (log: 1 to 10; time: a year), a single value gets room on both sides.
 */
Scale scale_make(AxisScale kind, Domain domain, double from, double to);

/* SCALE with its ends moved out to ticks, of which it has at most COUNT
 * (>= 3) if scale_ticks() is asked for as many; on log axes unless much would
 * be empty. */
Scale scale_nice(Scale scale, size_t count);

double scale_at(const Scale *scale, double value);

/* As scale_at, kept between FROM and TO. */
double scale_clamped(const Scale *scale, double value);

/* At most MAX (>= 2) round values inside the domain: 1, 2 or 5 times powers
 * of ten, the 1-2-5 series and its parts on log axes, whole days, months or
 * years on time axes. */
Ticks scale_ticks(const Scale *scale, size_t max);
void ticks_clear(Ticks *ticks);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC(Ticks, ticks_clear)

#endif
