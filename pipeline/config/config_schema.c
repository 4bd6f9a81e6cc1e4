#include "pipeline/config/config_schema.h"

#include <math.h>

static char **
no_texts(void)
{
	return g_new0(char *, 1);
}

static void *
new_rate(void)
{
	ConfigRate *rate = g_new0(ConfigRate, 1);

	rate->rate = NAN;
	return rate;
}

static void *
new_person(void)
{
	ConfigPerson *person = g_new0(ConfigPerson, 1);

	person->aliases = no_texts();
	person->roles = no_texts();
	return person;
}

static void *
new_group(void)
{
	ConfigGroup *group = g_new0(ConfigGroup, 1);

	group->external = group->ceremonies = -1;
	group->people = no_texts();
	group->components = no_texts();
	group->domains = no_texts();
	return group;
}

static void *
new_domain(void)
{
	ConfigDomain *domain = g_new0(ConfigDomain, 1);

	domain->tables = no_texts();
	domain->components = no_texts();
	domain->cost_tags = no_texts();
	return domain;
}

static void *
new_decision(void)
{
	ConfigDecision *decision = g_new0(ConfigDecision, 1);

	decision->value = NAN;
	decision->threshold = NAN;
	decision->buy_price = NAN;
	decision->service_ms = NAN;
	decision->utilisation = NAN;
	decision->stateless = -1;
	decision->sessions = -1;
	decision->replication = -1;
	return decision;
}

static void *
new_process(void)
{
	ConfigProcess *process = g_new0(ConfigProcess, 1);

	process->with = no_texts();
	process->artifacts = no_texts();
	process->minutes = NAN;
	return process;
}

static void *
new_phase(void)
{
	ConfigPhase *phase = g_new0(ConfigPhase, 1);

	phase->low = phase->mode = phase->high = NAN;
	return phase;
}

static void *
new_sla(void)
{
	ConfigSla *sla = g_new0(ConfigSla, 1);

	sla->level = sla->acknowledge = sla->resolve = NAN;
	return sla;
}

static void *
new_scenario(void)
{
	return config_new_default();
}

static void *
new_column(void)
{
	ConfigColumn *column = g_new0(ConfigColumn, 1);

	column->from = no_texts();
	return column;
}

static void *
new_input(void)
{
	ConfigInput *input = g_new0(ConfigInput, 1);

	input->required = true;
	input->columns = config_columns_new();
	return input;
}

#define END                                                                    \
	{                                                                      \
		.name = NULL                                                   \
	}
#define AT(type, member) .offset = offsetof(type, member)
#define ANY .min = -INFINITY, .max = INFINITY
#define POSITIVE .min = 0, .max = INFINITY
#define SHARE .min = 0, .max = 1

/* What a plan and a scenario both may say.  More users than double every month
 * are a slip: 8 for 8%. */
/* clang-format off */
#define USERS_NUMBERS                                                          \
	{ "active", KEY_NUMBER, AT(ConfigUsers, active), POSITIVE },           \
	{ "growth", KEY_FRACTION, AT(ConfigUsers, growth), .min = -0.9,        \
	    .max = 1 }
#define BUSINESS_NUMBERS                                                       \
	{ "revenue", KEY_NUMBER, AT(ConfigBusiness, revenue), POSITIVE },      \
	{ "hourly_rate", KEY_NUMBER, AT(ConfigBusiness, hourly_rate),          \
	    POSITIVE },                                                        \
	{ "multi_tenant", KEY_TRISTATE, AT(ConfigBusiness, multi_tenant) },    \
	{ "enterprise", KEY_TRISTATE, AT(ConfigBusiness, enterprise) }
#define TEAM_NUMBERS                                                           \
	{ "headcount", KEY_NUMBER, AT(ConfigTeam, headcount), POSITIVE },      \
	{ "hires", KEY_NUMBER, AT(ConfigTeam, hires), POSITIVE }
/* clang-format on */

static const ConfigKey users_keys[] = {
	USERS_NUMBERS,
	{ "series", KEY_TEXT, AT(ConfigUsers, series) },
	END,
};

static const ConfigKey rate_keys[] = {
	{ "currency", KEY_CURRENCY, AT(ConfigRate, currency) },
	{ "rate", KEY_NUMBER, AT(ConfigRate, rate), .min = 1e-6, .max = 1e6 },
	END,
};

static const ConfigKey business_keys[] = {
	BUSINESS_NUMBERS,
	{ "currency", KEY_CURRENCY, AT(ConfigBusiness, currency) },
	{ "rates", KEY_LIST, AT(ConfigBusiness, rates), .keys = rate_keys,
	    .new_item = new_rate },
	{ "launch", KEY_DATE, AT(ConfigBusiness, launch) },
	END,
};

static const ConfigKey person_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigPerson, name) },
	{ "aliases", KEY_TEXTS, AT(ConfigPerson, aliases) },
	{ "roles", KEY_TEXTS, AT(ConfigPerson, roles) },
	{ "squad", KEY_TEXT, AT(ConfigPerson, squad) },
	END,
};

static const ConfigKey group_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigGroup, name) },
	{ "site", KEY_TEXT, AT(ConfigGroup, site) },
	{ "external", KEY_TRISTATE, AT(ConfigGroup, external) },
	{ "people", KEY_TEXTS, AT(ConfigGroup, people) },
	{ "ceremonies", KEY_TRISTATE, AT(ConfigGroup, ceremonies) },
	{ "components", KEY_TEXTS, AT(ConfigGroup, components) },
	{ "domains", KEY_TEXTS, AT(ConfigGroup, domains) },
	END,
};

static const ConfigKey team_keys[] = {
	TEAM_NUMBERS,
	{ "people", KEY_LIST, AT(ConfigTeam, people), .keys = person_keys,
	    .new_item = new_person },
	{ "squads", KEY_NUMBER, AT(ConfigTeam, squads), POSITIVE },
	{ "bots", KEY_TEXTS, AT(ConfigTeam, bots) },
	{ "groups", KEY_LIST, AT(ConfigTeam, groups), .keys = group_keys,
	    .new_item = new_group },
	{ "not_bots", KEY_TEXTS, AT(ConfigTeam, not_bots) },
	END,
};

static const ConfigKey domain_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigDomain, name) },
	{ "tables", KEY_TEXTS, AT(ConfigDomain, tables) },
	{ "components", KEY_TEXTS, AT(ConfigDomain, components) },
	{ "cost_tags", KEY_TEXTS, AT(ConfigDomain, cost_tags) },
	{ "load", KEY_TEXT, AT(ConfigDomain, load) },
	{ "separate_because", KEY_TEXT, AT(ConfigDomain, separate_because) },
	END,
};

static const ConfigKey decision_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigDecision, name) },
	{ "approach", KEY_TEXT, AT(ConfigDecision, approach) },
	{ "metric", KEY_TEXT, AT(ConfigDecision, metric) },
	{ "value", KEY_NUMBER, AT(ConfigDecision, value), ANY },
	{ "threshold", KEY_NUMBER, AT(ConfigDecision, threshold), ANY },
	{ "buy_price", KEY_NUMBER, AT(ConfigDecision, buy_price), POSITIVE },
	{ "stateless", KEY_TRISTATE, AT(ConfigDecision, stateless) },
	{ "sessions", KEY_TRISTATE, AT(ConfigDecision, sessions) },
	{ "replication", KEY_TRISTATE, AT(ConfigDecision, replication) },
	{ "service_ms", KEY_NUMBER, AT(ConfigDecision, service_ms), POSITIVE },
	{ "utilisation", KEY_FRACTION, AT(ConfigDecision, utilisation), SHARE },
	{ "throughput", KEY_TEXT, AT(ConfigDecision, throughput) },
	{ "concurrency", KEY_TEXT, AT(ConfigDecision, concurrency) },
	END,
};

static const ConfigKey debt_keys[] = {
	{ "labels", KEY_TEXTS, AT(ConfigDebt, labels) },
	{ "allocation_target", KEY_FRACTION, AT(ConfigDebt, allocation_target),
	    SHARE },
	{ "audit_date", KEY_DATE, AT(ConfigDebt, audit_date) },
	{ "documents", KEY_TEXTS, AT(ConfigDebt, documents) },
	END,
};

static const ConfigKey owner_keys[] = {
	{ "lead", KEY_TEXT, AT(ConfigOwners, lead) },
	{ "pm", KEY_TEXT, AT(ConfigOwners, pm) },
	{ "em", KEY_TEXT, AT(ConfigOwners, em) },
	{ "rota", KEY_TEXTS, AT(ConfigOwners, rota) },
	END,
};

static const ConfigKey process_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigProcess, name) },
	{ "cadence", KEY_CADENCE, AT(ConfigProcess, cadence) },
	{ "owner", KEY_TEXT, AT(ConfigProcess, owner) },
	{ "with", KEY_TEXTS, AT(ConfigProcess, with) },
	{ "artifacts", KEY_TEXTS, AT(ConfigProcess, artifacts) },
	{ "minutes", KEY_NUMBER, AT(ConfigProcess, minutes), .min = 1,
	    .max = 480 },
	END,
};

static const ConfigKey sla_keys[] = {
	{ "severity", KEY_TEXT, AT(ConfigSla, severity) },
	{ "level", KEY_NUMBER, AT(ConfigSla, level), .min = 1, .max = 4 },
	{ "acknowledge", KEY_NUMBER, AT(ConfigSla, acknowledge),
	    .min = 0.01, .max = 8760 },
	{ "resolve", KEY_NUMBER, AT(ConfigSla, resolve), .min = 0.01,
	    .max = 8760 },
	END,
};

static const ConfigKey governance_keys[] = {
	{ "start", KEY_DATE, AT(ConfigGovernance, start) },
	{ "last_review", KEY_DATE, AT(ConfigGovernance, last_review) },
	{ "series_a", KEY_DATE, AT(ConfigGovernance, series_a) },
	{ "first_enterprise", KEY_DATE,
	    AT(ConfigGovernance, first_enterprise) },
	{ "url", KEY_TEXT, AT(ConfigGovernance, url) },
	{ "owners", KEY_SECTION, AT(ConfigGovernance, owners),
	    .keys = owner_keys },
	{ "processes", KEY_LIST, AT(ConfigGovernance, processes),
	    .keys = process_keys, .new_item = new_process },
	{ "slas", KEY_LIST, AT(ConfigGovernance, slas), .keys = sla_keys,
	    .new_item = new_sla },
	END,
};

static const ConfigKey phase_keys[] = {
	{ "name", KEY_TEXT, AT(ConfigPhase, name) },
	{ "low", KEY_NUMBER, AT(ConfigPhase, low), POSITIVE },
	{ "mode", KEY_NUMBER, AT(ConfigPhase, mode), POSITIVE },
	{ "high", KEY_NUMBER, AT(ConfigPhase, high), POSITIVE },
	{ "after", KEY_TEXTS, AT(ConfigPhase, after) },
	END,
};

static const ConfigKey timeline_keys[] = {
	{ "lead_share", KEY_FRACTION, AT(ConfigTimeline, lead_share), SHARE },
	{ "start", KEY_DATE, AT(ConfigTimeline, start) },
	END,
};

static const ConfigKey assumption_keys[] = {
#define A(symbol, name, low, mode, high, unit)                                 \
	{ name, KEY_ASSUMPTION, AT(Assumptions, values[ASSUME_##symbol]) },
#include "pipeline/config/assumptions.def"
#undef A
	END,
};

static const ConfigKey column_keys[] = {
	{ "to", KEY_TEXT, AT(ConfigColumn, to) },
	{ "from", KEY_TEXTS, AT(ConfigColumn, from) },
	END,
};

static const ConfigKey input_keys[] = {
	{ "path", KEY_TEXT, AT(ConfigInput, path) },
	{ "format", KEY_TEXT, AT(ConfigInput, format) },
	{ "required", KEY_SWITCH, AT(ConfigInput, required) },
	{ "columns", KEY_LIST, AT(ConfigInput, columns), .keys = column_keys,
	    .new_item = new_column },
	END,
};

static const ConfigKey scenario_users_keys[] = { USERS_NUMBERS, END };
static const ConfigKey scenario_business_keys[] = { BUSINESS_NUMBERS, END };
static const ConfigKey scenario_team_keys[] = { TEAM_NUMBERS, END };

const ConfigKey scenario_keys[] = {
	{ "name", KEY_TEXT, AT(Config, scenario) },
	{ "users", KEY_SECTION, AT(Config, users),
	    .keys = scenario_users_keys },
	{ "business", KEY_SECTION, AT(Config, business),
	    .keys = scenario_business_keys },
	{ "team", KEY_SECTION, AT(Config, team), .keys = scenario_team_keys },
	{ "infrastructure", KEY_LIST, AT(Config, infrastructure),
	    .keys = decision_keys, .new_item = new_decision },
	{ "assumptions", KEY_SECTION, AT(Config, assumptions),
	    .keys = assumption_keys },
	{ "fixed", KEY_TEXTS, AT(Config, fixed) },
	END,
};

const ConfigKey config_keys[] = {
	{ "service", KEY_TEXT, AT(Config, service) },
	{ "users", KEY_SECTION, AT(Config, users), .keys = users_keys },
	{ "business", KEY_SECTION, AT(Config, business),
	    .keys = business_keys },
	{ "team", KEY_SECTION, AT(Config, team), .keys = team_keys },
	{ "domains", KEY_LIST, AT(Config, domains), .keys = domain_keys,
	    .new_item = new_domain },
	{ "infrastructure", KEY_LIST, AT(Config, infrastructure),
	    .keys = decision_keys, .new_item = new_decision },
	{ "cost_tag", KEY_TEXT, AT(Config, cost_tag) },
	{ "debt", KEY_SECTION, AT(Config, debt), .keys = debt_keys },
	{ "governance", KEY_SECTION, AT(Config, governance),
	    .keys = governance_keys },
	{ "phases", KEY_LIST, AT(Config, phases), .keys = phase_keys,
	    .new_item = new_phase },
	{ "timeline", KEY_SECTION, AT(Config, timeline),
	    .keys = timeline_keys },
	{ "assumptions", KEY_SECTION, AT(Config, assumptions),
	    .keys = assumption_keys },
	{ "inputs", KEY_LIST, AT(Config, inputs), .keys = input_keys,
	    .new_item = new_input },
	{ "scenarios", KEY_LIST, AT(Config, scenarios), .keys = scenario_keys,
	    .new_item = new_scenario },
	END,
};

size_t
config_keys_count(const ConfigKey *keys)
{
	size_t count = 0;

	while (keys[count].name)
		count++;
	return count;
}

const ConfigKey *
config_keys_find(const ConfigKey *keys, const char *name)
{
	for (; keys->name; keys++)
		if (g_str_equal(keys->name, name))
			return keys;
	return NULL;
}
