#include "pipeline/ingest/detect_sql.h"

#include <string.h>

#include "pipeline/ingest/sql_marks.h"

/* How scripts begin, and no header of a CSV: "Create Date,Use case". */
static const char sql_opening[] =
    "^(--|/\\*|\\\\(restrict|connect|set)\\b|DELIMITER\\s|PRAGMA\\s|"
    "BEGIN\\s*(;|TRANSACTION\\b|WORK\\b|$)|START\\s+TRANSACTION\\b|"
    "USE\\s+(\\[[^]]*\\]|`[^`]*`|\\w+)\\s*;?\\s*$|"
    "SET\\s+(@|NAMES\\b|(SESSION|LOCAL|GLOBAL)\\b|\\w+\\s*(=|TO\\b)|"
    "\\w+\\s+(ON|OFF)\\b)|INSERT\\s+(IGNORE\\s+)?INTO\\b|"
    "(CREATE|ALTER|DROP)\\s+(TABLE|DATABASE|SCHEMA|EXTENSION|TYPE|DOMAIN|"
    "SEQUENCE|UNIQUE|INDEX|VIEW|MATERIALIZED|FUNCTION|PROCEDURE|TRIGGER|"
    "ROLE|USER|LOGIN|OR|TEMP|TEMPORARY|UNLOGGED|GLOBAL|LOCAL|FOREIGN|SERVER|"
    "ALGORITHM|DEFINER|DEFAULT|AGGREGATE|CAST|COLLATION|OPERATOR|TABLESPACE|"
    "PUBLICATION|POLICY|RULE|EVENT)\\b)";

/* What no cell of a CSV begins a line with by chance. */
static const char sql_inside[] =
    "^(-- (PostgreSQL|MySQL|MariaDB|phpMyAdmin)\\b|INSERT\\s+INTO\\b|"
    "(CREATE|ALTER|DROP)\\s+(TABLE|DATABASE|SCHEMA)\\b)";

static bool
line_matches(const char *pattern, const char *line)
{
	return g_regex_match_simple(
	    pattern, line, G_REGEX_CASELESS | G_REGEX_RAW, 0);
}

bool
detect_sql_inside(char *const *lines)
{
	for (size_t i = 0; lines[i]; i++)
		if (line_matches(sql_inside, lines[i]))
			return true;
	return false;
}

bool
detect_sql_begins(const char *text)
{
	g_autofree char *line = g_strndup(text, strcspn(text, "\n"));

	return line_matches(sql_opening, line);
}

bool
detect_sql_is_dialect(const Descriptor *descriptor)
{
	return descriptor->detect.proofs_count > 0 ||
	       descriptor->detect.hints_count > 0;
}

/* A text, and how many markers it has of a dialect that is read. */
typedef struct Script {
	const char *text;
	SqlDialect dialect; /* how it quotes */
	unsigned markers;
} Script;

static unsigned
count_phrases(const Script *script, char **phrases, unsigned count)
{
	return count == 0 ? 0
			  : sql_marks_count(script->text, strlen(script->text),
				script->dialect, phrases, count);
}

static bool
speaks(const Script *script, const Detection *detect)
{
	return count_phrases(script, detect->proofs, detect->proofs_count) ||
	       (count_phrases(script, detect->hints, detect->hints_count) >
		       script->markers &&
		   !count_phrases(
		       script, detect->unless, detect->unless_count));
}

/* A dialect that is known only to be left alone. */
static const Descriptor *
find_foreign(const DescriptorSet *set, const Script *script)
{
	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *d = descriptor_set_get(set, i);

		if (d->reader == READER_REFUSE && detect_sql_is_dialect(d) &&
		    speaks(script, &d->detect))
			return d;
	}
	return NULL;
}

static unsigned
count_markers(const char *text, const Detection *detect)
{
	unsigned count = 0;

	for (unsigned i = 0; i < detect->markers_count; i++)
		count += strstr(text, detect->markers[i]) != NULL;
	return count;
}

/* The dialect with most of its marks; the one without marks is any other. */
static const Descriptor *
find_familiar(const DescriptorSet *set, Script *script)
{
	const Descriptor *best = NULL;

	for (size_t i = 0; i < descriptor_set_count(set); i++) {
		const Descriptor *d = descriptor_set_get(set, i);
		unsigned count;

		if (d->reader != READER_SQL)
			continue;
		count = count_markers(script->text, &d->detect);
		if (count < script->markers ||
		    (count == 0 && d->detect.markers_count > 0))
			continue;
		script->markers = count;
		best = d;
	}
	return best;
}

bool
detect_sql(const DescriptorSet *set, const char *text, Detected *out)
{
	Script script = { text, sql_dialect_sniff(text, strlen(text)), 0 };
	const Descriptor *familiar = find_familiar(set, &script);
	const Descriptor *foreign = find_foreign(set, &script);

	out->descriptor = foreign ? foreign : familiar;
	out->why = g_strdup(foreign ? "its SQL says what only this dialect says"
				    : "it begins like an SQL script");
	return out->descriptor != NULL;
}
