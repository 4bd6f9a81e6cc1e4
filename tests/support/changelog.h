/*
 * changelog.h - a Liquibase changelog read by itself, told as text.
 *
 * Tests compare the whole of what came out, so that nothing that changed by
 * accident stays unseen.
 */
#ifndef TESTS_SUPPORT_CHANGELOG_H
#define TESTS_SUPPORT_CHANGELOG_H

#include "pipeline/facts/facts.h"

typedef struct Changelog {
	Facts *facts;
	Input *input;	/* of the facts */
	char *tables;	/* see sql_script_describe(); sorted by name */
	char *findings;	/* lines of "code line: message" */
	char *skips;	/* lines of "2 for this reason" */
	char *error;	/* why it could not be read on; NULL */
} Changelog;

/* Reads TEXT, which is the file "log.xml"; fails the test unless its rows
 * add up. */
void changelog_read(Changelog *log, const char *text);

/* The same for the content of one changeSet, on line 1. */
void changelog_read_set(Changelog *log, const char *changes);
void changelog_clear(Changelog *log);

typedef struct ChangelogCase {
	const char *name;
	const char *changes;	/* of one changeSet */
	const char *tables;
	const char *findings, *skips; /* NULL: none */
} ChangelogCase;

/* Fails the test where what came out is not what CASES say. */
void changelog_check(const ChangelogCase *cases, size_t count);

#endif
