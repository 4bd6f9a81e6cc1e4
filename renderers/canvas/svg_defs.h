/*
 * svg_defs.h - ids, references and structure of cairo's SVG.
 *
 * Nothing here matches a literal id: each version of cairo spells its own.
 */
#ifndef RENDERERS_CANVAS_SVG_DEFS_H
#define RENDERERS_CANVAS_SVG_DEFS_H

#include "renderers/canvas/svg_node.h"

/*
 * Equal definitions become one, empty and unused ones go with their uses,
 * what wraps a single path goes, and the ids that remain are PREFIX-1,
 * PREFIX-2… in document order, with every reference to them.  Expects
 * elements as svg_style_tidy() leaves them.
 */
void svg_defs_tidy(xmlNode *svg, const char *prefix);

#endif
