#include "pipeline/analysis/incident_sla.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/text.h"

enum { SECONDS_PER_HOUR = 3600, FRIDAY = 4 };

/* Of each level, the first being severity 1. */
static const char *const level_words[SEVERITY_LEVELS] = {
	"critical,blocker,emergency,urgent,highest,fatal,disaster",
	"high,major,severe,important",
	"medium,moderate,normal,minor,average",
	"low,lowest,trivial,cosmetic,informational,info,warning",
};

static const struct {
	AssumptionId acknowledge, resolve; /* ASSUME_COUNT: none */
} promises[SEVERITY_LEVELS] = {
	{ ASSUME_SLA_FIRST_ACK, ASSUME_SLA_FIRST_RESOLVE },
	{ ASSUME_SLA_SECOND_ACK, ASSUME_SLA_SECOND_RESOLVE },
	{ ASSUME_SLA_THIRD_ACK, ASSUME_SLA_THIRD_RESOLVE },
	{ ASSUME_COUNT, ASSUME_COUNT },
};

/* The first digit, if none but letters and signs stand before it. */
static int
leading_digit(const char *text)
{
	const char *digit = strpbrk(text, "0123456789");

	if (digit == NULL || g_ascii_isdigit(digit[1]) || digit - text > 9)
		return -1;
	return *digit - '0';
}

int
severity_level(const char *severity, bool from_zero)
{
	const int digit = severity == NULL ? -1 : leading_digit(severity);

	if (severity == NULL)
		return NO_LEVEL;
	if (digit >= 0)
		return CLAMP(digit + from_zero, 1, SEVERITY_LEVELS);
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		g_autofree char *word =
		    text_find_word(severity, level_words[i]);

		if (word != NULL)
			return i + 1;
	}
	return NO_LEVEL;
}

/* Where "P0" is in use, "P1" is the second level. */
static bool
begins_at_zero(const IncidentLog *log)
{
	for (guint i = 0; i < log->incidents->len; i++) {
		const char *severity =
		    g_array_index(log->incidents, LoggedIncident, i).severity;

		if (severity != NULL && leading_digit(severity) == 0)
			return true;
	}
	return false;
}

/* What headroom.yaml says of SEVERITY; NULL. */
static const ConfigSla *
find_config(const Evidence *evidence, const char *severity)
{
	const GPtrArray *slas = evidence->config->governance.slas;

	for (guint i = 0; severity != NULL && i < slas->len; i++) {
		const ConfigSla *sla = g_ptr_array_index(slas, i);

		if (text_matches(sla->severity, severity))
			return sla;
	}
	return NULL;
}

static int
level_of(const Evidence *evidence, const char *severity, bool from_zero)
{
	const ConfigSla *sla = find_config(evidence, severity);

	return sla != NULL && !isnan(sla->level)
		   ? (int)sla->level
		   : severity_level(severity, from_zero);
}

static double
promise(const Evidence *evidence, AssumptionId id)
{
	return id == ASSUME_COUNT ? NAN
				  : assume(&evidence->config->assumptions, id);
}

static void
init_levels(const Evidence *evidence, IncidentSla *sla)
{
	const GPtrArray *slas = evidence->config->governance.slas;

	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		sla->levels[i].log =
		    g_array_new(FALSE, FALSE, sizeof(LoggedIncident));
		sla->levels[i].acknowledge_hours =
		    promise(evidence, promises[i].acknowledge);
		sla->levels[i].resolve_hours =
		    promise(evidence, promises[i].resolve);
	}
	for (guint i = 0; i < slas->len; i++) {
		const ConfigSla *said = g_ptr_array_index(slas, i);
		const int level = level_of(evidence, said->severity, false);
		SlaLevel *to;

		if (level == NO_LEVEL)
			continue;
		to = &sla->levels[level - 1];
		to->configured = true;
		if (!isnan(said->acknowledge))
			to->acknowledge_hours = said->acknowledge;
		if (!isnan(said->resolve))
			to->resolve_hours = said->resolve;
	}
}

/* Hours from INSTANT to the end of the next business day. */
static double
until_next_day(Instant instant)
{
	Date day = instant_date(instant) + 1;

	while (date_weekday(day) > FRIDAY)
		day++;
	return (double)(date_instant(day + 1) - instant) / SECONDS_PER_HOUR;
}

/* In multiples of what was promised, so that 1 is in time. */
static Lifetime
lifetime(const Evidence *evidence, Instant from, Instant to, double promised)
{
	const Instant now = date_instant(evidence->as_of + 1);
	const bool ended = to != INSTANT_NONE;
	const double hours =
	    (double)((ended ? to : now) - from) / SECONDS_PER_HOUR;

	return (Lifetime){ hours / promised, ended };
}

static void
add_lifetimes(const Evidence *evidence, const LoggedIncident *incident,
    const SlaLevel *level, GArray *acknowledged, GArray *resolved)
{
	/* what is over was seen by then at the latest */
	const Instant seen = incident->acknowledged != INSTANT_NONE
				 ? incident->acknowledged
				 : incident->resolved;
	const Lifetime first = lifetime(evidence, incident->started, seen,
	    isnan(level->acknowledge_hours) ? until_next_day(incident->started)
					    : level->acknowledge_hours);
	const Lifetime last = lifetime(evidence, incident->started,
	    incident->resolved, level->resolve_hours);

	g_array_append_val(acknowledged, first);
	if (!isnan(level->resolve_hours))
		g_array_append_val(resolved, last);
}

static Attainment
attain(const GArray *lifetimes)
{
	return attainment_at(
	    (const Lifetime *)(const void *)lifetimes->data, lifetimes->len, 1);
}

/* What is counted, level by level. */
typedef struct Measurement {
	GArray *acknowledged[SEVERITY_LEVELS]; /* of Lifetime */
	GArray *resolved[SEVERITY_LEVELS];
	bool from_zero;
} Measurement;

static void
count(const Evidence *evidence, const LoggedIncident *incident, Measurement *m,
    IncidentSla *sla)
{
	const int number = level_of(evidence, incident->severity, m->from_zero);
	SlaLevel *level;

	sla->incidents++;
	if (number == NO_LEVEL) {
		if (sla->unrated++ == 0)
			sla->unrated_as = incident->severity;
		return;
	}
	level = &sla->levels[number - 1];
	level->incidents++;
	g_array_append_val(level->log, *incident);
	level->open += incident->resolved == INSTANT_NONE;
	sla->acknowledgements |= incident->acknowledged != INSTANT_NONE;
	add_lifetimes(evidence, incident, level, m->acknowledged[number - 1],
	    m->resolved[number - 1]);
}

static void
finish(Measurement *m, IncidentSla *sla)
{
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		if (!sla->acknowledgements)
			g_array_set_size(m->acknowledged[i], 0);
		sla->levels[i].acknowledged = attain(m->acknowledged[i]);
		sla->levels[i].resolved = attain(m->resolved[i]);
		g_array_unref(m->acknowledged[i]);
		g_array_unref(m->resolved[i]);
	}
}

IncidentSla
incident_sla_measure(const Evidence *evidence)
{
	g_autoptr(IncidentLog) log = incident_log_new(evidence);
	const double months =
	    assume(&evidence->config->assumptions, ASSUME_PRACTICE_MONTHS);
	const Instant since =
	    date_instant(date_add_months(evidence->as_of, -months));
	Measurement m = { .from_zero = begins_at_zero(log) };
	IncidentSla sla = { .from = log->from };

	init_levels(evidence, &sla);
	for (int i = 0; i < SEVERITY_LEVELS; i++) {
		m.acknowledged[i] = g_array_new(FALSE, FALSE, sizeof(Lifetime));
		m.resolved[i] = g_array_new(FALSE, FALSE, sizeof(Lifetime));
	}
	for (guint i = 0; i < log->incidents->len; i++) {
		const LoggedIncident *incident =
		    &g_array_index(log->incidents, LoggedIncident, i);

		if (incident->started >= since)
			count(evidence, incident, &m, &sla);
	}
	finish(&m, &sla);
	return sla;
}

void
incident_sla_clear(IncidentSla *sla)
{
	for (int i = 0; i < SEVERITY_LEVELS; i++)
		g_clear_pointer(&sla->levels[i].log, g_array_unref);
}
