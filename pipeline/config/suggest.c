#include "pipeline/config/suggest.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	return MIN(a, MIN(b, c));
}

/* Damerau's distance with restricted swaps; B is at most SUGGEST_LONGEST. */
static unsigned
count_edits(const char *a, const char *b)
{
	unsigned rows[3][SUGGEST_LONGEST + 1];
	unsigned *before = rows[0], *last = rows[1], *row = rows[2];
	const size_t n = strlen(b);

	for (size_t j = 0; j <= n; j++)
		row[j] = (unsigned)j;
	for (size_t i = 1; a[i - 1] != '\0'; i++) {
		unsigned *spare = before;

		before = last;
		last = row;
		row = spare;
		row[0] = (unsigned)i;
		for (size_t j = 1; j <= n; j++) {
			bool same = g_ascii_tolower(a[i - 1]) ==
				    g_ascii_tolower(b[j - 1]);
			bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				       a[i - 2] == b[j - 1];

			row[j] = least(
			    last[j] + 1, row[j - 1] + 1, last[j - 1] + !same);
			if (swapped)
				row[j] = MIN(row[j], before[j - 2] + 1);
		}
	}
	return row[n];
}

/* The nearest so far, of which the farthest falls out. */
typedef struct Nearest {
	const char **names;
	unsigned *edits;
	size_t count, most;
} Nearest;

static void
keep_nearest(Nearest *nearest, const char *name, unsigned edits)
{
	size_t k = nearest->count;

	while (k > 0 && edits < nearest->edits[k - 1])
		k--;
	if (k == nearest->most)
		return;
	nearest->count = MIN(nearest->count + 1, nearest->most);
	for (size_t i = nearest->count - 1; i > k; i--) {
		nearest->names[i] = nearest->names[i - 1];
		nearest->edits[i] = nearest->edits[i - 1];
	}
	nearest->names[k] = name;
	nearest->edits[k] = edits;
}

size_t
suggest_names(const char *wrong, const char *const *names, size_t count,
    const char **near, size_t most)
{
	g_autofree unsigned *edits = g_new(unsigned, most);
	Nearest nearest = { near, edits, 0, most };

	if (strlen(wrong) > SUGGEST_LONGEST)
		return 0;
	for (size_t i = 0; i < count; i++) {
		const size_t length = strlen(names[i]);
		unsigned away;

		if (length > SUGGEST_LONGEST)
			continue;
		away = count_edits(wrong, names[i]);
		if (3 * away <= MAX(length, 3))
			keep_nearest(&nearest, names[i], away);
	}
	return nearest.count;
}

const char *
suggest_name(const char *wrong, const char *const *names, size_t count)
{
	const char *best;

	return suggest_names(wrong, names, count, &best, 1) > 0 ? best : NULL;
}
