#include "pipeline/ingest/sql_dialect.h"

#include <glib.h>
#include <stdbool.h>
#include <string.h>

/* Less than ENOUGH proves nothing. */
enum { DIALECTS = SQL_MYSQL + 1, ENOUGH = 10 };

typedef struct Sign {
	const char *text; /* ASCII case ignored */
	SqlDialect dialect;
	int weight; /* 100 proves, 10 suggests, 1 leans */
} Sign;

static const Sign signs[] = {
	{ "-- PostgreSQL database", SQL_POSTGRES, 100 },
	{ "\n\\restrict ", SQL_POSTGRES, 100 },
	{ "\n\\connect ", SQL_POSTGRES, 100 },
	{ " FROM stdin;", SQL_POSTGRES, 100 },
	{ "SET search_path", SQL_POSTGRES, 50 },
	{ "pg_catalog.", SQL_POSTGRES, 50 },
	{ "CREATE EXTENSION", SQL_POSTGRES, 50 },
	{ "LANGUAGE plpgsql", SQL_POSTGRES, 50 },
	{ "ALTER TABLE ONLY ", SQL_POSTGRES, 50 },
	{ "PARTITION OF ", SQL_POSTGRES, 30 },
	{ "::regclass", SQL_POSTGRES, 30 },
	{ "::text", SQL_POSTGRES, 20 },
	{ "OWNER TO ", SQL_POSTGRES, 20 },
	{ "nextval('", SQL_POSTGRES, 20 },
	{ "bigserial", SQL_POSTGRES, 20 },
	{ "timestamptz", SQL_POSTGRES, 20 },
	{ "jsonb", SQL_POSTGRES, 20 },
	{ "USING btree", SQL_POSTGRES, 5 },
	{ "character varying", SQL_POSTGRES, 5 },
	{ "time zone", SQL_POSTGRES, 5 },
	{ "\n\\c ", SQL_POSTGRES, 20 },
	{ "AS IDENTITY", SQL_POSTGRES, 3 },
	{ "bytea", SQL_POSTGRES, 10 },
	{ " serial", SQL_POSTGRES, 3 },
	{ "-- MySQL dump", SQL_MYSQL, 100 },
	{ "-- MariaDB dump", SQL_MYSQL, 100 },
	{ "-- phpMyAdmin", SQL_MYSQL, 100 },
	{ "/*!40", SQL_MYSQL, 100 },
	{ "/*!50", SQL_MYSQL, 100 },
	{ "ENGINE=InnoDB", SQL_MYSQL, 100 },
	{ "ENGINE=MyISAM", SQL_MYSQL, 100 },
	{ "ENGINE = InnoDB", SQL_MYSQL, 100 },
	{ " AUTO_INCREMENT", SQL_MYSQL, 50 },
	{ "\tAUTO_INCREMENT", SQL_MYSQL, 50 },
	{ "\nDELIMITER ", SQL_MYSQL, 50 },
	{ "CREATE TABLE `", SQL_MYSQL, 30 },
	{ "INSERT INTO `", SQL_MYSQL, 30 },
	{ "CREATE TABLE IF NOT EXISTS `", SQL_MYSQL, 30 },
	{ "UNIQUE KEY ", SQL_MYSQL, 20 },
	{ " UNSIGNED", SQL_MYSQL, 20 },
	{ " TINYINT", SQL_MYSQL, 5 },
	{ " DATETIME", SQL_MYSQL, 2 },
	{ "\nGO\n", SQL_OTHER, 80 },
	{ "\nGO\r\n", SQL_OTHER, 80 },
	{ "[dbo].", SQL_OTHER, 80 },
	{ " NVARCHAR", SQL_OTHER, 20 },
	{ " IDENTITY(", SQL_OTHER, 20 },
	{ "VARCHAR2", SQL_OTHER, 80 },
	{ " NUMBER(", SQL_OTHER, 40 },
	{ "AUTOINCREMENT", SQL_OTHER, 40 },
	{ "PRAGMA ", SQL_OTHER, 80 },
	{ "MergeTree", SQL_OTHER, 200 },
	{ "sqlite_sequence", SQL_OTHER, 80 },
};

/* TEXT is in lower case already, and so becomes NEEDLE. */
static bool
contains(const char *text, const char *needle)
{
	g_autofree char *lower = g_ascii_strdown(needle, -1);

	return strstr(text, lower) != NULL;
}

/* The first SQL_SNIFF_SIZE bytes in lower case, without NUL bytes, after a
 * newline so that "\nGO" is found on the first line too. */
static char *
sniffable(const char *text, size_t length)
{
	size_t size = MIN(length, SQL_SNIFF_SIZE);
	char *lower = g_malloc(size + 2);

	lower[0] = '\n';
	for (size_t i = 0; i < size; i++)
		lower[i + 1] = text[i] == '\0' ? ' ' : g_ascii_tolower(text[i]);
	lower[size + 1] = '\0';
	return lower;
}

SqlDialect
sql_dialect_sniff(const char *text, size_t length)
{
	g_autofree char *lower = sniffable(text, length);
	int score[DIALECTS] = { 0 };
	SqlDialect winner = SQL_OTHER;

	for (size_t i = 0; i < G_N_ELEMENTS(signs); i++)
		if (contains(lower, signs[i].text))
			score[signs[i].dialect] += signs[i].weight;
	score[SQL_OTHER] = MAX(score[SQL_OTHER], ENOUGH - 1);
	if (score[SQL_POSTGRES] > score[winner])
		winner = SQL_POSTGRES;
	if (score[SQL_MYSQL] > score[winner])
		winner = SQL_MYSQL;
	return winner;
}
