/*
 * schema_look.h - what the rules for data decisions say of one table.
 */
#ifndef TESTS_SUPPORT_SCHEMA_LOOK_H
#define TESTS_SUPPORT_SCHEMA_LOOK_H

#include "pipeline/analysis/rules.h"
#include "tests/support/company.h"

typedef struct SchemaLook {
	Company *company; /* owned */
	SchemaView *view;
	GArray *hits; /* of Hit */
} SchemaLook;

/* Looks at TABLE of COMPANY, which it takes over and seals. */
SchemaLook schema_look_at(Company *company, const Table *table);
void schema_look_clear(SchemaLook *look);

/* The hit of RULE, "D1"; NULL: it does not fire. */
const Hit *schema_look_find(const SchemaLook *look, const char *rule);

/* Fails unless RULE says SEVERITY of TABLE, or nothing where FIRES is not;
 * takes COMPANY over and frees it. */
void schema_look_check(Company *company, const Table *table, const char *rule,
    bool fires, Severity severity);

/* The same for the places that are named: "id, owner_id"; NULL: no hit. */
void schema_look_columns(Company *company, const Table *table, const char *rule,
    const char *columns);

#endif
