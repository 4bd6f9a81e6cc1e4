/*
 * places.h - where in a YAML file each value stands.
 *
 * libcyaml fills structures but cannot say where a value came from; this
 * pass over the same text can, by path: "users.growth", "domains[2].name".
 * It refuses what a configuration has no use for and an attacker has: anchors
 * and aliases, tags, several documents, keys told twice, deep nesting.
 */
#ifndef PIPELINE_CONFIG_PLACES_H
#define PIPELINE_CONFIG_PLACES_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

enum { PLACE_MAX_DEPTH = 16, PLACE_MAX_NAME = 100 };

typedef enum PlaceKind {
	PLACE_TEXT,
	PLACE_LIST,
	PLACE_SECTION,
} PlaceKind;

typedef struct Place {
	char *path;		/* "" for the root */
	char *name;		/* its key; NULL for items and the root */
	PlaceKind kind;
	bool empty;		/* nothing is there, or null */
	char *text;		/* of PLACE_TEXT; NULL */
	unsigned items;		/* of lists and sections: values below it */
	size_t parent;		/* index; the root is its own */
	long key_line, key_column;	/* 1-based; of the value without key */
	long line, column;	/* of the value */
} Place;

typedef struct Places {
	GPtrArray *all;		/* of Place *, parents first, file order */
	GHashTable *by_path;	/* borrows from ALL */
} Places;

#define PLACES_ERROR (places_error_quark())
GQuark places_error_quark(void);

/* NULL when TEXT is no such YAML: "FILE:LINE:COLUMN: what is wrong"; an empty
 * file has no places. */
Places *places_read(const char *file, const char *text, size_t length,
    GError **error);
void places_free(Places *places);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(Places, places_free)

/* NULL when nothing is at PATH. */
const Place *places_find(const Places *places, const char *path);

#endif
