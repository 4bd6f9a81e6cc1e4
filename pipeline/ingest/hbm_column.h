/*
 * hbm_column.h - columns and keys that a mapping's elements make.
 */
#ifndef PIPELINE_INGEST_HBM_COLUMN_H
#define PIPELINE_INGEST_HBM_COLUMN_H

#include "pipeline/ingest/hbm_model.h"

/* Where an element makes its columns. */
typedef struct HbmPlace {
	HbmModel *model;
	const HbmClass *class;	/* whose mapping it is in */
	HbmTable *table;
	bool key;		/* the columns are the primary key */
	bool optional;		/* rows of other classes lack them */
	bool inherited;		/* copied into the table of a subclass */
} HbmPlace;

/* Adds the columns of NODE, called FALLBACK where it does not say; appends
 * their names (const char *) to OUT, which may be NULL. */
void hbm_columns(const HbmPlace *place, const xmlNode *node,
    const char *fallback, GPtrArray *out);

/*
 * The key over COLUMNS (of const char *) from the table of PLACE to that of
 * class NAME (NULL: not told), as NODE has it.  Columns without a type get
 * that of the key they point at.
 */
void hbm_key_to_class(const HbmPlace *place, const xmlNode *node,
    const char *name, const GPtrArray *columns);

/* Likewise to a table. */
void hbm_key_to_table(const HbmPlace *place, const xmlNode *node,
    const HbmTable *target, const GPtrArray *columns);

/* COLUMNS are the primary key of TABLE, if it has none yet. */
void hbm_make_primary(HbmTable *table, const GPtrArray *columns);

#endif
