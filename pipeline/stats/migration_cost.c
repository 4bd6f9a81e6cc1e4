#include "pipeline/stats/migration_cost.h"

#include <math.h>

#define SECONDS_PER_HOUR 3600
#define HOURS_PER_DAY 24
#define HOURS_PER_MONTH 730.5
#define BYTES_PER_GB 1e9

MigrationDraw
migration_modes(const MigrationModel *m)
{
	return (MigrationDraw){
		.fixed_hours = m->fixed_hours.mode,
		.table_hours = m->table_hours.mode,
		.key_hours = m->key_hours.mode,
		.online_hours = m->online_hours.mode,
		.backfill_speed = m->backfill_speed.mode,
		.failure = m->failure.mode,
		.outage_hours = m->outage_hours.mode,
	};
}

static double
draw(ThreePoint estimate, Rng *rng)
{
	return triangular_quantile(estimate, rng_uniform(rng));
}

MigrationDraw
migration_draw(const MigrationModel *m, Rng *rng)
{
	MigrationDraw d;

	d.fixed_hours = draw(m->fixed_hours, rng);
	d.table_hours = draw(m->table_hours, rng);
	d.key_hours = draw(m->key_hours, rng);
	d.online_hours = draw(m->online_hours, rng);
	d.backfill_speed =
	    log_triangular_quantile(m->backfill_speed, rng_uniform(rng));
	d.failure = draw(m->failure, rng);
	d.outage_hours = draw(m->outage_hours, rng);
	return d;
}

MigrationCost
migration_cost(
    const MigrationModel *m, const MigrationDraw *d, const MigrationScope *s)
{
	double locked_hours = s->rows / m->locked_speed / SECONDS_PER_HOUR;
	double revenue_per_hour = m->revenue * s->multiple / HOURS_PER_MONTH;
	MigrationCost c = { .online = locked_hours > m->lock_window };

	c.hours = d->fixed_hours + d->table_hours * s->tables +
		  d->key_hours * s->keys + (c.online ? d->online_hours : 0);
	c.hours *= s->effort_factor;
	c.backfill_hours = s->rows / d->backfill_speed / SECONDS_PER_HOUR;
	c.failure =
	    1 - (1 - d->failure) *
		    exp(-m->failure_per_day * c.backfill_hours / HOURS_PER_DAY);
	c.expected_outage = c.failure * d->outage_hours;
	c.labour = m->hourly_rate * c.hours;
	c.attendance = m->hourly_rate * m->attendance * c.backfill_hours;
	c.storage = s->rows * m->row_bytes / BYTES_PER_GB * m->storage_price *
		    m->dual_months;
	c.risk = c.expected_outage * revenue_per_hour;
	c.total = c.labour + c.attendance + c.storage +
		  (isnan(m->revenue) ? 0 : c.risk);
	return c;
}
