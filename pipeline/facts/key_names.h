/*
 * key_names.h - the tables of a database by what others may call them.
 *
 * Names borrows the tables and owns the rest.  Lists that it hands out are
 * its own, in the order of the tables; NULL stands for an empty one.
 */
#ifndef PIPELINE_FACTS_KEY_NAMES_H
#define PIPELINE_FACTS_KEY_NAMES_H

#include <glib.h>

#include "pipeline/facts/schema.h"

/* A table as others may refer to it. */
typedef struct Entity {
	Table *table;
	GPtrArray *words;	/* of its name; of char * */
	const Column *key;	/* what is referred to: the primary key of one
				   column, or the only unique one; NULL */
} Entity;

typedef struct Names {
	GPtrArray *entities;	/* of Entity *, in the order of the tables */
	GHashTable *whole;	/* "schema\nstems" to a list of Entity * */
	GHashTable *keys;	/* "schema\nprimary key" likewise */
	char *common;		/* the word that at least half of the tables
				   begin with: "wp"; NULL: none */
	GString *text;		/* what is looked up */
} Names;

/* A schema that stands for all together. */
extern const char names_any_schema[];

Names *names_new(const GPtrArray *tables);
void names_free(Names *names);

/* The tables whose name has the stems of the words HEAD and TAIL. */
const GPtrArray *names_called(Names *names, const char *schema, char **head,
    unsigned head_count, char **tail, unsigned tail_count);

/* The tables whose primary key is the one column NAME. */
const GPtrArray *names_with_key(Names *names, const char *schema,
    const char *name);

#endif
