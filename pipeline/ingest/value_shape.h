/*
 * value_shape.h - what the values of a column look like.
 */
#ifndef PIPELINE_INGEST_VALUE_SHAPE_H
#define PIPELINE_INGEST_VALUE_SHAPE_H

#include <glib.h>
#include <stdbool.h>

typedef enum ValueShape {
	SHAPE_NOTHING,		/* no value was seen */
	SHAPE_TEXT,
	SHAPE_KEY,		/* SHOP-12, in capitals */
	SHAPE_DATE,		/* day, month or time, in any known order */
	SHAPE_MONEY,		/* $1,000.50, or two decimals */
	SHAPE_NUMBER,
	SHAPE_SPAN,		/* 1w 2d */
	SHAPE_CURRENCY,		/* EUR */
} ValueShape;

/* "SHOP-12", in capitals: "i-12" may be anything. */
bool value_looks_like_key(const char *text);

/* What all of VALUES (of char *, none of them empty) are. */
ValueShape value_shape(const GPtrArray *values);

/* A plain number, which needs no conversion. */
bool value_is_plain_number(const char *text);

#endif
