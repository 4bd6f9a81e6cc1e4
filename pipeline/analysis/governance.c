#include "pipeline/analysis/governance.h"

#include <math.h>

#include "pipeline/base/text.h"

enum { CALENDAR_MONTHS = 12, REVIEW = 3 };

/* Series without a first day count from here, so that what is every other
 * week stays in the same weeks. */
enum { EPOCH_YEAR = 2024 };

static const ProcessInfo processes[] = {
	{ "adr_triage", MSG_GOVERNANCE_ADR, MSG_GOVERNANCE_ADR_PURPOSE,
	    MSG_GOVERNANCE_ADR_WITH, MSG_GOVERNANCE_ADR_ARTIFACTS, OWNER_LEAD,
	    { RECURRENCE_WEEKS, 1, 2, 0 }, ASSUME_ADR_MINUTES },
	{ "flag_hygiene", MSG_GOVERNANCE_FLAGS, MSG_GOVERNANCE_FLAGS_PURPOSE,
	    MSG_GOVERNANCE_FLAGS_WITH, MSG_GOVERNANCE_FLAGS_ARTIFACTS, OWNER_PM,
	    { RECURRENCE_MONTHS, 1, 3, 1 }, ASSUME_FLAG_MINUTES },
	{ "on_call_handover", MSG_GOVERNANCE_ON_CALL,
	    MSG_GOVERNANCE_ON_CALL_PURPOSE, MSG_GOVERNANCE_ON_CALL_WITH,
	    MSG_GOVERNANCE_ON_CALL_ARTIFACTS, OWNER_ROTA,
	    { RECURRENCE_WEEKS, 1, 0, 0 }, ASSUME_HANDOVER_MINUTES },
	[REVIEW] = { "architecture_review", MSG_GOVERNANCE_REVIEW,
	    MSG_GOVERNANCE_REVIEW_PURPOSE, MSG_GOVERNANCE_REVIEW_WITH,
	    MSG_GOVERNANCE_REVIEW_ARTIFACTS, OWNER_LEAD,
	    { RECURRENCE_MONTHS, 3, 1, 2 }, ASSUME_REVIEW_MINUTES },
	{ "debt_check", MSG_GOVERNANCE_DEBT, MSG_GOVERNANCE_DEBT_PURPOSE,
	    MSG_GOVERNANCE_DEBT_WITH, MSG_GOVERNANCE_DEBT_ARTIFACTS, OWNER_EM,
	    { RECURRENCE_WEEKS, 2, 4, 0 }, ASSUME_CHECK_MINUTES },
};

/* What people call the roles that own processes, between commas. */
static const char *const role_names[OWNER_ROLES + 1] = {
	[OWNER_LEAD] = "lead,engineering lead,tech lead,technical lead,cto",
	[OWNER_PM] = "pm,product,product manager,product owner",
	[OWNER_EM] = "em,engineering manager",
	[OWNER_ROTA] = "on-call,on call,rota",
	[OWNER_ROLES] = "",
};

const Process *
process_at(const GovernanceResult *governance, guint i)
{
	return &g_array_index(governance->processes, Process, i);
}

Date
process_next(const Process *process)
{
	return process->days->len > 0 ? g_array_index(process->days, Date, 0)
				      : DATE_NONE;
}

static const ConfigProcess *
find_config(const ConfigGovernance *config, const char *name)
{
	for (guint i = 0; i < config->processes->len; i++) {
		const ConfigProcess *process =
		    g_ptr_array_index(config->processes, i);

		if (g_str_equal(process->name, name))
			return process;
	}
	return NULL;
}

static bool
is_usual_name(const char *name)
{
	for (size_t i = 0; i < G_N_ELEMENTS(processes); i++)
		if (g_str_equal(processes[i].name, name))
			return true;
	return false;
}

static bool
has_role(const ConfigPerson *person, const char *names)
{
	g_auto(GStrv) wanted = g_strsplit(names, ",", -1);

	for (char **name = wanted; *name != NULL; name++)
		for (char **role = person->roles; *role != NULL; role++)
			if (g_ascii_strcasecmp(*role, *name) == 0)
				return true;
	return false;
}

/* All who have the role, "Ana, Ben"; NULL: nobody. */
static char *
people_with(const ConfigTeam *team, OwnerRole role)
{
	g_autoptr(GPtrArray) names = g_ptr_array_new();

	for (guint i = 0; i < team->people->len; i++) {
		const ConfigPerson *person = g_ptr_array_index(team->people, i);

		if (has_role(person, role_names[role]))
			g_ptr_array_add(names, person->name);
	}
	if (names->len == 0)
		return NULL;
	g_ptr_array_add(names, NULL);
	return lang_join(MSG_LIST_NEXT, (char **)names->pdata);
}

static char *
owner_told(const ConfigOwners *owners, OwnerRole role)
{
	switch (role) {
	case OWNER_LEAD:
		return g_strdup(owners->lead);
	case OWNER_PM:
		return g_strdup(owners->pm);
	case OWNER_EM:
		return g_strdup(owners->em);
	case OWNER_ROTA:
		return owners->rota[0] != NULL
			   ? lang_join(MSG_LIST_NEXT, owners->rota)
			   : NULL;
	case OWNER_ROLES:
		break;
	}
	return NULL;
}

static void
find_owner(const Config *config, Process *process)
{
	const ProcessInfo *info = process->info;

	if (process->config != NULL && process->config->owner != NULL)
		process->owner = g_strdup(process->config->owner);
	else if (info != NULL)
		process->owner =
		    owner_told(&config->governance.owners, info->role);
	if (process->owner != NULL)
		process->owner_from = OWNER_TOLD;
	else if (info != NULL)
		process->owner = people_with(&config->team, info->role);
	if (process->owner != NULL && process->owner_from == OWNER_NOBODY)
		process->owner_from = OWNER_BY_ROLE;
}

/* The first day of a series without one in headroom.yaml is in January of
 * the report's year: calendars need no meetings of years ago. */
static void
set_days(const Evidence *evidence, Date horizon, Process *process)
{
	const Date told = evidence->config->governance.start;
	int year, month, day;

	date_to_ymd(evidence->as_of, &year, &month, &day);
	if (told != DATE_NONE)
		process->start = recurrence_first(&process->rule, told);
	else
		process->start = recurrence_next(&process->rule,
		    recurrence_first(&process->rule,
			date_from_ymd(MIN(year, EPOCH_YEAR), 1, 1)),
		    date_from_ymd(year, 1, 1));
	process->days = recurrence_days(
	    &process->rule, process->start, evidence->as_of, horizon);
}

static void
add_process(const Evidence *evidence, const ProcessInfo *info,
    const ConfigProcess *config, GHashTable *slugs,
    GovernanceResult *governance)
{
	Process process = {
		.id = text_slug_unique(
		    info != NULL ? info->name : config->name, slugs),
		.info = info,
		.config = config,
		.minutes = NAN,
	};

	process.usual = config == NULL || config->cadence.interval == 0;
	process.rule = process.usual ? info->rule : config->cadence;
	set_days(evidence, governance->horizon, &process);
	find_owner(evidence->config, &process);
	if (config != NULL && !isnan(config->minutes))
		process.minutes = config->minutes;
	else if (info != NULL)
		process.minutes =
		    assume(&evidence->config->assumptions, info->minutes);
	process.hours_month =
	    process.minutes / 60 * process.days->len / CALENDAR_MONTHS;
	g_array_append_val(governance->processes, process);
}

static void
add_processes(const Evidence *evidence, GovernanceResult *governance)
{
	const ConfigGovernance *config = &evidence->config->governance;
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	for (size_t i = 0; i < G_N_ELEMENTS(processes); i++)
		add_process(evidence, &processes[i],
		    find_config(config, processes[i].name), slugs, governance);
	for (guint i = 0; i < config->processes->len; i++) {
		const ConfigProcess *process =
		    g_ptr_array_index(config->processes, i);

		if (!is_usual_name(process->name))
			add_process(evidence, NULL, process, slugs, governance);
	}
	for (guint i = 0; i < governance->processes->len; i++) {
		const Process *process = process_at(governance, i);

		governance->without_owner += process->owner == NULL;
		if (!isnan(process->hours_month))
			governance->hours_month += process->hours_month;
	}
}

/* A review that nobody says was held: the last day of the series. */
static Date
last_on_calendar(const Process *review, Date as_of)
{
	g_autoptr(GArray) days = recurrence_days(
	    &review->rule, review->start, review->start, as_of - 1);

	return days->len > 0 ? g_array_index(days, Date, days->len - 1)
			     : DATE_NONE;
}

/* The first day that had to see a review after the LAST one; a day nearer to
 * it than half the interval is the one that it was held for. */
static Date
missed_since(const Process *review, Date last, Date as_of)
{
	const double units =
	    review->rule.unit == RECURRENCE_MONTHS ? DAYS_PER_MONTH : 7;
	const Date from =
	    date_add_days(last, review->rule.interval * units / 2);
	const Date day = recurrence_next(&review->rule, review->start, from);

	return day != DATE_NONE && day < as_of ? day : DATE_NONE;
}

static void
find_reviews(const Evidence *evidence, GovernanceResult *governance)
{
	const Process *review = process_at(governance, REVIEW);
	const Date told = evidence->config->governance.last_review;

	governance->review = review;
	governance->next = governance->following = DATE_NONE;
	governance->last = governance->missed = DATE_NONE;
	governance->next =
	    recurrence_next(&review->rule, review->start, evidence->as_of);
	if (governance->next != DATE_NONE)
		governance->following = recurrence_next(
		    &review->rule, review->start, governance->next + 1);
	governance->last_told = told != DATE_NONE && told <= evidence->as_of;
	if (governance->last_told) {
		governance->last = told;
		governance->missed =
		    missed_since(review, told, evidence->as_of);
	} else {
		governance->last = last_on_calendar(review, evidence->as_of);
	}
}

static void
clear_process(gpointer data)
{
	Process *process = data;

	g_free(process->id);
	g_free(process->owner);
	g_array_unref(process->days);
}

bool
governance_compute(const Evidence *evidence, Results *results, GError **error)
{
	GovernanceResult *governance = g_new0(GovernanceResult, 1);

	(void)error;
	results->governance = governance;
	governance->processes = g_array_new(FALSE, TRUE, sizeof(Process));
	g_array_set_clear_func(governance->processes, clear_process);
	governance->horizon =
	    date_add_months(evidence->as_of, CALENDAR_MONTHS) - 1;
	add_processes(evidence, governance);
	find_reviews(evidence, governance);
	governance->agenda = agenda_new(evidence, results, governance->last,
	    governance->following, governance->without_owner);
	return true;
}

void
governance_result_free(GovernanceResult *governance)
{
	if (governance == NULL)
		return;
	g_array_unref(governance->processes);
	agenda_free(governance->agenda);
	g_free(governance);
}
