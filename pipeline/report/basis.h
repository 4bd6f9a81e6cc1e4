/*
 * basis.h - how many figures rest on what: how far a report can be trusted.
 */
#ifndef PIPELINE_REPORT_BASIS_H
#define PIPELINE_REPORT_BASIS_H

#include "pipeline/report/figure.h"

/* Each figure is in one of them: the first, from below, that fits. */
typedef struct Basis {
	unsigned own; /* made of exports and headroom.yaml alone */
	unsigned assumed; /* there is an assumption in what it is made of */
	unsigned proxy; /* … a stand-in for a measurement */
	unsigned missing; /* has no value */
} Basis;

Basis basis_count(const FigureSet *figures);

#endif
