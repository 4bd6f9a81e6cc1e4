#include "pipeline/analysis/spend_services.h"

#include <string.h>

#include "pipeline/base/money.h"
#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"

enum { MOST_NAMED = 2 };

typedef struct Service {
	const char *name;
	double cost;
} Service;

static int
compare_services(gconstpointer a, gconstpointer b)
{
	const Service *left = a, *right = b;

	if (left->cost != right->cost)
		return left->cost < right->cost ? 1 : -1;
	return strcmp(left->name, right->name);
}

static void
add_cell(GArray *services, const CostCell *cell, double cost)
{
	const Service fresh = { cell->service, cost };

	for (guint i = 0; i < services->len; i++) {
		Service *service = &g_array_index(services, Service, i);

		if (!g_str_equal(service->name, cell->service))
			continue;
		service->cost += cost;
		return;
	}
	g_array_append_val(services, fresh);
}

/* All that the month has: there are few names and many cells. */
static GArray *
list_services(const Evidence *evidence, const SpendResult *spend)
{
	const GPtrArray *bills = facts_bills(evidence->facts);
	GArray *services = g_array_new(FALSE, FALSE, sizeof(Service));

	for (guint b = 0; b < bills->len; b++) {
		const Bill *bill = g_ptr_array_index(bills, b);

		for (guint i = 0; i < bill->cells->len && !bill->superseded;
		     i++) {
			const CostCell *cell =
			    g_ptr_array_index(bill->cells, i);

			if (cell->month == spend->latest)
				add_cell(services, cell,
				    decimal_to_double(cell->effective));
		}
	}
	g_array_sort(services, compare_services);
	return services;
}

char *
spend_services(
    const Evidence *evidence, const SpendResult *spend, const char *words)
{
	g_autoptr(GArray) services = list_services(evidence, spend);
	const char *names[MOST_NAMED + 1] = { NULL };
	int count = 0;

	for (guint i = 0; i < services->len && count < MOST_NAMED; i++) {
		const char *name = g_array_index(services, Service, i).name;
		g_autofree char *word = text_find_word(name, words);

		if (word != NULL)
			names[count++] = name;
	}
	return count == 0 ? NULL : lang_join(MSG_LIST_NEXT, (char **)names);
}
