/*
 * hbm_model.h - the classes and tables of Hibernate mappings, file by file.
 *
 * A class is mapped in one file and pointed at from others, so that nothing
 * becomes a table before all files are read.  The model owns copies of the
 * class elements; names are interned in the facts.
 */
#ifndef PIPELINE_INGEST_HBM_MODEL_H
#define PIPELINE_INGEST_HBM_MODEL_H

#include <glib.h>
#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/facts/facts.h"
#include "pipeline/ingest/descriptor.h"

/* One class element directly below a mapping's root. */
typedef struct HbmUnit {
	xmlNode *node;		/* a copy */
	size_t input;
	const Descriptor *descriptor;
	const char *package, *schema;	/* of the mapping; NULL */
	unsigned order;		/* in its file */
} HbmUnit;

/* What a file's mappings point at and nobody maps. */
typedef struct HbmGaps {
	GPtrArray *classes;	/* of const char *, as met, no doubles */
	GHashTable *seen;	/* set of CLASSES */
	long beyond;		/* parts past TABLE_PARTS_MAX of their kind */
	long outside;		/* one-to-many to classes nobody maps */
	long outside_line;	/* of the first */
	long classless;		/* relations that name no class */
	long untyped;		/* columns whose type only the class knows */
	const char *relation;	/* the first without a class */
	long line;
} HbmGaps;

typedef struct HbmTable {
	Table *table;		/* until it is handed over */
	size_t input;
	GPtrArray *ids;		/* of const char *: the primary key */
} HbmTable;

typedef enum HbmKind {
	HBM_CLASS,
	HBM_SUBCLASS,		/* in the table of its parent */
	HBM_JOINED,		/* own table, key to the parent's */
	HBM_UNION,		/* own table with the parent's columns */
} HbmKind;

typedef struct HbmClass {
	const char *name;	/* with its package */
	HbmKind kind;
	const xmlNode *node;
	const HbmUnit *unit;
	const char *extends;	/* name of the parent; NULL */
	struct HbmClass *parent;	/* NULL: none, or nobody maps it */
	HbmTable *table;	/* NULL: it has none (a view, abstract) */
	bool view;
} HbmClass;

/* A column that has the type of a key's column. */
typedef struct HbmDebt {
	Table *table;
	const char *column;
	const HbmTable *target;
	unsigned position;
} HbmDebt;

typedef struct HbmModel {
	Facts *facts;
	xmlDoc *holder;		/* of the copies */
	GPtrArray *units;	/* of HbmUnit * */
	GPtrArray *classes;	/* of HbmClass *, in order */
	GPtrArray *tables;	/* of HbmTable *, in order */
	GHashTable *by_name;	/* classes, with their packages */
	GHashTable *by_short;	/* without; NULL where two share it */
	GHashTable *by_table;	/* "schema\nname", in lower case */
	GHashTable *gaps;	/* input to HbmGaps * */
	GArray *debts;		/* of HbmDebt */
} HbmModel;

HbmModel *hbm_model_new(Facts *facts);
void hbm_model_free(HbmModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(HbmModel, hbm_model_free)

/* The class element KIND is about; false if NODE is none. */
bool hbm_class_kind(const xmlNode *node, HbmKind *kind);

/* Keeps a copy of the class element NODE of the file INPUT. */
void hbm_model_add(HbmModel *model, const HbmUnit *unit);

/* Makes HbmClasses with their tables out of all units, by path. */
void hbm_model_sort_out(HbmModel *model);

/* The class that NAME means in UNIT: that of the unit's package, or else the
 * only one of that name in any; NULL if nobody maps it. */
HbmClass *hbm_model_find(const HbmModel *model, const HbmUnit *unit,
    const char *name);

/* The table of that name, made if there is none yet. */
HbmTable *hbm_model_table(HbmModel *model, const HbmUnit *unit,
    const char *schema, const char *name, long line);

/* How far classes are followed to the ones above them. */
enum { HBM_DEPTH_MAX = 100 };

/* Notes that the mappings of INPUT point at CLASS (interned). */
void hbm_model_miss(HbmModel *model, size_t input, const char *class);

HbmGaps *hbm_model_gaps(HbmModel *model, size_t input);

/* An attribute without the quotes that guard names; NULL: absent or empty. */
const char *hbm_attribute(const HbmModel *model, const xmlNode *node,
    const char *name);

/* The class's own name: "Order" of "shop.Order, Shop". */
const char *hbm_short_name(const char *name);

/* The first child element NAME; NULL. */
const xmlNode *hbm_child(const xmlNode *node, const char *name);
bool hbm_is(const xmlNode *node, const char *name);

#endif
