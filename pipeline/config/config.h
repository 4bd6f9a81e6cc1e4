/*
 * config.h - headroom.yaml as plain, checked, read-only data.
 *
 * Everything is optional.  What is absent is NULL, NAN, DATE_NONE or an
 * empty array here, and becomes an assumption, printed as such.
 * config_new_default() is the configuration of somebody who has none.
 */
#ifndef PIPELINE_CONFIG_CONFIG_H
#define PIPELINE_CONFIG_CONFIG_H

#include <glib.h>
#include <stdbool.h>

#include "pipeline/base/date.h"
#include "pipeline/base/recurrence.h"
#include "pipeline/config/assumptions.h"
#include "pipeline/config/places.h"

typedef struct ConfigUsers {
	double active;		/* monthly active users today; NAN */
	double growth;		/* fraction a month; NAN: from the series */
	char *series;		/* its name; default "users" */
} ConfigUsers;

/* What one unit of a currency of the bills is worth in business.currency. */
typedef struct ConfigRate {
	char *currency;		/* ISO 4217 */
	double rate;
} ConfigRate;

typedef struct ConfigBusiness {
	double revenue;		/* per month, in currency; NAN */
	double hourly_rate;	/* NAN: the assumption */
	char *currency;		/* ISO 4217; default "USD" */
	GPtrArray *rates;	/* of ConfigRate * */
	Date launch;		/* DATE_NONE */
	int multi_tenant;	/* 1, 0, -1 unknown */
	int enterprise;		/* 1, 0, -1 unknown */
} ConfigBusiness;

typedef struct ConfigPerson {
	char *name;
	char **aliases;		/* NULL-terminated, never NULL */
	char **roles;		/* NULL-terminated, never NULL */
	char *squad;		/* the team of their own that they are in; NULL */
} ConfigPerson;

/* Some of the people, elsewhere or of another company. */
typedef struct ConfigGroup {
	char *name;
	char *site;		/* where they are; NULL */
	int external;		/* another company's: 1, 0, -1 unknown */
	int ceremonies;		/* they attend the same as the others: likewise */
	char **people;		/* names or aliases; never NULL */
	char **components, **domains;	/* that they own; empty: not said */
} ConfigGroup;

typedef struct ConfigTeam {
	double headcount;	/* NAN: people seen in the tracker */
	double hires;		/* who join now and help once they are here
				 * and have found their feet; default 0 */
	GPtrArray *people;	/* of ConfigPerson * */
	double squads;		/* teams of their own; NAN: those that people
				 * are in, else by headcount */
	char **bots;		/* NULL-terminated, never NULL */
	GPtrArray *groups;	/* of ConfigGroup * */
	char **not_bots;	/* who is none all the same; likewise */
} ConfigTeam;

typedef struct ConfigDomain {
	char *name;
	char **tables, **components, **cost_tags;	/* never NULL */
	char *load;		/* "interactive", "batch", "burst"; NULL */
	char *separate_because;	/* a vendor or an obligation that calls for
				 * it, in words; NULL: none does */
} ConfigDomain;

typedef struct ConfigDecision {
	char *name;		/* "hosting", "database", … or the user's own */
	char *approach;		/* today's, in words; NULL */
	char *metric;		/* name of a series; NULL */
	double value;		/* today's, if there is no series; NAN */
	double threshold;	/* NAN: the playbook's, if it has one */
	double buy_price;	/* of a bought solution, a month; NAN */
	int stateless;		/* instances keep nothing: 1, 0, -1 unknown */
	int sessions;		/* … share their sessions: likewise */
	int replication;	/* the database is replicated: likewise */
	double service_ms, utilisation;	/* of the database; NAN */
	char *throughput, *concurrency;	/* names of series; NULL: the usual */
	bool supposed;		/* value is a scenario's: it stands for today's
				 * although there is a series */
} ConfigDecision;

typedef struct ConfigDebt {
	char **labels;		/* default: debt, tech-debt, technical-debt, … */
	double allocation_target;	/* fraction; default 0.2 */
	Date audit_date;	/* of the audit after the launch; DATE_NONE */
	char **documents;	/* patterns of labels and types: it is written
				 * down; default: documented, adr*, … */
} ConfigDebt;

/* Who the playbook's processes fall to, by role. */
typedef struct ConfigOwners {
	char *lead, *pm, *em;	/* NULL: who has the role under team.people */
	char **rota;		/* who take turns on call; never NULL */
} ConfigOwners;

typedef struct ConfigProcess {
	char *name;		/* "adr_triage", … or the company's own */
	Recurrence cadence;	/* interval 0: the usual one */
	char *owner;		/* NULL: by role */
	char **with;		/* who else takes part; never NULL */
	char **artifacts;	/* what it leaves behind; empty: the usual */
	double minutes;		/* of one meeting; NAN: the assumption */
} ConfigProcess;

/* What is promised of incidents whose severity is spelt so. */
typedef struct ConfigSla {
	char *severity;		/* "P1", "Sev*"; with * and ? */
	double level;		/* 1 to 4; NAN: what the spelling says */
	double acknowledge, resolve;	/* h; NAN: the assumption */
} ConfigSla;

typedef struct ConfigGovernance {
	Date start;		/* of all series; DATE_NONE */
	Date last_review;	/* when the architecture was last reviewed */
	Date series_a, first_enterprise;	/* DATE_NONE: not in sight */
	char *url;		/* where the review can be read; NULL */
	ConfigOwners owners;
	GPtrArray *processes;	/* of ConfigProcess * */
	GPtrArray *slas;	/* of ConfigSla * */
} ConfigGovernance;

typedef struct ConfigPhase {
	char *name;		/* "P1" … "P6", or a new one */
	double low, mode, high;	/* weeks; NAN, all: the playbook's */
	char **after;		/* NULL: the playbook's edges */
} ConfigPhase;

typedef struct ConfigTimeline {
	double lead_share;	/* fraction of a lead's week; NAN */
	Date start;		/* DATE_NONE: the report date */
} ConfigTimeline;

/* Which columns of a CSV are which field. */
typedef struct ConfigColumn {
	char *to;		/* a name of fields.def */
	char **from;		/* names in the header; NULL-terminated */
} ConfigColumn;

typedef struct ConfigInput {
	char *path;		/* told relative to the configuration's
				 * folder, and joined with it here; or "-" */
	char *format;		/* NULL: detected */
	bool required;		/* default true */
	GPtrArray *columns;	/* of ConfigColumn * */
} ConfigInput;

typedef struct Config {
	char *path;		/* NULL: the default configuration */
	Places *places;		/* of what it says; NULL likewise */
	char *service;		/* name of the service; NULL */
	ConfigUsers users;
	ConfigBusiness business;
	ConfigTeam team;
	GPtrArray *domains;	/* of ConfigDomain * */
	GPtrArray *infrastructure;	/* of ConfigDecision * */
	char *cost_tag;		/* billing tag that names a domain; NULL */
	ConfigDebt debt;
	ConfigGovernance governance;
	GPtrArray *phases;	/* of ConfigPhase * */
	ConfigTimeline timeline;
	Assumptions assumptions;
	GPtrArray *inputs;	/* of ConfigInput * */

	/* What if?  Each is this configuration with what the scenario says
	 * instead; scenarios have none of their own. */
	GPtrArray *scenarios;	/* of Config *; at most SCENARIO_MOST */
	char *scenario;		/* its name; NULL: things as they are */
	char **fixed;		/* limits, decisions and data risks that are
				 * taken as mended; NULL-terminated */
	long fixed_line;	/* of the file; 0 where nothing is */
} Config;

enum { SCENARIO_MOST = 8 };

Config *config_new_default(void);

/* The infrastructure decision so named, ASCII case ignored; NULL. */
ConfigDecision *config_find_decision(const Config *config, const char *name);

/* Of ConfigInput.columns. */
GPtrArray *config_columns_new(void);

enum { CONFIG_MAX_BYTES = 1 << 20 };

#define CONFIG_ERROR (config_error_quark())
GQuark config_error_quark(void);

/*
 * Reads PATH over config_new_default().  Nothing that it says is ignored: a
 * key that we do not know, a value that cannot be read or makes no sense is
 * an error, and all of them are told at once, each on a line of its own:
 * "FILE:LINE:COLUMN: unknown key …; did you mean …?".
 */
Config *config_load(const char *path, GError **error);

void config_free(Config *config);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Config, config_free)

#endif
