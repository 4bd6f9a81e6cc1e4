/*
 * team_forecast.h - how many users there will be, year by year, as far as
 * the stages of the team reach.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_FORECAST_H
#define PIPELINE_ANALYSIS_TEAM_FORECAST_H

#include "pipeline/analysis/team.h"

/* "team.users.12m"; the caller frees it. */
char *team_forecast_id(const TeamForecast *forecast);

/* Fills TEAM's forecast, whose stages have their dates. */
void team_forecast_make(
    const Evidence *evidence, const UsersResult *users, TeamResult *team);

/* Users until today and from then on over the stages, and its table
 * "team-users"; NULL without users. */
ChartSpec *team_users_chart(const Evidence *evidence, const Results *results);
ReportTable *team_users_table(const Results *results);

#endif
