/*
 * team_deciders.h - who decides, by the records of decisions.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_DECIDERS_H
#define PIPELINE_ANALYSIS_TEAM_DECIDERS_H

#include "pipeline/analysis/people.h"

/* The people whom DECIDERS names, as a record spells them: "Ana Lindqvist,
 * @ben and cy@shop.example"; of guint, each once. */
GArray *team_deciders_find(const People *people, const char *deciders);

#endif
