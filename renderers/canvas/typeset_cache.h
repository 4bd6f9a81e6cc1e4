/*
 * typeset_cache.h - paragraphs that were set before.
 *
 * A chart is drawn at several widths, and measures a label before it draws
 * it: most of its texts are set many times.  The cache holds a reference to
 * each paragraph, and starts anew when it holds very many.
 */
#ifndef RENDERERS_CANVAS_TYPESET_CACHE_H
#define RENDERERS_CANVAS_TYPESET_CACHE_H

#include "renderers/canvas/typeset.h"

typedef struct TypesetCache TypesetCache;

enum { TYPESET_CACHE_MOST = 4096 };

TypesetCache *typeset_cache_new(void);
void typeset_cache_free(TypesetCache *cache);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(TypesetCache, typeset_cache_free)

/* A reference for the caller, or NULL. */
Paragraph *typeset_cache_find(
    const TypesetCache *cache, const char *text, TextFace face, TextFit fit);

/* Keeps a reference of its own; nothing equal may be in CACHE. */
void typeset_cache_add(TypesetCache *cache, const char *text, TextFace face,
    TextFit fit, Paragraph *paragraph);

#endif
