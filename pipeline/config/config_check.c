#include "pipeline/config/config_check.h"

#include <math.h>

#include "pipeline/config/suggest.h"

/* What a column of an export can mean. */
static const char *const fields[] = {
#define F(symbol, name) name,
#include "pipeline/config/fields.def"
#undef F
};

/* The playbook's phases; MODEL.md section 7. */
static const char *const playbook_phases[] = { "P1", "P2", "P3", "P4", "P5",
	"P6" };

/* The playbook's four, and the check of its 20 %. */
static const char *const governance_processes[] = { "adr_triage",
	"flag_hygiene", "on_call_handover", "architecture_review",
	"debt_check" };

static bool
is_playbook_phase(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(playbook_phases); i++)
		if (g_str_equal(name, playbook_phases[i]))
			return true;
	return false;
}

/* The mode alone is a duration without a range. */
static void
check_weeks(ConfigPhase *phase, const char *path, ConfigErrors *errors)
{
	int given =
	    !isnan(phase->low) + !isnan(phase->mode) + !isnan(phase->high);

	if (given == 1 && !isnan(phase->mode)) {
		phase->low = phase->high = phase->mode;
		given = 3;
	}
	if (given == 0 && !is_playbook_phase(phase->name))
		config_errors_add(errors, path, false,
		    "phase %s is not one of P1 to P6; give its weeks as "
		    "mode, or as low, mode and high",
		    phase->name);
	else if (given == 1 || given == 2)
		config_errors_add(errors, path, false,
		    "phase %s has only some of low, mode and high; give all, "
		    "or mode alone",
		    phase->name);
	else if (given == 3 &&
		 (phase->low > phase->mode || phase->mode > phase->high))
		config_errors_add(errors, path, false,
		    "the weeks of phase %s do not rise from low over mode to "
		    "high",
		    phase->name);
}

static GPtrArray *
all_phases(const Config *config)
{
	GPtrArray *names = g_ptr_array_new();

	for (size_t i = 0; i < G_N_ELEMENTS(playbook_phases); i++)
		g_ptr_array_add(names, (char *)playbook_phases[i]);
	for (unsigned i = 0; i < config->phases->len; i++) {
		const ConfigPhase *phase = g_ptr_array_index(config->phases, i);

		g_ptr_array_add(names, phase->name);
	}
	return names;
}

static void
check_after(const ConfigPhase *phase, const char *path, const GPtrArray *names,
    ConfigErrors *errors)
{
	for (unsigned i = 0; phase->after && phase->after[i]; i++) {
		const char *name = phase->after[i];
		g_autofree char *place =
		    g_strdup_printf("%s.after[%u]", path, i);
		const char *near;

		if (g_ptr_array_find_with_equal_func(
			(GPtrArray *)names, name, g_str_equal, NULL))
			continue;
		near = suggest_name(
		    name, (const char *const *)names->pdata, names->len);
		config_errors_add(errors, place, false,
		    "there is no phase \"%s\"%s%s%s", name,
		    near ? "; did you mean \"" : "", near ? near : "",
		    near ? "\"?" : "");
	}
}

static void
check_phases(const Config *config, ConfigErrors *errors)
{
	g_autoptr(GPtrArray) names = all_phases(config);

	for (unsigned i = 0; i < config->phases->len; i++) {
		ConfigPhase *phase = g_ptr_array_index(config->phases, i);
		g_autofree char *path = g_strdup_printf("phases[%u]", i);

		check_weeks(phase, path, errors);
		check_after(phase, path, names, errors);
	}
}

/* Every one of TEXTS is OWNER's alone; SEEN maps it, folded, to its owner. */
static void
claim(GHashTable *seen, char *const *texts, const char *owner, const char *path,
    ConfigErrors *errors)
{
	for (unsigned i = 0; texts[i]; i++) {
		g_autofree char *place = g_strdup_printf("%s[%u]", path, i);
		char *folded = g_utf8_casefold(texts[i], -1);
		const char *other = g_hash_table_lookup(seen, folded);

		if (other && g_ascii_strcasecmp(other, owner) != 0)
			config_errors_add(errors, place, false,
			    "\"%s\" belongs to %s already; it cannot be %s's "
			    "too",
			    texts[i], other, owner);
		if (other)
			g_free(folded);
		else
			g_hash_table_insert(seen, folded, (char *)owner);
	}
}

static void
check_people(const Config *config, ConfigErrors *errors)
{
	const GPtrArray *people = config->team.people;
	g_autoptr(GHashTable) seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(people, i);

		g_hash_table_insert(
		    seen, g_utf8_casefold(person->name, -1), person->name);
	}
	for (unsigned i = 0; i < people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(people, i);
		g_autofree char *path =
		    g_strdup_printf("team.people[%u].aliases", i);

		claim(seen, person->aliases, person->name, path, errors);
	}
}

/* Who would be in two could be judged by neither. */
static void
check_groups(const Config *config, ConfigErrors *errors)
{
	const GPtrArray *groups = config->team.groups;
	g_autoptr(GHashTable) seen =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (unsigned i = 0; i < groups->len; i++) {
		const ConfigGroup *group = g_ptr_array_index(groups, i);
		g_autofree char *path =
		    g_strdup_printf("team.groups[%u].people", i);

		claim(seen, group->people, group->name, path, errors);
	}
}

static void
check_domains(const Config *config, ConfigErrors *errors)
{
	static const struct {
		const char *name;
		size_t offset;
	} lists[] = {
		{ "tables", offsetof(ConfigDomain, tables) },
		{ "components", offsetof(ConfigDomain, components) },
		{ "cost_tags", offsetof(ConfigDomain, cost_tags) },
	};

	for (size_t i = 0; i < G_N_ELEMENTS(lists); i++) {
		g_autoptr(GHashTable) seen = g_hash_table_new_full(
		    g_str_hash, g_str_equal, g_free, NULL);

		for (unsigned j = 0; j < config->domains->len; j++) {
			const ConfigDomain *domain =
			    g_ptr_array_index(config->domains, j);
			g_autofree char *path =
			    g_strdup_printf("domains[%u].%s", j, lists[i].name);

			claim(seen,
			    *(char **const *)(const void *)((const char *)
								domain +
							    lists[i].offset),
			    domain->name, path, errors);
		}
	}
}

static void
check_loads(const Config *config, ConfigErrors *errors)
{
	static const char *const loads[] = { "interactive", "batch", "burst" };

	for (unsigned i = 0; i < config->domains->len; i++) {
		const ConfigDomain *domain =
		    g_ptr_array_index(config->domains, i);
		g_autofree char *path = g_strdup_printf("domains[%u].load", i);
		const char *near;
		bool known = domain->load == NULL;

		for (size_t k = 0; k < G_N_ELEMENTS(loads); k++)
			known |= g_strcmp0(domain->load, loads[k]) == 0;
		if (known)
			continue;
		near = suggest_name(domain->load, loads, G_N_ELEMENTS(loads));
		config_errors_add(errors, path, false,
		    "there is no load \"%s\"; write %s", domain->load,
		    near ? near : "interactive, batch or burst");
	}
}

static void
check_rates(const Config *config, ConfigErrors *errors)
{
	for (unsigned i = 0; i < config->business.rates->len; i++) {
		const ConfigRate *rate =
		    g_ptr_array_index(config->business.rates, i);
		g_autofree char *path =
		    g_strdup_printf("business.rates[%u]", i);

		if (isnan(rate->rate))
			config_errors_add(errors, path, false,
			    "%s has no rate; write what one %s is worth in %s",
			    path, rate->currency, config->business.currency);
		else if (g_str_equal(rate->currency, config->business.currency))
			config_errors_add(errors, path, false,
			    "%s is business.currency itself; leave its rate "
			    "out",
			    rate->currency);
	}
}

static bool
is_field(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(fields); i++)
		if (g_str_equal(fields[i], name))
			return true;
	return false;
}

static void
check_column(const ConfigColumn *column, const char *path, ConfigErrors *errors)
{
	g_autofree char *to = g_strconcat(path, ".to", NULL);
	const char *near =
	    suggest_name(column->to, fields, G_N_ELEMENTS(fields));

	if (!is_field(column->to) && near)
		config_errors_add(errors, to, false,
		    "there is no field \"%s\"; did you mean \"%s\"?",
		    column->to, near);
	else if (!is_field(column->to))
		config_errors_add(errors, to, false,
		    "there is no field \"%s\"; headroom inspect shows those "
		    "of a file that is read",
		    column->to);
	if (column->from[0] == NULL)
		config_errors_add(errors, path, false,
		    "%s says nothing of where %s is from; write from: [\"a "
		    "name in the header\"]",
		    path, column->to);
}

/* Names mean nothing without the rest that a format says. */
static void
check_inputs(const Config *config, ConfigErrors *errors)
{
	for (unsigned i = 0; i < config->inputs->len; i++) {
		const ConfigInput *input = g_ptr_array_index(config->inputs, i);
		g_autofree char *path =
		    g_strdup_printf("inputs[%u].columns", i);

		if (input->columns->len > 0 && input->format == NULL)
			config_errors_add(errors, path, true,
			    "columns need the format whose fields they are; "
			    "write format: incidents-csv, or another that "
			    "`headroom formats` lists");
		for (unsigned j = 0; j < input->columns->len; j++) {
			g_autofree char *place =
			    g_strdup_printf("%s[%u]", path, j);

			check_column(g_ptr_array_index(input->columns, j),
			    place, errors);
		}
	}
}

/* A process of the company's own has no usual days to fall back on. */
static void
check_process(
    const ConfigProcess *process, const char *path, ConfigErrors *errors)
{
	const size_t known = G_N_ELEMENTS(governance_processes);
	const char *near;

	for (size_t i = 0; i < known; i++)
		if (g_str_equal(governance_processes[i], process->name))
			return;
	near = suggest_name(process->name, governance_processes, known);
	if (near)
		config_errors_add(errors, path, false,
		    "there is no process \"%s\"; did you mean \"%s\"?",
		    process->name, near);
	else if (process->cadence.interval == 0)
		config_errors_add(errors, path, false,
		    "process %s has no cadence; write one, as in cadence: "
		    "monthly, first Thursday",
		    process->name);
}

static void
check_governance(const ConfigGovernance *governance, ConfigErrors *errors)
{
	const char *url = governance->url;

	if (url && !g_str_has_prefix(url, "https://") &&
	    !g_str_has_prefix(url, "http://"))
		config_errors_add(errors, "governance.url", false,
		    "governance.url is \"%s\"; write the address of the "
		    "review, as in https://ci.shop.example/review/",
		    url);
	for (unsigned i = 0; i < governance->processes->len; i++) {
		g_autofree char *path =
		    g_strdup_printf("governance.processes[%u].name", i);

		check_process(
		    g_ptr_array_index(governance->processes, i), path, errors);
	}
}

void
config_check(Config *config, ConfigErrors *errors)
{
	check_governance(&config->governance, errors);
	check_phases(config, errors);
	check_people(config, errors);
	check_groups(config, errors);
	check_domains(config, errors);
	check_loads(config, errors);
	check_inputs(config, errors);
	check_rates(config, errors);
}
