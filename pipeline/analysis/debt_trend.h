/*
 * debt_trend.h - the time to implement over time, and how sure one may be.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_TREND_H
#define PIPELINE_ANALYSIS_DEBT_TREND_H

#include "pipeline/analysis/debt.h"

/* Which half of the six-month comparison an item is in. */
typedef enum DebtWindow {
	WINDOW_NEITHER,
	WINDOW_NOW, /* finished in the last 90 days */
	WINDOW_THEN, /* … in the 90 days that ended half a year ago */
} DebtWindow;

DebtWindow debt_window_of(const Evidence *evidence, const WorkItem *item);

/* Fills the trend half of DEBT from its sample. */
void debt_trend_compute(const Evidence *evidence, DebtResult *debt);

#endif
