/*
 * cur_lines.h - what Larkfield uses at AWS, and under which names.
 */
#ifndef PIPELINE_DEMO_CUR_LINES_H
#define PIPELINE_DEMO_CUR_LINES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct CurKind {
	const char *code, *product; /* lines of one product are neighbours */
	const char *family;
	const char *usage_type, *operation;
	const char *what; /* completes "$0.10 per …" */
	const char *unit;
	int64_t rate; /* 10^-10 USD per unit */
	int permille; /* of the month's usage; 0: reserved */
	bool whole; /* counted, not measured */
	int resources;
	const char *resource; /* begins their ids; NULL: has none */
	const char *tag; /* domain; NULL: not tagged */
} CurKind;

extern const CurKind cur_kinds[];
extern const size_t cur_kind_count;

#endif
