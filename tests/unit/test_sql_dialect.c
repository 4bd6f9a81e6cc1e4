#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/ingest/sql_dialect.h"

static const struct {
	const char *name;
	const char *text;
	SqlDialect want;
} cases[] = {
	{ "nothing", "", SQL_OTHER },
	{ "plain DDL", "CREATE TABLE a (b int, c datetime);", SQL_OTHER },
	{ "pg_dump", "--\n-- PostgreSQL database dump\n--\n", SQL_POSTGRES },
	{ "psql's lines alone", "\\restrict abc\n", SQL_POSTGRES },
	{ "structure.sql", "CREATE EXTENSION IF NOT EXISTS a;", SQL_POSTGRES },
	{ "written by hand",
	    "create table a (b bigserial, c timestamptz, d jsonb);",
	    SQL_POSTGRES },
	{ "mysqldump", "-- MySQL dump 10.13  Distrib 8.0", SQL_MYSQL },
	{ "mariadb-dump",
	    "/*M!999999\\- enable the sandbox mode */\n-- MariaDB dump 10.19",
	    SQL_MYSQL },
	{ "without comments", "/*!40101 SET NAMES utf8 */;", SQL_MYSQL },
	{ "phpMyAdmin", "-- phpMyAdmin SQL Dump\n-- version 5", SQL_MYSQL },
	{ "MySQL by hand",
	    "create table a (b int unsigned auto_increment) engine = innodb;",
	    SQL_MYSQL },
	{ "MySQL that speaks of PostgreSQL",
	    "-- MySQL dump\n-- CREATE TABLE `a` ENGINE=InnoDB\n"
	    "INSERT INTO `a` VALUES ('ported: CREATE EXTENSION');",
	    SQL_MYSQL },
	{ "a name that MySQL has as a word",
	    "CREATE DATABASE shop_auto_increment;\n\\c shop_auto_increment;\n",
	    SQL_POSTGRES },
	{ "SQL Server", "CREATE TABLE [dbo].[a] ([b] [int])\nGO\n", SQL_OTHER },
	{ "Oracle", "CREATE TABLE a (b NUMBER(9), c VARCHAR2(10));",
	    SQL_OTHER },
	{ "SQLite",
	    "CREATE TABLE a (b INTEGER PRIMARY KEY AUTOINCREMENT, "
	    "c DATETIME DEFAULT (DATETIME('now')));",
	    SQL_OTHER },
};

static void
tells_dialects_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		SqlDialect got =
		    sql_dialect_sniff(cases[i].text, strlen(cases[i].text));

		if (got != cases[i].want)
			print_error("%s\n", cases[i].name);
		assert_int_equal(got, cases[i].want);
	}
}

static void
looks_past_nul(void **state)
{
	static const char text[] = "\0\0-- MySQL dump";

	(void)state;
	assert_int_equal(sql_dialect_sniff(text, sizeof text - 1), SQL_MYSQL);
}

static void
looks_at_the_beginning_only(void **state)
{
	g_autoptr(GString) text = g_string_new(NULL);

	(void)state;
	while (text->len < SQL_SNIFF_SIZE)
		g_string_append(text, "-- filler\n");
	g_string_append(text, "-- MySQL dump");
	assert_int_equal(sql_dialect_sniff(text->str, text->len), SQL_OTHER);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tells_dialects_apart),
		cmocka_unit_test(looks_past_nul),
		cmocka_unit_test(looks_at_the_beginning_only),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
