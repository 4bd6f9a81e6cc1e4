/*
 * chart_kinds.h - the one list of what draws which kind of chart.
 *
 * Each draws from TOP down and sets the height of the canvas; to add a kind,
 * add its line here and in the table of chart.c.
 */
#ifndef RENDERERS_CHART_CHART_KINDS_H
#define RENDERERS_CHART_CHART_KINDS_H

#include "pipeline/report/chart_spec.h"
#include "renderers/canvas/canvas.h"

void chart_ladder_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_heat_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_lines_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_intervals_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_gantt_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_dotplot_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_matrix_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_network_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_bullets_draw(const ChartSpec *spec, Canvas *canvas, double top);
void chart_calendar_draw(const ChartSpec *spec, Canvas *canvas, double top);

#endif
