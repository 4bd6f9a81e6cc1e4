#include "pipeline/config/config.h"

#include <math.h>

static const char *const debt_labels[] = {
	"debt",
	"tech-debt",
	"tech_debt",
	"techdebt",
	"technical-debt",
	"technical_debt",
	"refactor",
	"refactoring",
	"cleanup",
	"clean-up",
	NULL,
};

static const char *const debt_documents[] = {
	"documented",
	"adr*",
	"rfc*",
	"decision*",
	"design-doc*",
	NULL,
};

static const char *const no_texts[] = { NULL };

static void
free_rate(void *data)
{
	ConfigRate *rate = data;

	g_free(rate->currency);
	g_free(rate);
}

static void
free_person(void *data)
{
	ConfigPerson *person = data;

	g_free(person->name);
	g_strfreev(person->aliases);
	g_strfreev(person->roles);
	g_free(person->squad);
	g_free(person);
}

static void
free_group(void *data)
{
	ConfigGroup *group = data;

	g_free(group->name);
	g_free(group->site);
	g_strfreev(group->people);
	g_strfreev(group->components);
	g_strfreev(group->domains);
	g_free(group);
}

static void
free_domain(void *data)
{
	ConfigDomain *domain = data;

	g_free(domain->name);
	g_strfreev(domain->tables);
	g_strfreev(domain->components);
	g_strfreev(domain->cost_tags);
	g_free(domain->load);
	g_free(domain->separate_because);
	g_free(domain);
}

static void
free_decision(void *data)
{
	ConfigDecision *decision = data;

	g_free(decision->name);
	g_free(decision->approach);
	g_free(decision->throughput);
	g_free(decision->concurrency);
	g_free(decision->metric);
	g_free(decision);
}

static void
free_process(void *data)
{
	ConfigProcess *process = data;

	g_free(process->name);
	g_free(process->owner);
	g_strfreev(process->with);
	g_strfreev(process->artifacts);
	g_free(process);
}

static void
free_sla(void *data)
{
	ConfigSla *sla = data;

	g_free(sla->severity);
	g_free(sla);
}

static void
init_governance(ConfigGovernance *governance)
{
	governance->start = governance->last_review = DATE_NONE;
	governance->series_a = governance->first_enterprise = DATE_NONE;
	governance->owners.rota = g_strdupv((char **)no_texts);
	governance->processes = g_ptr_array_new_with_free_func(free_process);
	governance->slas = g_ptr_array_new_with_free_func(free_sla);
}

static void
clear_governance(ConfigGovernance *governance)
{
	g_free(governance->url);
	g_free(governance->owners.lead);
	g_free(governance->owners.pm);
	g_free(governance->owners.em);
	g_strfreev(governance->owners.rota);
	g_ptr_array_unref(governance->processes);
	g_ptr_array_unref(governance->slas);
}

static void
free_phase(void *data)
{
	ConfigPhase *phase = data;

	g_free(phase->name);
	g_strfreev(phase->after);
	g_free(phase);
}

static void
free_column(void *data)
{
	ConfigColumn *column = data;

	g_free(column->to);
	g_strfreev(column->from);
	g_free(column);
}

GPtrArray *
config_columns_new(void)
{
	return g_ptr_array_new_with_free_func(free_column);
}

static void
free_input(void *data)
{
	ConfigInput *input = data;

	g_free(input->path);
	g_free(input->format);
	g_ptr_array_unref(input->columns);
	g_free(input);
}

Config *
config_new_default(void)
{
	Config *config = g_new0(Config, 1);

	config->users = (ConfigUsers){ NAN, NAN, g_strdup("users") };
	config->business = (ConfigBusiness){
		.revenue = NAN,
		.hourly_rate = NAN,
		.currency = g_strdup("USD"),
		.rates = g_ptr_array_new_with_free_func(free_rate),
		.launch = DATE_NONE,
		.multi_tenant = -1,
		.enterprise = -1,
	};
	config->team.headcount = NAN;
	config->team.squads = NAN;
	config->team.people = g_ptr_array_new_with_free_func(free_person);
	config->team.bots = g_strdupv((char **)no_texts);
	config->team.groups = g_ptr_array_new_with_free_func(free_group);
	config->team.not_bots = g_strdupv((char **)no_texts);
	config->domains = g_ptr_array_new_with_free_func(free_domain);
	config->infrastructure = g_ptr_array_new_with_free_func(free_decision);
	config->debt.labels = g_strdupv((char **)debt_labels);
	config->debt.allocation_target = 0.2;
	init_governance(&config->governance);
	config->debt.audit_date = DATE_NONE;
	config->debt.documents = g_strdupv((char **)debt_documents);
	config->phases = g_ptr_array_new_with_free_func(free_phase);
	config->timeline = (ConfigTimeline){ NAN, DATE_NONE };
	assumptions_init(&config->assumptions);
	config->inputs = g_ptr_array_new_with_free_func(free_input);
	config->scenarios =
	    g_ptr_array_new_with_free_func((GDestroyNotify)config_free);
	config->fixed = g_strdupv((char **)no_texts);
	return config;
}

ConfigDecision *
config_find_decision(const Config *config, const char *name)
{
	for (unsigned i = 0; i < config->infrastructure->len; i++) {
		ConfigDecision *decision =
		    g_ptr_array_index(config->infrastructure, i);

		if (g_ascii_strcasecmp(decision->name, name) == 0)
			return decision;
	}
	return NULL;
}

void
config_free(Config *config)
{
	if (config == NULL)
		return;
	g_free(config->path);
	places_free(config->places);
	g_free(config->service);
	g_free(config->users.series);
	g_free(config->business.currency);
	g_ptr_array_unref(config->business.rates);
	g_ptr_array_unref(config->team.people);
	g_strfreev(config->team.bots);
	g_ptr_array_unref(config->team.groups);
	g_strfreev(config->team.not_bots);
	g_ptr_array_unref(config->domains);
	g_ptr_array_unref(config->infrastructure);
	g_free(config->cost_tag);
	g_strfreev(config->debt.labels);
	clear_governance(&config->governance);
	g_strfreev(config->debt.documents);
	g_ptr_array_unref(config->phases);
	g_ptr_array_unref(config->inputs);
	g_ptr_array_unref(config->scenarios);
	g_free(config->scenario);
	g_strfreev(config->fixed);
	g_free(config);
}
