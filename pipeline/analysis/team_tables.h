/*
 * team_tables.h - the tables and the charts of the team's section.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_TABLES_H
#define PIPELINE_ANALYSIS_TEAM_TABLES_H

#include "pipeline/analysis/team.h"

/* The four stages, and this company in them. */
ReportTable *team_stages_table(
    const Evidence *evidence, const TeamResult *team);

/* Whom to hire, in the order in which to look for them; "team-hires". */
ReportTable *team_hires_table(const Evidence *evidence, const TeamResult *team);

/* Every hire and change of structure, for the register alone. */
ReportTable *team_roadmap_table(
    const Evidence *evidence, const TeamResult *team);

/* When to look for whom; NULL where there is nobody to look for. */
ChartSpec *team_hires_chart(const Evidence *evidence, const TeamResult *team);

#endif
