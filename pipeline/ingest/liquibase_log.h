/*
 * liquibase_log.h - a Liquibase changelog as it is written, before replay.
 *
 * All of it is held, apart from data: for which database it is replayed is
 * known only at its end.  The log owns everything in it; texts are kept once.
 */
#ifndef PIPELINE_INGEST_LIQUIBASE_LOG_H
#define PIPELINE_INGEST_LIQUIBASE_LOG_H

#include <glib.h>
#include <stdbool.h>

/* An element: a change, a column, its constraints. */
typedef struct LiquibaseNode {
	const char *name;	/* without prefix */
	long line;
	GPtrArray *attributes;	/* of const char *: name, value, name … */
	GPtrArray *children;	/* of LiquibaseNode * */
	GString *text;		/* NULL: none, or not kept */
} LiquibaseNode;

/* A changeSet, or what stands beside them (include). */
typedef struct LiquibaseSet {
	const char *id, *author, *path;	/* NULL: none */
	long line;
	GPtrArray *demands;	/* of char **: lists of databases, each of
				 * which must match */
	bool conditional;	/* has preConditions */
	bool contextual;	/* runs in some contexts or labels only */
	bool ignored;		/* ignore="true" */
	bool stray;		/* no changeSet: stands beside them */
	GPtrArray *changes;	/* of LiquibaseNode * */
} LiquibaseSet;

typedef struct LiquibaseProperty {
	const char *name, *value;
	size_t length;		/* of VALUE */
	char **databases;	/* NULL: all */
} LiquibaseProperty;

typedef struct LiquibaseLog {
	GStringChunk *strings;
	GPtrArray *demands;	/* as above, of every set */
	GPtrArray *sets;	/* of LiquibaseSet *, in order */
	GPtrArray *properties;	/* of LiquibaseProperty *, in order */
} LiquibaseLog;

LiquibaseLog *liquibase_log_new(void);
void liquibase_log_free(LiquibaseLog *log);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(LiquibaseLog, liquibase_log_free)

/* Appends and returns a set, owned by LOG. */
LiquibaseSet *liquibase_log_add_set(LiquibaseLog *log, long line);

/* Appends a node to LIST (changes, children) and returns it. */
LiquibaseNode *liquibase_log_add_node(LiquibaseLog *log, GPtrArray *list,
    const char *name, long line);
void liquibase_log_set(LiquibaseLog *log, LiquibaseNode *node,
    const char *name, const char *value);

/* DATABASES is "mysql, !h2", or NULL. */
void liquibase_log_add_property(LiquibaseLog *log, const char *name,
    const char *value, const char *databases);

/* As written; NULL when it is not there or blank. */
const char *liquibase_node_get(const LiquibaseNode *node, const char *name);

/* The child called NAME; NULL. */
const LiquibaseNode *liquibase_node_child(const LiquibaseNode *node,
    const char *name);

/* "mysql, !h2" to lower-case names; NULL when TEXT is NULL or names none. */
char **liquibase_split_databases(const char *text);

#endif
