/*
 * team_words.h - the phrases that the team's section is made of.
 */
#ifndef PIPELINE_ANALYSIS_TEAM_WORDS_H
#define PIPELINE_ANALYSIS_TEAM_WORDS_H

#include "pipeline/analysis/team.h"

/* "a", "a and b", "a, b and c"; takes nothing over. */
char *team_words_list(const GPtrArray *words);

/* "now", "by 3 Feb 2027", "once users grow". */
char *team_words_seek(const TeamStep *step);

/* "about Mar 2027 (Feb 2027 to May 2027)", "at 10,000 users". */
char *team_words_when(
    const Evidence *evidence, TeamStage stage, const TeamStep *step);

/* "Mar 2027"; NULL if MONTHS are not finite. */
char *team_words_month(const Evidence *evidence, double months);

/* "2 engineering managers"; "3 people" where no role of STEP is told. */
char *team_words_hire(const TeamStep *step, TeamRole role);

/* "1 QA engineer and 2 engineers": the hires of STEP, of all roles. */
char *team_words_hires(const TeamStep *step);

/* "7 more people", "at least …" where nobody says who does what. */
char *team_words_people(const TeamResult *team, double count);

#endif
