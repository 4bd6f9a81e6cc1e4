#include "pipeline/analysis/detectors.h"

#include "pipeline/analysis/rules.h"

/* Hours are estimates of ours, printed as such. */
const Detector detectors[DETECTOR_COUNT] = {
	{ "D1", MSG_MIGRATION_D1, MSG_MIGRATION_D1_FIX, { 24, 40, 80 },
	    { 4, 6, 10 }, { 2, 3, 6 }, true, rule_narrow_key },
	{ "D2", MSG_MIGRATION_D2, MSG_MIGRATION_D2_FIX, { 16, 32, 64 },
	    { 2, 4, 8 }, { 0, 0, 0 }, true, rule_guessable_key },
	{ "D3", MSG_MIGRATION_D3, MSG_MIGRATION_D3_FIX, { 40, 80, 160 },
	    { 6, 10, 20 }, { 0, 0, 0 }, true, rule_no_event_log },
	{ "D4", MSG_MIGRATION_D4, MSG_MIGRATION_D4_FIX, { 24, 60, 140 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_no_analytics },
	{ "D5", MSG_MIGRATION_D5, MSG_MIGRATION_D5_FIX, { 40, 100, 240 },
	    { 6, 10, 20 }, { 0, 0, 0 }, true, rule_no_tenant },
	{ "D6", MSG_MIGRATION_D6, MSG_MIGRATION_D6_FIX, { 0, 0, 0 },
	    { 0, 0, 0 }, { 1, 2, 4 }, false, rule_no_index },
	{ "D7", MSG_MIGRATION_D7, MSG_MIGRATION_D7_FIX, { 16, 32, 60 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_polymorphic },
	{ "D8", MSG_MIGRATION_D8, MSG_MIGRATION_D8_FIX, { 24, 60, 120 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_attributes },
	{ "D9", MSG_MIGRATION_D9, MSG_MIGRATION_D9_FIX, { 8, 16, 32 },
	    { 2, 3, 6 }, { 0, 0, 0 }, true, rule_float_money },
	{ "D10", MSG_MIGRATION_D10, MSG_MIGRATION_D10_FIX, { 8, 16, 40 },
	    { 1, 2, 4 }, { 0, 0, 0 }, true, rule_naive_time },
	{ "D11", MSG_MIGRATION_D11, MSG_MIGRATION_D11_FIX, { 16, 32, 64 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_unbounded },
	{ "D12", MSG_MIGRATION_D12, MSG_MIGRATION_D12_FIX, { 12, 24, 60 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_documents },
	{ "D13", MSG_MIGRATION_D13, MSG_MIGRATION_D13_FIX, { 4, 8, 16 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_no_key },
	{ "D14", MSG_MIGRATION_D14, MSG_MIGRATION_D14_FIX, { 8, 16, 40 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_repeated },
	{ "D15", MSG_MIGRATION_D15, MSG_MIGRATION_D15_FIX, { 4, 8, 20 },
	    { 0, 0, 0 }, { 0, 0, 0 }, true, rule_mismatch },
};

const Detector *
detector_find(const char *id)
{
	for (size_t i = 0; i < G_N_ELEMENTS(detectors); i++)
		if (g_str_equal(detectors[i].id, id))
			return &detectors[i];
	return NULL;
}

static void
add_place(Hit *hit, HitPlace place)
{
	g_array_append_val(hit->places, place);
}

void
hit_add_column(Hit *hit, const Column *column)
{
	add_place(hit, (HitPlace){ .column = column });
}

void
hit_add_key(Hit *hit, const ForeignKey *key)
{
	add_place(hit, (HitPlace){ .key = key });
}

void
hit_add_target(Hit *hit, const Column *column, const Table *target)
{
	add_place(hit, (HitPlace){ .column = column, .target = target });
}

static void
append_name(GString *names, const char *name)
{
	if (names->len > 0)
		g_string_append(names, ", ");
	g_string_append(names, name);
}

/* The columns of PLACE, or the table that it is. */
static void
append_place(GString *names, const HitPlace *place)
{
	if (place->column != NULL)
		append_name(names, place->column->name);
	else if (place->key == NULL)
		append_name(names, place->target->name);
	for (guint i = 0; place->key != NULL && i < place->key->columns->len;
	     i++)
		append_name(names, g_ptr_array_index(place->key->columns, i));
}

/* Zero for a table that is concerned: its line is in its own dump. */
static long
line_of(const HitPlace *place)
{
	if (place->column != NULL)
		return place->column->line;
	return place->key != NULL ? place->key->line : 0;
}

/* What follows from the places. */
static void
finish_hit(const Table *table, Hit *hit)
{
	GString *names = g_string_new(NULL);

	for (guint i = 0; i < hit->places->len; i++)
		append_place(names, &g_array_index(hit->places, HitPlace, i));
	if (hit->places->len > 0)
		hit->line = line_of(&g_array_index(hit->places, HitPlace, 0));
	if (hit->line <= 0)
		hit->line = table->line;
	hit->columns = g_string_free(names, names->len == 0);
}

void
detectors_look(const SchemaView *view, const Table *table, GArray *hits)
{
	for (size_t i = 0; i < G_N_ELEMENTS(detectors); i++) {
		Hit hit = { .detector = &detectors[i], .rows = table->rows };

		hit.places = g_array_new(FALSE, FALSE, sizeof(HitPlace));
		if (!detectors[i].look(view, table, &hit)) {
			hit_clear(&hit);
			continue;
		}
		finish_hit(table, &hit);
		g_array_append_val(hits, hit);
	}
}

/* The first of the tables that HIT names instead of its own; NULL: none. */
static const HitPlace *
first_table(const Hit *hit)
{
	const HitPlace *place = hit->places->len > 0
				    ? &g_array_index(hit->places, HitPlace, 0)
				    : NULL;

	if (place == NULL || place->column != NULL || place->key != NULL)
		return NULL;
	return place;
}

guint
hit_concerned(const Hit *hit)
{
	return first_table(hit) != NULL ? hit->places->len : 1;
}

const Table *
hit_concerned_table(const Hit *hit, const Table *table, guint i)
{
	const HitPlace *places = first_table(hit);

	return places != NULL ? places[i].target : table;
}

bool
hit_is(const Hit *hit, const char *detector)
{
	return g_str_equal(hit->detector->id, detector);
}

void
hit_clear(gpointer data)
{
	Hit *hit = data;

	g_array_unref(hit->places);
	g_free(hit->columns);
}
