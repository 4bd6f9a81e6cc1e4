#include "pipeline/facts/facts_private.h"

#include <string.h>

typedef struct Sample {
	Point point;
	size_t order; /* of the calls, within one input */
	bool beside; /* its row is counted with another sample */
} Sample;

/* A Series with what was handed in, until it is sealed. */
typedef struct SeriesEntry {
	Series series;
	GArray *samples; /* of Sample */
} SeriesEntry;

static void
free_entry(void *data)
{
	SeriesEntry *entry = data;

	g_array_unref(entry->series.points);
	g_array_unref(entry->samples);
	g_free(entry);
}

void
facts_series_init(Facts *facts)
{
	facts->series.rows = g_ptr_array_new_with_free_func(free_entry);
	facts->series.by_name = g_hash_table_new(g_str_hash, g_str_equal);
}

void
facts_series_clear(Facts *facts)
{
	g_hash_table_unref(facts->series.by_name);
	g_ptr_array_unref(facts->series.rows);
}

static SeriesEntry *
find_entry(Facts *facts, const char *name)
{
	SeriesFacts *series = &facts->series;
	SeriesEntry *entry = g_hash_table_lookup(series->by_name, name);

	if (entry)
		return entry;
	entry = g_new0(SeriesEntry, 1);
	entry->series.name = facts_intern(facts, name);
	entry->series.points = g_array_new(FALSE, FALSE, sizeof(Point));
	entry->samples = g_array_new(FALSE, FALSE, sizeof(Sample));
	g_ptr_array_add(series->rows, entry);
	g_hash_table_insert(series->by_name, (char *)entry->series.name, entry);
	return entry;
}

static FactsAdd
add_sample(Facts *facts, const char *series, Sample sample)
{
	SeriesEntry *entry;

	if (facts_is_late(facts, sample.point.time))
		return FACTS_TOO_LATE;
	entry = find_entry(facts, series);
	sample.order = entry->samples->len;
	g_array_append_val(entry->samples, sample);
	return FACTS_ADDED;
}

FactsAdd
facts_add_point(Facts *facts, size_t input, long line, const char *series,
    Instant time, double value)
{
	return add_sample(
	    facts, series, (Sample){ { time, value, input, line }, 0, false });
}

FactsAdd
facts_add_point_beside(Facts *facts, size_t input, long line,
    const char *series, Instant time, double value)
{
	return add_sample(
	    facts, series, (Sample){ { time, value, input, line }, 0, true });
}

static int
compare_samples(const void *left, const void *right)
{
	const Sample *a = left, *b = right;

	if (a->point.time != b->point.time)
		return a->point.time < b->point.time ? -1 : 1;
	if (a->point.input != b->point.input)
		return a->point.input < b->point.input ? -1 : 1;
	return (a->order > b->order) - (a->order < b->order);
}

/* Of the samples of one time the last stays. */
static void
keep_last(Facts *facts, SeriesEntry *entry)
{
	const Sample *samples = (const Sample *)(void *)entry->samples->data;

	for (unsigned i = 0; i < entry->samples->len; i++) {
		const Sample *s = &samples[i];

		entry->series.input = MAX(entry->series.input, s->point.input);
		if (i + 1 < entry->samples->len &&
		    s[1].point.time == s->point.time)
			input_unuse(facts_input(facts, s->point.input),
			    SKIP_OLDER, s->beside ? 0 : 1);
		else
			g_array_append_val(entry->series.points, s->point);
	}
}

static void
seal_entry(Facts *facts, SeriesEntry *entry, const size_t *rank)
{
	for (unsigned i = entry->samples->len; i-- > 0;) {
		Sample *s = &g_array_index(entry->samples, Sample, i);

		s->point.input = rank[s->point.input];
		if (facts_is_withdrawn(facts, s->point.input))
			g_array_remove_index_fast(entry->samples, i);
	}
	g_array_sort(entry->samples, compare_samples);
	keep_last(facts, entry);
	g_array_set_size(entry->samples, 0);
}

static int
compare_series(const void *left, const void *right)
{
	const Series *a = *(const Series *const *)left;
	const Series *b = *(const Series *const *)right;

	return strcmp(a->name, b->name);
}

void
facts_series_seal(Facts *facts, const size_t *rank)
{
	GPtrArray *rows = facts->series.rows;

	for (unsigned i = rows->len; i-- > 0;) {
		SeriesEntry *entry = g_ptr_array_index(rows, i);

		seal_entry(facts, entry, rank);
		if (entry->series.points->len > 0)
			continue;
		g_hash_table_remove(facts->series.by_name, entry->series.name);
		g_ptr_array_remove_index_fast(rows, i);
	}
	g_ptr_array_sort(rows, compare_series);
}

const GPtrArray *
facts_series(const Facts *facts)
{
	return facts->series.rows;
}

const Series *
facts_find_series(const Facts *facts, const char *name)
{
	return g_hash_table_lookup(facts->series.by_name, name);
}
