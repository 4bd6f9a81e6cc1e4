/*
 * svg_path.h - path data in as few bytes as it needs.
 *
 * Coordinates are kept to a hundredth of a pixel, which is finer than what
 * can be seen at any zoom a report is read at.
 */
#ifndef RENDERERS_CANVAS_SVG_PATH_H
#define RENDERERS_CANVAS_SVG_PATH_H

/* The path data D in relative commands; errors of rounding do not add up.
 * Anything but M, L, C and Z comes back as it was.  The caller frees it. */
char *svg_path_compact(const char *d);

/* Every number in VALUE rounded to two decimals, the rest as it is: for
 * coordinates, lengths and transforms.  The caller frees it. */
char *svg_round_numbers(const char *value);

#endif
