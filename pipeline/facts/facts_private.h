/*
 * facts_private.h - the inside of Facts, for pipeline/facts/facts*.c only.
 *
 * Each kind of evidence has a file and a part of its own here.  Until
 * facts_seal() rows refer to inputs in the order they were added; the first
 * step of sealing sorts the inputs and re-points every row.
 */
#ifndef PIPELINE_FACTS_FACTS_PRIVATE_H
#define PIPELINE_FACTS_FACTS_PRIVATE_H

#include "pipeline/facts/facts.h"
#include "pipeline/facts/keyed_rows.h"

/* What files say of a table that they do not describe. */
typedef struct Supplement {
	Table *table; /* without columns */
	GArray *told; /* of RowsTold */
} Supplement;

typedef struct TableFacts {
	GPtrArray *bases; /* of Table *; all tables until sealed */
	GPtrArray *partitions; /* of Table * */
	GPtrArray *supplements; /* of Supplement * */
	GHashTable *by_name; /* table_key() to a borrowed Table * */
	GHashTable *by_bare_name; /* folded name; NULL: several have it */
	GHashTable *defaults; /* schemas that were folded into NULL */
} TableFacts;

typedef struct BillFacts {
	GPtrArray *rows; /* of BillEntry *, which begins with a Bill */
	GHashTable *by_id; /* set of BillEntry * */
	GHashTable *cells; /* set of CellEntry * */
} BillFacts;

typedef struct SeriesFacts {
	GPtrArray *rows; /* of SeriesEntry *, which begins with Series */
	GHashTable *by_name; /* interned name to SeriesEntry * */
} SeriesFacts;

struct Facts {
	Date as_of;
	GStringChunk *strings;
	GPtrArray *inputs; /* of Input * */
	GPtrArray *rejects; /* of Reject * */
	FindingList *findings;
	KeyedRows issues; /* of Issue * */
	GPtrArray *issues_by_key; /* of Issue *, borrowed; NULL: not sealed */
	KeyedRows flags; /* of Flag * */
	KeyedRows incidents; /* of Incident * */
	KeyedRows decisions; /* of DecisionRecord * */
	TableFacts tables;
	BillFacts bills;
	SeriesFacts series;
};

/* Later than the last second of the report date. */
bool facts_is_late(const Facts *facts, Instant instant);

/* NULL, "public", "dbo", and what was folded into them. */
bool facts_is_default_schema(const Facts *facts, const char *schema);

/* The path of an input, for messages and tie-breaks. */
const char *facts_path(const Facts *facts, size_t input);

/* INPUT, by its number after sorting, failed: what was read of it before it
 * did is no evidence. */
bool facts_is_withdrawn(const Facts *facts, size_t input);

/*
 * Each part's own: _seal() re-points its rows with RANK (old input number to
 * new), sorts them and removes doubles.
 */
void facts_issues_init(Facts *facts);
void facts_issues_clear(Facts *facts);
void facts_issues_seal(Facts *facts, const size_t *rank);
void facts_flags_init(Facts *facts);
void facts_incidents_init(Facts *facts);
void facts_decisions_init(Facts *facts);

void facts_series_init(Facts *facts);
void facts_series_clear(Facts *facts);
void facts_series_seal(Facts *facts, const size_t *rank);

void facts_tables_init(Facts *facts);
void facts_tables_clear(Facts *facts);
void facts_tables_seal(Facts *facts, const size_t *rank);

void facts_costs_init(Facts *facts);
void facts_costs_clear(Facts *facts);
void facts_costs_seal(Facts *facts, const size_t *rank);

#endif
