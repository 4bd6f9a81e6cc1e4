#include "pipeline/config/suggest.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 40 };

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	return MIN(a, MIN(b, c));
}

/* Damerau's distance with restricted swaps; both are at most LONGEST. */
static unsigned
count_edits(const char *a, const char *b)
{
	unsigned rows[LONGEST + 1][LONGEST + 1];
	size_t m = strlen(a), n = strlen(b);

	for (size_t i = 0; i <= m; i++)
		rows[i][0] = (unsigned)i;
	for (size_t j = 0; j <= n; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= m; i++)
		for (size_t j = 1; j <= n; j++) {
			bool same = g_ascii_tolower(a[i - 1]) ==
				    g_ascii_tolower(b[j - 1]);
			bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] &&
				       a[i - 2] == b[j - 1];

			rows[i][j] = least(rows[i - 1][j] + 1,
			    rows[i][j - 1] + 1, rows[i - 1][j - 1] + !same);
			if (swapped)
				rows[i][j] =
				    MIN(rows[i][j], rows[i - 2][j - 2] + 1);
		}
	return rows[m][n];
}

const char *
suggest_name(const char *wrong, const char *const *names, size_t count)
{
	const char *best = NULL;
	unsigned best_edits = 0;

	if (strlen(wrong) > LONGEST)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		size_t length = strlen(names[i]);
		unsigned edits;

		if (length > LONGEST)
			continue;
		edits = count_edits(wrong, names[i]);
		if (3 * edits > MAX(length, 3) || (best && edits >= best_edits))
			continue;
		best = names[i];
		best_edits = edits;
	}
	return best;
}
