/*
 * rules.h - how each rule looks at a table; detectors.c has them all.
 *
 * Each fills HIT and returns true when TABLE shows the pattern.  What a rule
 * cannot see is no finding, or one of unknown severity; a foreign key that
 * was inferred proves nothing against a table.
 */
#ifndef PIPELINE_ANALYSIS_RULES_H
#define PIPELINE_ANALYSIS_RULES_H

#include "pipeline/analysis/detectors.h"
#include "pipeline/analysis/table_class.h"

/* rules_keys.c: primary keys. */

/* D1: an integer of four bytes or two. */
bool rule_narrow_key(const SchemaView *view, const Table *table, Hit *hit);

/* D2: counts up, and nothing else names the row outside. */
bool rule_guessable_key(const SchemaView *view, const Table *table, Hit *hit);

/* D13: there is none. */
bool rule_no_key(const SchemaView *view, const Table *table, Hit *hit);

/* Largest id in use: the dump's, else the number of rows, since no two have
 * the same (a lower bound, of which 0 says nothing); NAN unknown. */
double table_id_in_use(const Table *table, bool *lower_bound);

/* Multiple of today's users at which ids of TABLE pass LIMIT, at the mode of
 * its growth; 1 if they have, NAN unknown. */
double table_ids_multiple(
    const Evidence *evidence, const Table *table, double limit);

/* rules_history.c: what happened, and how much of it. */

/* D3: a status is overwritten. */
bool rule_no_event_log(const SchemaView *view, const Table *table, Hit *hit);

/* D4: the largest table, and reports that read it in production. */
bool rule_no_analytics(const SchemaView *view, const Table *table, Hit *hit);

/* D11: appended to, and neither partitioned nor indexed by time. */
bool rule_unbounded(const SchemaView *view, const Table *table, Hit *hit);

/* rules_references.c: rows that belong to others. */

/* D5, of the tenants' table where headroom.yaml says that there are tenants:
 * others have no column that says whose their rows are. */
bool rule_no_tenant(const SchemaView *view, const Table *table, Hit *hit);

/* How many tables D5 would be about if headroom.yaml said so; 0 where it says
 * something. */
long rules_count_unowned(const SchemaView *view);

/* D6: declared foreign keys that no index begins with. */
bool rule_no_index(const SchemaView *view, const Table *table, Hit *hit);

/* D7: the table that an id means is a value of another column. */
bool rule_polymorphic(const SchemaView *view, const Table *table, Hit *hit);

/* D15: declared foreign keys of another type than what they refer to; and
 * columns named after a table, in a database that declares such keys, that
 * do not. */
bool rule_mismatch(const SchemaView *view, const Table *table, Hit *hit);

/* rules_columns.c: what columns hold. */

/* D8: attributes are rows. */
bool rule_attributes(const SchemaView *view, const Table *table, Hit *hit);

/* D9: money in floating point. */
bool rule_float_money(const SchemaView *view, const Table *table, Hit *hit);

/* D10: times without zone. */
bool rule_naive_time(const SchemaView *view, const Table *table, Hit *hit);

/* D12: several documents in each row, or one in a table of the largest. */
bool rule_documents(const SchemaView *view, const Table *table, Hit *hit);

/* D14: phone1, phone2, phone3. */
bool rule_repeated(const SchemaView *view, const Table *table, Hit *hit);

#endif
