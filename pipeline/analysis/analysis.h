/*
 * analysis.h - what an analysis is, and what the analyses share.
 *
 * There are 3 things to do to add an analysis:
 *   1. write pipeline/analysis/NAME.[ch]: x_compute (pure: evidence and the
 *      results before it -> numbers) and x_describe (numbers -> report);
 *   2. give Results a member for its numbers;
 *   3. add its line to the table in analyses.c, after those it reads.
 *
 * compute may not format and describe may not calculate.  An analysis that
 * has too little to go on still succeeds: it says what is missing and how
 * much more is needed.
 */
#ifndef PIPELINE_ANALYSIS_ANALYSIS_H
#define PIPELINE_ANALYSIS_ANALYSIS_H

#include <glib.h>
#include <stdbool.h>
#include <stdint.h>

#include "pipeline/analysis/spread.h"
#include "pipeline/config/config.h"
#include "pipeline/facts/facts.h"
#include "pipeline/history/history.h"
#include "pipeline/report/report.h"
#include "pipeline/stats/distribution.h"

/* Monte Carlo draws; draw i of one quantity belongs to draw i of all. */
enum { DRAWS = 10000 };

/* The multiples of today's users that the playbook asks about. */
enum { MULTIPLE_COUNT = 4 };
extern const double multiples[MULTIPLE_COUNT]; /* 1, 10, 50, 100 */
extern const char *const multiple_names[MULTIPLE_COUNT]; /* "1x" … */

typedef struct UsersResult UsersResult;

typedef struct Evidence {
	const Facts *facts; /* sealed */
	const Config *config;
	Date as_of;
	uint64_t seed; /* of every random stream */
	const UsersResult *before; /* of a scenario: users as they are, under
				      whom trends were seen; else NULL */
	const History *history; /* earlier reviews; NULL: none were named */
} Evidence;

typedef struct SpendResult SpendResult;
typedef struct DebtResult DebtResult;
typedef struct DomainMapResult DomainMapResult;
typedef struct DomainProfileResult DomainProfileResult;
typedef struct MigrationResult MigrationResult;
typedef struct TriggersResult TriggersResult;
typedef struct KnowledgeMapResult KnowledgeMapResult;
typedef struct TeamResult TeamResult;
typedef struct AllocationResult AllocationResult;
typedef struct PracticesResult PracticesResult;
typedef struct DebtRegisterResult DebtRegisterResult;
typedef struct LadderResult LadderResult;
typedef struct ScenariosResult ScenariosResult;
typedef struct SwingsResult SwingsResult;
typedef struct TimelineResult TimelineResult;
typedef struct FailureModesResult FailureModesResult;
typedef struct GovernanceResult GovernanceResult;
typedef struct AccountabilityResult AccountabilityResult;
typedef struct LimitSet LimitSet;

/* Each member is NULL until its analysis has run, and is owned here. */
typedef struct Results {
	UsersResult *users;
	SpendResult *spend;
	DebtResult *debt;
	DomainMapResult *domains;
	DomainProfileResult *profile; /* of the domains */
	MigrationResult *migration;
	TriggersResult *triggers;
	KnowledgeMapResult *knowledge;
	TeamResult *team;
	AllocationResult *allocation; /* the 20 % rule */
	PracticesResult *practices;
	DebtRegisterResult *debt_register;
	LimitSet *limits; /* filled by all, read by the ladder */
	LadderResult *ladder;
	ScenariosResult *scenarios;
	SwingsResult *swings; /* of the ladder, by assumptions */
	TimelineResult *timeline;
	FailureModesResult *failure_modes;
	GovernanceResult *governance;
	AccountabilityResult *accountability;
} Results;

typedef struct Analysis {
	const char *name;
	bool (*compute)(
	    const Evidence *evidence, Results *results, GError **error);
	void (*describe)(
	    const Evidence *evidence, const Results *results, Report *report);
} Analysis;

/* The places of the sections on the page: the playbook's order, each of its
 * deliverables with ten of its own (section_deliverable()). */
typedef enum SectionRank {
	RANK_LADDER = 10,
	RANK_SCENARIOS = 15,
	RANK_DOMAINS = 20,
	RANK_DOMAIN_RISK = 25,
	RANK_MIGRATION = 30,
	RANK_TEAM = 40,
	RANK_KNOWLEDGE = 42,
	RANK_TRIGGERS = 50,
	RANK_SPEND = 55,
	RANK_DEBT = 60,
	RANK_DEBT_REGISTER = 62,
	RANK_ALLOCATION = 64,
	RANK_GOVERNANCE = 70,
	RANK_PRACTICES = 72,
	RANK_ACCOUNTABILITY = 75,
	RANK_TIMELINE = 80,
	RANK_FAILURE_MODES = 90,
	RANK_ASSUMPTIONS = 100,
	RANK_DATA = 110,
} SectionRank;

Results *results_new(void);
void results_free(Results *results);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Results, results_free)

/* Runs every analysis in the table's order, then describes them all. */
bool analyses_run(
    const Evidence *evidence, Results *results, Report *report, GError **error);

/* Computes those that the ladder rests on, and the ladder. */
bool analyses_climb(const Evidence *evidence, Results *results, GError **error);

/* The rate an engineering hour costs, and its currency. */
double evidence_hourly_rate(const Evidence *evidence);
const char *evidence_currency(const Evidence *evidence);

typedef struct Deadline {
	double lead_weeks; /* from decision to done; NAN unknown */
	double decide_weeks; /* from the report date; NAN, INFINITY never */
} Deadline;

/* Of a fix of HOURS, of what breaks after MONTHS: by the people who work on
 * one migration, and those who are hired meanwhile. */
Deadline evidence_deadline(const Evidence *evidence, double months,
    double hours, double procurement_weeks);

/* An assumption as the range that Monte Carlo draws from. */
ThreePoint evidence_assumption(const Evidence *evidence, AssumptionId id);

/* team.headcount, else the people listed under team.people, else the
 * assignees, bots left out, of issues that were touched in the last 90 days;
 * NAN when nobody was. */
double evidence_headcount(const Evidence *evidence);

/* team.squads, else those that people are in, else as many as the headcount
 * makes; NAN when that is not known. */
double evidence_squads(const Evidence *evidence);

/* NAME is one of team.bots or usual for one, and not of team.not_bots. */
bool evidence_is_bot(const Evidence *evidence, const char *name);

/* Names the file behind input INDEX, or all of KIND, as inputs of FIGURE,
 * and marks it as measured. */
void figure_reads(Figure *figure, const Evidence *evidence, size_t index);
void figure_reads_all(Figure *figure, const Evidence *evidence, InputKind kind);

/* Marks FIGURE as resting on assumption ID and names it as an input. */
void figure_uses(Figure *figure, AssumptionId id);

/* The same for headroom.yaml's PATH, which must be a literal. */
void figure_configured(Figure *figure, const char *path);

/* What evidence_hourly_rate, evidence_headcount and evidence_squads come
 * from. */
void figure_uses_rate(Figure *figure, const Evidence *evidence);
void figure_uses_headcount(Figure *figure, const Evidence *evidence);
void figure_uses_squads(Figure *figure, const Evidence *evidence);

/* P10 and P90 as lo and hi, where they are finite, of DRAWS draws. */
void figure_set_spread(Figure *figure, Spread spread);

#endif
