#include "tests/calibrate/tracker.h"

#include <math.h>

#include "pipeline/stats/distribution.h"

#define REPORT_DATE "2026-07-01"

/* A component is born in each of this many months, at most. */
enum { MOST_COMPONENTS = 12 };

static const char *const component_names[MOST_COMPONENTS][2] = { { "basket" },
	{ "catalogue" }, { "login" }, { "invoices" }, { "search" }, { "mail" },
	{ "reports" }, { "admin" }, { "imports" }, { "mobile" }, { "stock" },
	{ "returns" } };

/* One tracker while it is made. */
typedef struct Maker {
	TrackerSetting setting;
	Company *company;
	Rng *rng;
	Instant end; /* of the report date */
} Maker;

static double
draw_normal(Rng *rng)
{
	return normal_quantile(rng_uniform(rng));
}

static double
draw_exponential(Rng *rng)
{
	return -log(rng_uniform(rng));
}

/* Of median 0. */
static double
draw_noise(const Maker *maker, double at)
{
	const TrackerSetting *s = &maker->setting;
	const double spread = s->sigma + s->sigma_drift * at / s->months;
	double squares = 0;

	if (s->noise == NOISE_SKEWED)
		return spread * log(draw_exponential(maker->rng) / log(2));
	if (s->noise == NOISE_NORMAL)
		return spread * draw_normal(maker->rng);
	for (int i = 0; i < 3; i++)
		squares += pow(draw_normal(maker->rng), 2);
	return spread * draw_normal(maker->rng) / sqrt(squares / 3);
}

static Instant
instant_at(const Maker *maker, double at)
{
	const double ago = (maker->setting.months - at) * DAYS_PER_MONTH;
	const Instant instant =
	    maker->end - (Instant)nearbyint(ago * SECONDS_PER_DAY);

	return maker->setting.whole_days ? date_instant(instant_date(instant))
					 : instant;
}

/* Points of what starts AT, and how long that takes against 3 points. */
static double
draw_points(const Maker *maker, double at, double *factor)
{
	static const double sizes[] = { 1, 2, 3, 5, 8 };
	static const double odds[] = { 1, 2, 3, 2, 1 };
	double weights[G_N_ELEMENTS(sizes)], all = 0, left;
	size_t i;

	for (i = 0; i < G_N_ELEMENTS(sizes); i++) {
		weights[i] =
		    odds[i] * exp(maker->setting.larger * at * (double)i / 4);
		all += weights[i];
	}
	left = all * rng_uniform(maker->rng);
	for (i = 0; i + 1 < G_N_ELEMENTS(sizes) && left > weights[i]; i++)
		left -= weights[i];
	*factor = sizes[i] / 3;
	return sizes[i];
}

/* Any of the components that there are AT; each has a pace of its own. */
static const char *const *
draw_component(const Maker *maker, double at, double *factor)
{
	const size_t born = MIN((size_t)at + 1, MOST_COMPONENTS);
	const size_t i = rng_index(maker->rng, born);

	*factor = exp(0.5 * sin((double)(i * i + 1)));
	return component_names[i];
}

static void
set_scope(const Maker *maker, double at, Issue *issue, double *factor)
{
	switch (maker->setting.scope) {
	case TRACKER_POINTS:
		issue->points = draw_points(maker, at, factor);
		break;
	case TRACKER_COMPONENTS:
		issue->components = draw_component(maker, at, factor);
		break;
	case TRACKER_NO_SCOPE:
		break;
	}
}

/* Nobody knows the future: what is later than the report date is unknown. */
static Instant
known(const Maker *maker, Instant instant)
{
	return instant < maker->end ? instant : INSTANT_NONE;
}

/* Months from creation to end of what is created AT. */
static double
add_work(const Maker *maker, double at)
{
	const TrackerSetting *s = &maker->setting;
	Issue issue = company_feature(maker->company, NULL, NULL, NAN);
	double factor = 1, months, start;

	set_scope(maker, at, &issue, &factor);
	start = at + s->wait_days / DAYS_PER_MONTH * pow(1 + s->wait_rate, at) *
			 draw_exponential(maker->rng);
	months = s->usual_days * factor / DAYS_PER_MONTH *
		 exp(log1p(s->rate) * start + draw_noise(maker, start));
	issue.created = instant_at(maker, at);
	if (!s->starts_hidden)
		issue.started = known(maker, instant_at(maker, start));
	if (rng_uniform(maker->rng) >= s->abandoned)
		issue.resolved =
		    known(maker, instant_at(maker, start + months));
	issue.category = STATUS_TODO;
	if (start < s->months)
		issue.category =
		    issue.resolved == INSTANT_NONE ? STATUS_DOING : STATUS_DONE;
	company_add_issue(maker->company, &issue);
	return start + months - at;
}

/* Work that comes whatever is still open. */
static void
add_arrivals(const Maker *maker)
{
	const TrackerSetting *s = &maker->setting;
	double at = 0;

	for (;;) {
		const double times = at > s->months / 2 ? s->staffing : 1;

		at += draw_exponential(maker->rng) / (times * s->per_month);
		if (at >= s->months)
			return;
		add_work(maker, at);
	}
}

/* One person, from FROM on: the next piece when the last is done. */
static void
add_person(const Maker *maker, double from)
{
	double at = from;

	while (at < maker->setting.months)
		at += add_work(maker, at);
}

static void
add_people(const Maker *maker)
{
	const TrackerSetting *s = &maker->setting;
	const double joined = s->per_month * (s->staffing - 1);

	for (double i = 0; i < s->per_month; i++)
		add_person(maker, rng_uniform(maker->rng) / 2);
	for (double i = 0; i < joined; i++)
		add_person(maker, s->months / 2 + rng_uniform(maker->rng) / 2);
}

static void
set_usual(double *value, double usual)
{
	if (*value == 0)
		*value = usual;
}

TrackerSetting
tracker_complete(const TrackerSetting *setting)
{
	TrackerSetting complete = *setting;

	set_usual(&complete.months, 12);
	set_usual(&complete.per_month, 15);
	set_usual(&complete.usual_days, 4);
	set_usual(&complete.sigma, 0.6);
	set_usual(&complete.staffing, 1);
	return complete;
}

Company *
tracker_new(const TrackerSetting *setting, Rng *rng)
{
	Company *company = company_new(REPORT_DATE);
	const Maker maker = {
		.setting = tracker_complete(setting),
		.company = company,
		.rng = rng,
		.end = date_instant(company->evidence.as_of + 1),
	};

	company->evidence.seed = rng_next(rng);
	if (maker.setting.pulled)
		add_people(&maker);
	else
		add_arrivals(&maker);
	return company;
}
