#include "pipeline/stats/schedule_risk.h"

#include <math.h>

void
schedule_simulate(const Schedule *schedule, const ThreePoint *durations,
    Rng *rng, size_t n_draws, double *finish, double *critical)
{
	size_t n = schedule_tasks(schedule);
	g_autofree ScheduleTask *tasks = g_new(ScheduleTask, n);
	g_autofree double *drawn = g_new(double, n);

	for (size_t k = 0; k < n; k++)
		critical[k] = 0;
	for (size_t i = 0; i < n_draws; i++) {
		for (size_t k = 0; k < n; k++)
			drawn[k] =
			    pert_quantile(durations[k], rng_uniform(rng));
		finish[i] = schedule_compute(schedule, drawn, tasks);
		for (size_t k = 0; k < n; k++)
			critical[k] += tasks[k].critical;
	}
	for (size_t k = 0; k < n; k++)
		critical[k] = n_draws > 0 && !isnan(finish[0])
				  ? critical[k] / (double)n_draws
				  : NAN;
}
