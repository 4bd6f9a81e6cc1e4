#include "pipeline/analysis/flag_hygiene.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/text.h"

/* Types that say that the flag goes once the work is out. */
static const char release_words[] = "release,experiment,rollout,migration";

static Date
since_when(const Flag *flag)
{
	return instant_date(flag->last_changed != INSTANT_NONE
				? flag->last_changed
				: flag->created);
}

static bool
is_for_release(const Flag *flag)
{
	g_autofree char *word = flag->type == NULL
				    ? NULL
				    : text_find_word(flag->type, release_words);

	return word != NULL;
}

static unsigned
find_faults(const Evidence *evidence, const Flag *flag, double age, bool owners)
{
	const bool old =
	    age >= assume(&evidence->config->assumptions, ASSUME_STALE_FLAG);
	const bool passing = flag->lifespan != FLAG_PERMANENT;
	unsigned faults = 0;

	if (old && passing && flag->state == FLAG_ON)
		faults |= FLAG_STALE;
	if (old && passing && flag->state == FLAG_OFF)
		faults |= FLAG_NEVER_ON;
	if (owners && flag->owner == NULL)
		faults |= FLAG_OWNERLESS;
	if (!passing && is_for_release(flag))
		faults |= FLAG_KEPT_RELEASE;
	return faults;
}

static int
rank_of(const FlagCheck *check)
{
	if (check->faults & FLAG_STALE)
		return 2;
	return check->faults != 0;
}

static int
compare_checks(const void *left, const void *right)
{
	const FlagCheck *a = left, *b = right;
	const double age_a = isnan(a->age_days) ? -1 : a->age_days;
	const double age_b = isnan(b->age_days) ? -1 : b->age_days;

	if (rank_of(a) != rank_of(b))
		return rank_of(b) - rank_of(a);
	if (age_a != age_b)
		return age_a < age_b ? 1 : -1;
	return strcmp(a->flag->key, b->flag->key);
}

static bool
have_owners(const GPtrArray *flags)
{
	for (guint i = 0; i < flags->len; i++) {
		const Flag *flag = g_ptr_array_index(flags, i);

		if (flag->owner != NULL)
			return true;
	}
	return false;
}

FlagHygiene *
flag_hygiene_new(const Evidence *evidence)
{
	const GPtrArray *flags = facts_flags(evidence->facts);
	FlagHygiene *hygiene = g_new0(FlagHygiene, 1);

	hygiene->checks = g_array_new(FALSE, FALSE, sizeof(FlagCheck));
	hygiene->owners = have_owners(flags);
	for (guint i = 0; i < flags->len; i++) {
		FlagCheck check = { .flag = g_ptr_array_index(flags, i) };

		if (check.flag->state == FLAG_ARCHIVED) {
			hygiene->archived++;
			continue;
		}
		check.since = since_when(check.flag);
		check.age_days = check.since == DATE_NONE
				     ? NAN
				     : evidence->as_of - check.since;
		check.faults = find_faults(
		    evidence, check.flag, check.age_days, hygiene->owners);
		hygiene->dated += !isnan(check.age_days);
		hygiene->stale += (check.faults & FLAG_STALE) != 0;
		hygiene->risky += (check.faults & ~(unsigned)FLAG_STALE) != 0;
		g_array_append_val(hygiene->checks, check);
	}
	g_array_sort(hygiene->checks, compare_checks);
	return hygiene;
}

void
flag_hygiene_free(FlagHygiene *hygiene)
{
	if (hygiene == NULL)
		return;
	g_array_unref(hygiene->checks);
	g_free(hygiene);
}
