/*
 * chart_audit.h - can a drawn chart be read?
 */
#ifndef TESTS_SUPPORT_CHART_AUDIT_H
#define TESTS_SUPPORT_CHART_AUDIT_H

#include "renderers/canvas/canvas.h"

/* What is wrong with the texts drawn on CANVAS, a line each: two that
 * overlap, one that leaves the canvas.  NULL if nothing is. */
char *chart_audit(const Canvas *canvas);

#endif
