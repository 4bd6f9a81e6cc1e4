#include "pipeline/analysis/domain_seams.h"

#include <math.h>

#include "pipeline/stats/rng.h"

/* How many keys of each sort are cut: the hours are a sum over these. */
typedef struct Cuts {
	double keys, required, cascades;
} Cuts;

/* One draw of each assumption for all keys alike. */
typedef struct SeamDraws {
	double *key, *required, *cascade; /* DRAWS each */
	Cuts mean; /* their means, as hours of one */
} SeamDraws;

static const Cuts cuts_of_kind[SEAM_KINDS] = {
	[SEAM_PLAIN] = { 1, 0, 0 },
	[SEAM_REQUIRED] = { 1, 1, 0 },
	[SEAM_CASCADE] = { 1, 0, 1 },
	[SEAM_BOTH] = { 1, 1, 1 },
};

static double *
draw(const Evidence *evidence, AssumptionId id, const char *stream)
{
	const ThreePoint range = evidence_assumption(evidence, id);
	double *draws = g_new(double, DRAWS);
	Rng rng;

	rng_init(&rng, evidence->seed, stream);
	for (int i = 0; i < DRAWS; i++)
		draws[i] = triangular_quantile(range, rng_uniform(&rng));
	return draws;
}

static void
draws_init(SeamDraws *draws, const Evidence *evidence)
{
	draws->key = draw(evidence, ASSUME_SEAM_HOURS, "seam hours");
	draws->required = draw(evidence, ASSUME_SEAM_REQUIRED, "seam required");
	draws->cascade = draw(evidence, ASSUME_SEAM_CASCADE, "seam cascade");
	draws->mean = (Cuts){
		triangular_mean(
		    evidence_assumption(evidence, ASSUME_SEAM_HOURS)),
		triangular_mean(
		    evidence_assumption(evidence, ASSUME_SEAM_REQUIRED)),
		triangular_mean(
		    evidence_assumption(evidence, ASSUME_SEAM_CASCADE)),
	};
}

static void
draws_clear(SeamDraws *draws)
{
	g_free(draws->key);
	g_free(draws->required);
	g_free(draws->cascade);
}

static void
cuts_add(Cuts *cuts, SeamKind kind)
{
	cuts->keys += cuts_of_kind[kind].keys;
	cuts->required += cuts_of_kind[kind].required;
	cuts->cascades += cuts_of_kind[kind].cascades;
}

static double
cuts_mean(const SeamDraws *draws, Cuts cuts)
{
	return cuts.keys * draws->mean.keys +
	       cuts.required * draws->mean.required +
	       cuts.cascades * draws->mean.cascades;
}

static Spread
cuts_spread(const SeamDraws *draws, Cuts cuts)
{
	g_autofree double *hours = g_new(double, DRAWS);

	for (int i = 0; i < DRAWS; i++)
		hours[i] = cuts.keys * draws->key[i] +
			   cuts.required * draws->required[i] +
			   cuts.cascades * draws->cascade[i];
	return spread_of(hours, DRAWS);
}

static SeamKind
kind_of(const TableGraph *graph, const TableKey *key)
{
	const Table *table = table_graph_table(graph, key->from);

	if (key->key->inferred)
		return SEAM_PLAIN;
	return (foreign_key_is_required(table, key->key) ? SEAM_REQUIRED
							 : SEAM_PLAIN) +
	       (key->key->on_delete_cascade ? SEAM_CASCADE : SEAM_PLAIN);
}

static void
list_seams(Seams *seams, const TableGraph *graph, const DomainParts *parts)
{
	for (guint i = 0; i < graph->keys->len; i++) {
		const TableKey *key = &g_array_index(graph->keys, TableKey, i);
		const guint from = parts->domain[key->from];
		const guint to = parts->domain[key->to];
		const Seam seam = {
			.table = table_graph_table(graph, key->from),
			.target = table_graph_table(graph, key->to),
			.key = key->key,
			.from = from,
			.to = to,
			.kind = kind_of(graph, key),
			.weight =
			    g_array_index(graph->edges, TableEdge, key->edge)
				.weight,
			.shared = graph->hub[key->to],
		};

		if (from != to && from != NO_DOMAIN && to != NO_DOMAIN)
			g_array_append_val(seams->list, seam);
	}
}

/* Between each two domains, either way: [a * count + b]. */
static Cuts *
cuts_between(const Seams *seams, guint count)
{
	Cuts *cuts = g_new0(Cuts, (size_t)count * count + 1);

	for (guint i = 0; i < seams->list->len; i++) {
		const Seam *seam = &g_array_index(seams->list, Seam, i);

		cuts_add(
		    &cuts[(size_t)seam->from * count + seam->to], seam->kind);
		cuts_add(
		    &cuts[(size_t)seam->to * count + seam->from], seam->kind);
	}
	return cuts;
}

static void
cuts_change(Cuts *sum, const Cuts *by, double sign)
{
	sum->keys += sign * by->keys;
	sum->required += sign * by->required;
	sum->cascades += sign * by->cascades;
}

/* Mean hours for each of TABLES. */
static double
price_of(const SeamDraws *draws, Cuts cuts, guint tables)
{
	return tables > 0 ? cuts_mean(draws, cuts) / tables : INFINITY;
}

/* The domain without a step that is the cheapest to extract. */
static guint
cheapest(const Seams *seams, const SeamDraws *draws, const Cuts *left,
    const guint *tables, guint count)
{
	guint next = NO_DOMAIN;
	double least = INFINITY;

	for (guint i = 0; i < count; i++) {
		const double price = price_of(draws, left[i], tables[i]);

		if (seams->step[i] == 0 &&
		    (next == NO_DOMAIN || price < least)) {
			next = i;
			least = price;
		}
	}
	return next;
}

static void
order_domains(
    Seams *seams, const SeamDraws *draws, const guint *tables, guint count)
{
	g_autofree Cuts *between = cuts_between(seams, count);
	g_autofree Cuts *left = g_new0(Cuts, count + 1);

	for (guint i = 0; i < count; i++) {
		for (guint j = 0; j < count; j++)
			cuts_change(
			    &left[i], &between[(size_t)i * count + j], 1);
		seams->alone[i] = cuts_spread(draws, left[i]);
	}
	for (guint step = 1; step <= count; step++) {
		const guint next = cheapest(seams, draws, left, tables, count);

		seams->cut[next] = cuts_spread(draws, left[next]);
		seams->step[next] = step;
		for (guint i = 0; i < count; i++)
			cuts_change(
			    &left[i], &between[(size_t)next * count + i], -1);
	}
}

/* The fewer hours the sooner: kinds are not in that order by themselves. */
static int
compare_seams(gconstpointer a, gconstpointer b, gpointer data)
{
	const SeamDraws *draws = data;
	const Seam *left = a, *right = b;
	const double left_hours = cuts_mean(draws, cuts_of_kind[left->kind]);
	const double right_hours = cuts_mean(draws, cuts_of_kind[right->kind]);

	if (left->step != right->step)
		return left->step < right->step ? -1 : 1;
	if (left_hours != right_hours)
		return left_hours < right_hours ? -1 : 1;
	return 0;
}

/* Keeps the order of tables, and of each one's keys, where all else is
 * equal. */
static void
sort_seams(Seams *seams, SeamDraws *draws)
{
	for (guint i = 0; i < seams->list->len; i++) {
		Seam *seam = &g_array_index(seams->list, Seam, i);

		seam->step =
		    MIN(seams->step[seam->from], seams->step[seam->to]);
	}
	g_qsort_with_data(seams->list->data, (int)seams->list->len,
	    sizeof(Seam), compare_seams, draws);
}

static int
compare_ties(gconstpointer a, gconstpointer b)
{
	const SeamTie *left = a, *right = b;

	if (left->keys != right->keys)
		return left->keys > right->keys ? -1 : 1;
	if (left->from != right->from)
		return left->from < right->from ? -1 : 1;
	return (left->to > right->to) - (left->to < right->to);
}

static void
tie_domains(Seams *seams, guint count)
{
	g_autofree SeamTie *ties = g_new0(SeamTie, (size_t)count * count + 1);

	for (guint i = 0; i < seams->list->len; i++) {
		const Seam *seam = &g_array_index(seams->list, Seam, i);
		SeamTie *tie = &ties[(size_t)seam->from * count + seam->to];

		tie->from = seam->from;
		tie->to = seam->to;
		tie->keys++;
		tie->inferred += seam->key->inferred;
	}
	for (size_t i = 0; i < (size_t)count * count; i++)
		if (ties[i].keys > 0)
			g_array_append_val(seams->ties, ties[i]);
	g_array_sort(seams->ties, compare_ties);
}

static guint *
count_tables(const DomainParts *parts)
{
	guint *tables = g_new0(guint, parts->count + 1);

	for (guint i = 0; i < parts->tables; i++)
		if (parts->domain[i] != NO_DOMAIN)
			tables[parts->domain[i]]++;
	return tables;
}

static Spread
total_hours(const Seams *seams, const SeamDraws *draws)
{
	Cuts all = { 0, 0, 0 };

	for (guint i = 0; i < seams->list->len; i++)
		cuts_add(&all, g_array_index(seams->list, Seam, i).kind);
	return cuts_spread(draws, all);
}

Seams *
seams_new(
    const Evidence *evidence, const TableGraph *graph, const DomainParts *parts)
{
	Seams *seams = g_new0(Seams, 1);
	g_autofree guint *tables = count_tables(parts);
	SeamDraws draws;

	seams->list = g_array_new(false, true, sizeof(Seam));
	seams->ties = g_array_new(false, true, sizeof(SeamTie));
	seams->step = g_new0(guint, parts->count + 1);
	seams->cut = g_new0(Spread, parts->count + 1);
	seams->alone = g_new0(Spread, parts->count + 1);
	draws_init(&draws, evidence);
	list_seams(seams, graph, parts);
	for (int i = 0; i < SEAM_KINDS; i++)
		seams->hours[i] = cuts_spread(&draws, cuts_of_kind[i]);
	seams->total = total_hours(seams, &draws);
	order_domains(seams, &draws, tables, parts->count);
	sort_seams(seams, &draws);
	tie_domains(seams, parts->count);
	draws_clear(&draws);
	return seams;
}

void
seams_free(Seams *seams)
{
	if (seams == NULL)
		return;
	g_array_unref(seams->list);
	g_array_unref(seams->ties);
	g_free(seams->step);
	g_free(seams->cut);
	g_free(seams->alone);
	g_free(seams);
}
