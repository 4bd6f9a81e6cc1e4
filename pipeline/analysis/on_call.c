#include "pipeline/analysis/on_call.h"

#include <math.h>

#include "pipeline/analysis/incident_log.h"

enum { SATURDAY = 5, DAYS_PER_WEEK = 7, SECONDS_PER_HOUR = 3600 };

static double
value_of(const Evidence *evidence, AssumptionId id)
{
	return assume(&evidence->config->assumptions, id);
}

static void
measure_rota(const Evidence *evidence, OnCall *on_call)
{
	char **rota = evidence->config->governance.owners.rota;
	const double seats = value_of(evidence, ASSUME_ON_CALL_SEATS);
	const double most = value_of(evidence, ASSUME_ON_CALL_MOST);

	on_call->needed = ceil(seats / most);
	on_call->needed_primary = ceil(1 / most);
	on_call->people = *rota == NULL ? NAN : g_strv_length(rota);
	on_call->load =
	    on_call->people > 0 ? fmin(1, seats / on_call->people) : NAN;
}

static bool
is_outside(const Evidence *evidence, Instant instant)
{
	const Date day = instant_date(instant);
	const double hour =
	    (double)(instant - date_instant(day)) / SECONDS_PER_HOUR;

	return date_weekday(day) >= SATURDAY ||
	       hour < value_of(evidence, ASSUME_WORK_BEGINS) ||
	       hour >= value_of(evidence, ASSUME_WORK_ENDS);
}

/* Exports that tell days only have everything at midnight. */
static bool
has_times(const IncidentLog *log)
{
	for (guint i = 0; i < log->incidents->len; i++)
		if (g_array_index(log->incidents, LoggedIncident, i).started %
			SECONDS_PER_DAY !=
		    0)
			return true;
	return false;
}

static void
count_incidents(const Evidence *evidence, const IncidentLog *log, Date since,
    OnCall *on_call)
{
	const bool timed = has_times(log);

	for (guint i = 0; i < log->incidents->len; i++) {
		const Instant started =
		    g_array_index(log->incidents, LoggedIncident, i).started;

		if (started < date_instant(since))
			continue;
		on_call->incidents++;
		on_call->timed += timed;
		on_call->outside += timed && is_outside(evidence, started);
	}
}

OnCall
on_call_measure(const Evidence *evidence)
{
	g_autoptr(IncidentLog) log = incident_log_new(evidence);
	const double days = value_of(evidence, ASSUME_ON_CALL_DAYS);
	OnCall on_call = {
		.weeks = NAN, .per_week = NAN, .per_person_week = NAN
	};

	measure_rota(evidence, &on_call);
	if (log->incidents->len == 0)
		return on_call;
	count_incidents(
	    evidence, log, date_add_days(evidence->as_of, -days), &on_call);
	on_call.weeks = days / DAYS_PER_WEEK;
	on_call.per_week = (double)on_call.incidents / on_call.weeks;
	if (on_call.people > 0)
		on_call.per_person_week = on_call.per_week / on_call.people;
	return on_call;
}
