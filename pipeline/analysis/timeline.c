#include <math.h>
#include <string.h>

#include "pipeline/analysis/timeline.h"
#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"
#include "pipeline/stats/lead_limit.h"
#include "pipeline/stats/quantile.h"
#include "pipeline/stats/rng.h"
#include "pipeline/stats/schedule_risk.h"

enum { HOURS_PER_WEEK = 40, MOST_BEFORE = 3 };

typedef struct PhaseInfo {
	const char *id;
	Message label;
	ThreePoint weeks;
	const char *after[MOST_BEFORE + 1]; /* ended by NULL */
} PhaseInfo;

/* The playbook's table; the start of P5 and P6 is our reading. */
static const PhaseInfo playbook[] = {
	{ "P1", MSG_TIMELINE_P1, { 1, 1.5, 2 }, { NULL } },
	{ "P2", MSG_TIMELINE_P2, { 1, 1.5, 2 }, { NULL } },
	{ "P3", MSG_TIMELINE_P3, { 1, 1, 1 }, { NULL } },
	{ "P4", MSG_TIMELINE_P4, { 1, 1.5, 2 }, { "P1", NULL } },
	{ "P5", MSG_TIMELINE_P5, { 2, 2.5, 3 }, { "P1", "P2", "P3", NULL } },
	{ "P6", MSG_TIMELINE_P6, { 2, 3, 4 }, { "P1", "P2", "P3", NULL } },
};

const double timeline_shares[TIMELINE_QUANTILES] = { 0.05, 0.1, 0.5, 0.8, 0.9,
	0.95 };

static const double lead_shares[LEAD_CASES] = { 0.4, 0.35, 0.3, 0.2, 0.1 };

static const ConfigPhase *
find_config(const Config *config, const char *id)
{
	for (guint i = 0; i < config->phases->len; i++) {
		const ConfigPhase *phase = g_ptr_array_index(config->phases, i);

		if (g_ascii_strcasecmp(phase->name, id) == 0)
			return phase;
	}
	return NULL;
}

static const PhaseInfo *
find_info(const char *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(playbook); i++)
		if (g_ascii_strcasecmp(playbook[i].id, id) == 0)
			return &playbook[i];
	return NULL;
}

static bool
overrides(const ConfigPhase *config)
{
	return config != NULL &&
	       (!isnan(config->mode) || config->after != NULL);
}

static void
add_phase(TimelineResult *timeline, GHashTable *slugs, const PhaseInfo *info,
    const ConfigPhase *config)
{
	TimelinePhase phase = {
		.id = info != NULL ? info->id : config->name,
		.label = info != NULL ? lang_text(info->label) : config->name,
		.weeks =
		    info != NULL ? info->weeks : (ThreePoint){ NAN, NAN, NAN },
		.after = g_array_new(FALSE, FALSE, sizeof(size_t)),
	};

	phase.slug = text_slug_unique(phase.id, slugs);
	if (config != NULL && !isnan(config->mode))
		phase.weeks =
		    (ThreePoint){ config->low, config->mode, config->high };
	timeline->as_playbook =
	    timeline->as_playbook && info != NULL && !overrides(config);
	g_array_append_val(timeline->phases, phase);
}

static void
add_phases(const Config *config, TimelineResult *timeline)
{
	g_autoptr(GHashTable) slugs =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);

	timeline->as_playbook = true;
	for (size_t i = 0; i < G_N_ELEMENTS(playbook); i++)
		add_phase(timeline, slugs, &playbook[i],
		    find_config(config, playbook[i].id));
	for (guint i = 0; i < config->phases->len; i++) {
		const ConfigPhase *phase = g_ptr_array_index(config->phases, i);

		if (find_info(phase->name) == NULL)
			add_phase(timeline, slugs, NULL, phase);
	}
}

/* What stands before every message about the configuration. */
static const char *
place(const Config *config)
{
	return config->path != NULL ? config->path : "headroom.yaml";
}

static bool
check_weeks(
    const Config *config, const TimelineResult *timeline, GError **error)
{
	for (guint i = 0; i < timeline->phases->len; i++) {
		const TimelinePhase *phase =
		    &g_array_index(timeline->phases, TimelinePhase, i);

		if (three_point_is_valid(phase->weeks) && phase->weeks.low >= 0)
			continue;
		g_set_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_TASK,
		    "%s: phase %s needs its weeks as low, mode and high, "
		    "rising from 0 or more",
		    place(config), phase->id);
		return false;
	}
	return true;
}

static bool
find_phase(const TimelineResult *timeline, const char *id, size_t *out)
{
	for (guint i = 0; i < timeline->phases->len; i++)
		if (g_ascii_strcasecmp(
			g_array_index(timeline->phases, TimelinePhase, i).id,
			id) == 0) {
			*out = i;
			return true;
		}
	return false;
}

static bool
link_phase(const Config *config, TimelineResult *timeline, size_t index,
    GArray *edges, GError **error)
{
	TimelinePhase *phase =
	    &g_array_index(timeline->phases, TimelinePhase, index);
	const ConfigPhase *own = find_config(config, phase->id);
	const PhaseInfo *info = find_info(phase->id);
	static const char *const none[] = { NULL };
	const char *const *after = own != NULL && own->after != NULL
				       ? (const char *const *)own->after
				   : info != NULL ? info->after
						  : none;

	for (; *after != NULL; after++) {
		ScheduleEdge edge = { .after = index };

		if (!find_phase(timeline, *after, &edge.before)) {
			g_set_error(error, SCHEDULE_ERROR, SCHEDULE_ERROR_TASK,
			    "%s: phase %s comes after %s, which is not a "
			    "phase; the playbook's are P1 to P6",
			    place(config), phase->id, *after);
			return false;
		}
		g_array_append_val(phase->after, edge.before);
		g_array_append_val(edges, edge);
	}
	return true;
}

static Schedule *
make_schedule(const Config *config, TimelineResult *timeline, GError **error)
{
	g_autoptr(GArray) edges =
	    g_array_new(FALSE, FALSE, sizeof(ScheduleEdge));
	g_autofree const char **names =
	    g_new(const char *, timeline->phases->len);
	Schedule *schedule;

	if (!check_weeks(config, timeline, error))
		return NULL;
	for (guint i = 0; i < timeline->phases->len; i++) {
		names[i] = g_array_index(timeline->phases, TimelinePhase, i).id;
		if (!link_phase(config, timeline, i, edges, error))
			return NULL;
	}
	schedule = schedule_new(names, timeline->phases->len,
	    (const ScheduleEdge *)(void *)edges->data, edges->len, error);
	if (schedule == NULL)
		g_prefix_error(error, "%s: phases: ", place(config));
	return schedule;
}

static void
compute_plan(
    const Schedule *schedule, const double *means, TimelineResult *timeline)
{
	g_autofree ScheduleTask *tasks =
	    g_new(ScheduleTask, timeline->phases->len);

	timeline->plan_weeks = schedule_compute(schedule, means, tasks);
	for (guint i = 0; i < timeline->phases->len; i++)
		g_array_index(timeline->phases, TimelinePhase, i).plan =
		    tasks[i];
}

static void
compute_risk(const Evidence *evidence, const Schedule *schedule,
    TimelineResult *timeline)
{
	const guint n = timeline->phases->len;
	g_autofree ThreePoint *weeks = g_new(ThreePoint, n);
	g_autofree double *critical = g_new(double, n);
	g_autofree double *finish = g_new(double, DRAWS);
	long within = 0;
	Rng rng;

	for (guint i = 0; i < n; i++)
		weeks[i] =
		    g_array_index(timeline->phases, TimelinePhase, i).weeks;
	rng_init(&rng, evidence->seed, "timeline");
	schedule_simulate(schedule, weeks, &rng, DRAWS, finish, critical);
	for (guint i = 0; i < n; i++) {
		g_array_index(timeline->phases, TimelinePhase, i).critical =
		    critical[i];
		if (critical[i] > critical[timeline->most_critical])
			timeline->most_critical = i;
	}
	for (int i = 0; i < DRAWS; i++)
		within += finish[i] >= 4 && finish[i] <= 6;
	timeline->within_playbook = (double)within / DRAWS;
	timeline->weeks = spread_of(finish, DRAWS);
	sort_values(finish, DRAWS);
	for (int i = 0; i < TIMELINE_QUANTILES; i++)
		timeline->quantiles[i] =
		    quantile(finish, DRAWS, timeline_shares[i]);
	for (int i = 0; i < TIMELINE_DOTS; i++)
		timeline->dots[i] =
		    quantile(finish, DRAWS, (i + 0.5) / TIMELINE_DOTS);
}

static void
compute_lead(const Evidence *evidence, const Schedule *schedule,
    const double *means, TimelineResult *timeline)
{
	const Config *config = evidence->config;
	const double per_phase =
	    assume(&config->assumptions, ASSUME_H_PHASE_WEEK);

	timeline->lead_configured = !isnan(config->timeline.lead_share);
	timeline->lead_share =
	    timeline->lead_configured
		? config->timeline.lead_share
		: assume(&config->assumptions, ASSUME_LEAD_SHARE);
	timeline->lead_weeks = lead_limit_finish(schedule, means,
	    (LeadLimit){ timeline->lead_share * HOURS_PER_WEEK, per_phase });
	for (guint i = 0; i < timeline->phases->len; i++)
		timeline->lead_hours += means[i] * per_phase;
	for (int i = 0; i < LEAD_CASES; i++) {
		timeline->cases[i].share = lead_shares[i];
		timeline->cases[i].weeks = lead_limit_finish(schedule, means,
		    (LeadLimit){ lead_shares[i] * HOURS_PER_WEEK, per_phase });
	}
}

static void
clear_phase(gpointer data)
{
	TimelinePhase *phase = data;

	g_free(phase->slug);
	g_array_unref(phase->after);
}

bool
timeline_compute(const Evidence *evidence, Results *results, GError **error)
{
	TimelineResult *timeline = g_new0(TimelineResult, 1);
	g_autoptr(Schedule) schedule = NULL;
	g_autofree double *means = NULL;

	results->timeline = timeline;
	timeline->phases = g_array_new(FALSE, TRUE, sizeof(TimelinePhase));
	g_array_set_clear_func(timeline->phases, clear_phase);
	timeline->start = evidence->config->timeline.start;
	if (timeline->start == DATE_NONE)
		timeline->start = evidence->as_of;
	add_phases(evidence->config, timeline);
	schedule = make_schedule(evidence->config, timeline, error);
	if (schedule == NULL)
		return false;
	means = g_new(double, timeline->phases->len);
	for (guint i = 0; i < timeline->phases->len; i++)
		means[i] = pert_mean(
		    g_array_index(timeline->phases, TimelinePhase, i).weeks);
	compute_plan(schedule, means, timeline);
	compute_risk(evidence, schedule, timeline);
	compute_lead(evidence, schedule, means, timeline);
	return true;
}

void
timeline_result_free(TimelineResult *timeline)
{
	if (timeline == NULL)
		return;
	g_array_unref(timeline->phases);
	g_free(timeline);
}
