#include "pipeline/ingest/descriptor_schema.h"

#include <cyaml/cyaml.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/config/places.h"

enum {
	NEED = CYAML_FLAG_DEFAULT,
	MAY = CYAML_FLAG_OPTIONAL,
	LIST = CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
	STRICT = CYAML_FLAG_STRICT | CYAML_FLAG_OPTIONAL,
	STRICT_NEED = CYAML_FLAG_STRICT,
	LOG_LINE = 512
};

static const cyaml_strval_t fields[] = {
#define F(symbol, name) { name, FIELD_##symbol },
#include "pipeline/config/fields.def"
#undef F
};

static const cyaml_strval_t kinds[] = {
	{ "unknown", INPUT_UNKNOWN },
	{ "issues", INPUT_ISSUES },
	{ "schema", INPUT_SCHEMA },
	{ "billing", INPUT_BILLING },
	{ "metrics", INPUT_METRICS },
	{ "flags", INPUT_FLAGS },
	{ "incidents", INPUT_INCIDENTS },
	{ "decisions", INPUT_DECISIONS },
};

static const cyaml_strval_t readers[] = {
	{ "csv", READER_CSV },
	{ "xml", READER_XML },
	{ "sql", READER_SQL },
	{ "hibernate", READER_HIBERNATE },
	{ "liquibase", READER_LIQUIBASE },
	{ "markdown", READER_MARKDOWN },
	{ "skip", READER_SKIP },
	{ "refuse", READER_REFUSE },
};

static const cyaml_strval_t rows[] = {
	{ "whole", ROWS_WHOLE },
	{ "tables", ROWS_TABLES },
	{ "columns", ROWS_COLUMNS },
	{ "constraints", ROWS_CONSTRAINTS },
	{ "key-columns", ROWS_KEY_COLUMNS },
	{ "references", ROWS_REFERENCES },
	{ "referenced", ROWS_REFERENCED },
	{ "indexes", ROWS_INDEXES },
	{ "index-columns", ROWS_INDEX_COLUMNS },
	{ "sizes", ROWS_SIZES },
	{ "catalog", ROWS_CATALOG },
};

static const cyaml_strval_t orders[] = {
	{ "unknown", DATE_ORDER_UNKNOWN },
	{ "dmy", DATE_ORDER_DMY },
	{ "mdy", DATE_ORDER_MDY },
	{ "ymd", DATE_ORDER_YMD },
};

static const cyaml_strval_t rule_types[] = {
	{ "text", RULE_TEXT },
	{ "decimal", RULE_DECIMAL },
	{ "datetime", RULE_DATETIME },
};

static const cyaml_strval_t holds[] = {
	{ "anything", HOLDS_ANYTHING },
	{ "times", HOLDS_TIMES },
	{ "numbers", HOLDS_NUMBERS },
	{ "texts", HOLDS_TEXTS },
	{ "months", HOLDS_MONTHS },
};

static const cyaml_strval_t converts[] = {
	{ "none", CONVERT_NONE },
	{ "worklog-date", CONVERT_WORKLOG_DATE },
	{ "sprint-name", CONVERT_SPRINT_NAME },
	{ "amount", CONVERT_AMOUNT },
	{ "url-key", CONVERT_URL_KEY },
	{ "url-project", CONVERT_URL_PROJECT },
	{ "url-kind", CONVERT_URL_KIND },
	{ "names", CONVERT_NAMES },
	{ "unguard", CONVERT_UNGUARD },
	{ "measure", CONVERT_MEASURE },
	{ "relation", CONVERT_RELATION },
};

static const cyaml_strval_t units[] = {
	{ "none", UNIT_NONE },
	{ "seconds", UNIT_SECONDS },
	{ "minutes", UNIT_MINUTES },
	{ "hours", UNIT_HOURS },
};

static const cyaml_strval_t checks[] = {
	{ "none", CHECK_NONE },
	{ "issue-key", CHECK_ISSUE_KEY },
	{ "integer", CHECK_INTEGER },
	{ "currency", CHECK_CURRENCY },
};

G_STATIC_ASSERT(G_N_ELEMENTS(converts) == CONVERT_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(units) == UNIT_COUNT);
G_STATIC_ASSERT(G_N_ELEMENTS(checks) == CHECK_COUNT);

static const cyaml_schema_value_t text_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, char *, 0, CYAML_UNLIMITED) };

#define TEXT(key, flags, type, member)                                         \
	CYAML_FIELD_STRING_PTR(key, flags, type, member, 1, CYAML_UNLIMITED)
#define TEXTS(key, flags, type, member)                                        \
	CYAML_FIELD_SEQUENCE(                                                  \
	    key, flags, type, member, &text_value, 0, CYAML_UNLIMITED)
#define ENUM(key, flags, type, member, names)                                  \
	CYAML_FIELD_ENUM(key, flags, type, member, names, G_N_ELEMENTS(names))
#define RECORDS(key, type, member, entry)                                      \
	CYAML_FIELD_SEQUENCE(                                                  \
	    key, LIST, type, member, &entry, 0, CYAML_UNLIMITED)

static const cyaml_schema_field_t column_set_fields[] = {
	TEXTS("all", CYAML_FLAG_POINTER, ColumnSet, all),
	TEXTS("none", LIST, ColumnSet, none),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t column_set_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, ColumnSet, column_set_fields) };

static const cyaml_schema_field_t detection_fields[] = {
	RECORDS("columns", Detection, columns, column_set_value),
	TEXT("root", MAY, Detection, root),
	TEXTS("elements", LIST, Detection, elements),
	TEXTS("begins", LIST, Detection, begins),
	TEXTS("markers", LIST, Detection, markers),
	TEXTS("lines", LIST, Detection, lines),
	TEXTS("proofs", LIST, Detection, proofs),
	TEXTS("hints", LIST, Detection, hints),
	TEXTS("unless", LIST, Detection, unless),
	CYAML_FIELD_BOOL("table", MAY, Detection, table),
	CYAML_FIELD_BOOL("months", MAY, Detection, months),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t field_map_fields[] = {
	ENUM("to", STRICT_NEED, FieldMap, to, fields),
	TEXTS("from", LIST, FieldMap, from),
	TEXT("value", MAY, FieldMap, value),
	TEXT("present", MAY, FieldMap, present),
	TEXT("by", MAY, FieldMap, by),
	TEXTS("only", LIST, FieldMap, only),
	TEXT("map", MAY, FieldMap, map),
	TEXT("split", MAY, FieldMap, split),
	CYAML_FIELD_BOOL("each", MAY, FieldMap, each),
	CYAML_FIELD_BOOL("header", MAY, FieldMap, header),
	ENUM("holds", STRICT, FieldMap, holds, holds),
	ENUM("convert", STRICT, FieldMap, convert, converts),
	ENUM("unit", STRICT, FieldMap, unit, units),
	ENUM("check", STRICT, FieldMap, check, checks),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t field_map_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, FieldMap, field_map_fields) };

static const cyaml_schema_field_t map_entry_fields[] = {
	CYAML_FIELD_STRING_PTR("to", NEED, MapEntry, to, 0, CYAML_UNLIMITED),
	TEXTS("of", CYAML_FLAG_POINTER, MapEntry, of),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t map_entry_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, MapEntry, map_entry_fields) };

static const cyaml_schema_field_t value_map_fields[] = {
	TEXT("name", NEED, ValueMap, name),
	RECORDS("entries", ValueMap, entries, map_entry_value),
	TEXT("otherwise", MAY, ValueMap, otherwise),
	CYAML_FIELD_BOOL("keep", MAY, ValueMap, keep),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t value_map_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, ValueMap, value_map_fields) };

static const cyaml_schema_field_t skip_fields[] = {
	TEXT("column", MAY, SkipRule, column),
	TEXT("match", NEED, SkipRule, match),
	TEXT("reason", NEED, SkipRule, reason),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t skip_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, SkipRule, skip_fields) };

static const cyaml_schema_field_t rule_fields[] = {
	TEXT("column", NEED, ColumnRule, column),
	TEXT("since", MAY, ColumnRule, since),
	TEXT("until", MAY, ColumnRule, until),
	ENUM("type", STRICT, ColumnRule, type, rule_types),
	CYAML_FIELD_BOOL("mandatory", MAY, ColumnRule, mandatory),
	CYAML_FIELD_BOOL("not-null", MAY, ColumnRule, not_null),
	TEXTS("values", LIST, ColumnRule, values),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t rule_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_DEFAULT, ColumnRule, rule_fields) };

static const cyaml_schema_field_t descriptor_fields[] = {
	TEXT("name", NEED, Descriptor, name),
	TEXT("title", NEED, Descriptor, title),
	ENUM("kind", STRICT, Descriptor, kind, kinds),
	ENUM("reader", STRICT_NEED, Descriptor, reader, readers),
	ENUM("rows", STRICT, Descriptor, rows, rows),
	TEXT("family", MAY, Descriptor, family),
	CYAML_FIELD_MAPPING(
	    "detect", NEED, Descriptor, detect, detection_fields),
	TEXT("reason", MAY, Descriptor, reason),
	TEXT("how", MAY, Descriptor, how),
	TEXT("note", MAY, Descriptor, note),
	TEXT("delimiter", MAY, Descriptor, delimiter),
	TEXTS("names", LIST, Descriptor, names),
	CYAML_FIELD_UINT("more", MAY, Descriptor, more),
	CYAML_FIELD_BOOL("escapes", MAY, Descriptor, escapes),
	TEXT("record", MAY, Descriptor, record),
	CYAML_FIELD_BOOL("fold", MAY, Descriptor, fold),
	ENUM("dates", STRICT, Descriptor, dates, orders),
	CYAML_FIELD_BOOL("focus", MAY, Descriptor, focus),
	TEXTS("nulls", LIST, Descriptor, nulls),
	RECORDS("fields", Descriptor, fields, field_map_value),
	RECORDS("maps", Descriptor, maps, value_map_value),
	RECORDS("skip", Descriptor, skip, skip_value),
	RECORDS("rules", Descriptor, rules, rule_value),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t descriptor_value = { CYAML_VALUE_MAPPING(
    CYAML_FLAG_POINTER, Descriptor, descriptor_fields) };

static void collect_log(cyaml_log_t level, void *context, const char *format,
    va_list args) G_GNUC_PRINTF(3, 0);

static void
collect_log(cyaml_log_t level, void *context, const char *format, va_list args)
{
	GPtrArray *log = context;

	if (level >= CYAML_LOG_ERROR)
		g_ptr_array_add(log, g_strdup_vprintf(format, args));
}

static const cyaml_config_t base_config = {
	.log_fn = collect_log,
	.log_level = CYAML_LOG_ERROR,
	.mem_fn = cyaml_mem,
	.flags = CYAML_CFG_NO_ALIAS,
};

/* Takes the line out of the innermost "(line: 3, column: 5)" in LOG. */
static long
logged_line(const GPtrArray *log)
{
	for (size_t i = 0; i < log->len; i++) {
		const char *at = strstr(log->pdata[i], "(line: ");

		if (at)
			return strtol(at + strlen("(line: "), NULL, 10);
	}
	return 1;
}

/* libcyaml tells the line before that of a key: look the key up. */
static long
fault_line(const Places *places, const char *what, long logged)
{
	static const char unknown[] = "Unexpected key: ";

	for (unsigned i = 0; i < places->all->len; i++) {
		const Place *place = places->all->pdata[i];

		if (place->name && place->key_line >= logged &&
		    g_str_has_prefix(what, unknown) &&
		    strcmp(place->name, what + strlen(unknown)) == 0)
			return place->key_line;
	}
	return logged;
}

/* The first line of LOG says what is wrong; a backtrace follows. */
static void
set_error(const char *file, const Places *places, const GPtrArray *log,
    cyaml_err_t status, GError **error)
{
	g_autofree char *line = g_strchomp(
	    g_strdup(log->len ? log->pdata[0] : cyaml_strerror(status)));
	const char *what =
	    g_str_has_prefix(line, "Load: ") ? line + strlen("Load: ") : line;

	g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
	    "%s:%ld: %s; schemas/formats/README.md says what a descriptor "
	    "may hold",
	    file, fault_line(places, what, logged_line(log)), what);
}

Descriptor *
descriptor_parse(
    const char *file, const char *yaml, size_t length, GError **error)
{
	g_autoptr(GPtrArray) log = g_ptr_array_new_with_free_func(g_free);
	g_autoptr(Places) places = places_read(file, yaml, length, error);
	cyaml_config_t config = base_config;
	Descriptor *descriptor = NULL;
	cyaml_err_t status;

	if (places == NULL)
		return NULL;
	config.log_ctx = log;
	status = cyaml_load_data((const uint8_t *)yaml, length, &config,
	    &descriptor_value, (cyaml_data_t **)&descriptor, NULL);
	if (status == CYAML_OK && descriptor)
		return descriptor;
	set_error(file, places, log, status, error);
	return NULL;
}

void
descriptor_free(Descriptor *descriptor)
{
	if (descriptor == NULL)
		return;
	for (unsigned i = 0; descriptor->lookups && i < descriptor->maps_count;
	     i++)
		g_hash_table_unref(descriptor->lookups[i]);
	g_free(descriptor->lookups);
	cyaml_free(&base_config, &descriptor_value, descriptor, 0);
}
