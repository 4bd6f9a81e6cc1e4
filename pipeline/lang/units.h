/*
 * units.h - quantities as people read them.
 *
 * Figures and assumptions have units for machines ("h/week"); here are their
 * words, in the singular and the plural.
 */
#ifndef PIPELINE_LANG_UNITS_H
#define PIPELINE_LANG_UNITS_H

/* NUMBER ("1", "1 to 4") with the words of UNIT: "1 person", "1 to 4 people".
 * A unit without words stands behind it as it is; NULL and "" add nothing.
 * The caller frees it. */
char *lang_quantity(const char *unit, const char *number);

#endif
