#include "tests/calibrate/crew.h"

#include <glib.h>

/* Enough of one piece that handing it out costs nothing. */
enum { PIECE = 10 };

typedef struct Crew {
	void (*work)(void *context, size_t index);
	void *context;
	size_t n;
} Crew;

/* DATA is one more than the first index of a piece. */
static void
run_piece(gpointer data, gpointer user_data)
{
	const Crew *crew = user_data;
	const size_t first = GPOINTER_TO_SIZE(data) - 1;

	for (size_t i = first; i < MIN(first + PIECE, crew->n); i++)
		crew->work(crew->context, i);
}

void
crew_run(void (*work)(void *context, size_t index), void *context, size_t n)
{
	Crew crew = { work, context, n };
	GThreadPool *pool = g_thread_pool_new(
	    run_piece, &crew, (int)g_get_num_processors(), TRUE, NULL);

	for (size_t i = 0; i < n; i += PIECE)
		g_thread_pool_push(pool, GSIZE_TO_POINTER(i + 1), NULL);
	g_thread_pool_free(pool, FALSE, TRUE);
}
