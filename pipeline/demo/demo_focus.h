/*
 * demo_focus.h - a year's bills of a second, small provider, in FOCUS 1.0.
 */
#ifndef PIPELINE_DEMO_DEMO_FOCUS_H
#define PIPELINE_DEMO_DEMO_FOCUS_H

#include "pipeline/demo/larkfield.h"
#include "pipeline/demo/metered_usage.h"

/* SHARE of the company's spend, in lines by week. */
bool demo_write_focus(const Larkfield *company, double share, const char *path,
    BillTotal *total, GError **error);

#endif
