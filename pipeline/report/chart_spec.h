/*
 * chart_spec.h - what a chart says, never how it looks.
 *
 * Three families.  Series charts (CHART_LINES) plot points on two axes.  Row
 * charts have one row per thing, with intervals, bars or cells on one shared
 * axis.  Link charts (CHART_MATRIX, CHART_NETWORK) have links from row to
 * row.  The title is the finding; the subtitle unit, n, window.
 * Owns all its strings; NAN is a missing number and is said so, not drawn.
 */
#ifndef PIPELINE_REPORT_CHART_SPEC_H
#define PIPELINE_REPORT_CHART_SPEC_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

typedef enum ChartKind {
	CHART_LADDER,		/* rows: interval on a log axis of multiples */
	CHART_HEAT,		/* rows x columns: cells with value and text */
	CHART_LINES,		/* series of points, lines and bands */
	CHART_INTERVALS,	/* small multiples: dot + interval per column */
	CHART_GANTT,		/* rows: start, end, float, dependencies */
	CHART_DOTPLOT,		/* quantile dotplot of one distribution */
	CHART_MATRIX,		/* rows x rows: links as cells, in groups */
	CHART_NETWORK,		/* rows as nodes, links as arrows */
	CHART_BULLETS,		/* rows: value in multiples of a threshold;
				   cell: when it gets there, on a y of time */
	CHART_CALENDAR,		/* rows: days on which something comes back */
} ChartKind;

typedef enum AxisScale {
	AXIS_LINEAR,
	AXIS_LOG,
	AXIS_TIME,		/* values are Dates (days since 1970) */
} AxisScale;

typedef struct ChartAxis {
	char *label;		/* with its unit; NULL: none */
	AxisScale scale;
	double lo, hi;		/* NAN: from the data */
	char *prefix, *suffix;	/* of tick labels: "$", "×"; NULL */
	bool percent;		/* 0.2 prints as 20 % */
} ChartAxis;

/* A line or mark across the plot at VALUE. */
typedef struct ChartMark {
	double value;
	char *label;
	bool on_y;
} ChartMark;

/* A named range of y across the plot, behind all else: CHART_LINES. */
typedef struct ChartBand {
	double lo, hi;		/* NAN: to the edge of the plot */
	char *label;
	bool shaded;		/* the one to look at */
} ChartBand;

typedef enum SeriesForm {
	SERIES_LINE,		/* y; lo..hi as a band where given */
	SERIES_POINTS,		/* y; hollow points where `open` */
	SERIES_BARS,
} SeriesForm;

/* What a thing means; the theme gives it a colour, a shape and a dash. */
typedef enum ChartRole {
	ROLE_NEUTRAL,
	ROLE_FIRST,		/* the thing the title is about */
	ROLE_SECOND,
	ROLE_THIRD,
	ROLE_FOURTH,
	ROLE_MUTED,		/* context */
	ROLE_BAD,		/* act */
	ROLE_WATCH,		/* monitor */
	ROLE_GOOD,		/* ok */
} ChartRole;

typedef struct ChartPoint {
	double x, y, lo, hi;	/* lo, hi: NAN if none */
	char *hover;		/* NULL: made from x and y */
	bool open;		/* censored or projected: drawn hollow */
} ChartPoint;

typedef struct ChartSeries {
	char *name;		/* its direct label */
	SeriesForm form;
	ChartRole role;
	bool dashed;
	bool whiskers;		/* of a line: lo..hi at each point, which is
				   marked, and side by side with others' */
	GArray *points;		/* of ChartPoint, x ascending */
} ChartSeries;

typedef struct ChartCell {
	double value, lo, hi;	/* decides the shade, or the interval */
	char *text;		/* printed in it; NULL: none */
	ChartRole role;
	char *note;		/* "lock window" step and the like; NULL */
} ChartCell;

typedef struct ChartRow {
	char *label;
	char *note;		/* second line, at the right or below; NULL */
	ChartRole role;
	bool hollow;		/* an organisation limit; a proxy */
	bool critical;		/* on the critical path */
	double lo, mid, hi;	/* interval (P10, P50, P90); NAN: none */
	double start, end, slack_end;	/* Gantt; NAN elsewhere */
	GArray *cells;		/* of ChartCell, one per column; days of a
				   CHART_CALENDAR, ROLE_NEUTRAL if ordinary;
				   the crossing of a CHART_BULLETS, if any */
	GArray *after;		/* of size_t: rows this one depends on */
	char *missing;		/* why there is nothing to draw; NULL */
	char *value;		/* the value in its own unit: CHART_BULLETS */
	char *state;		/* what ROLE means, in a word; NULL */
	char *group;		/* the block it stands in, with its
				   neighbours of the same: CHART_MATRIX */
	double x, y;		/* place in CHART_NETWORK, 0 to 1 from the
				   top left; NAN: on a ring */
} ChartRow;

/*
 * From row to row, at most one for each pair and direction.  ROLE_NEUTRAL
 * leaves it to the chart: a matrix draws what crosses groups as bad.  To
 * itself in a matrix only.
 */
typedef struct ChartLink {
	size_t from, to;	/* rows */
	double weight;		/* decides shade or width; NAN: not known */
	char *text;		/* what it is made of, for pointing; NULL */
	ChartRole role;
	bool dashed;		/* inferred only */
} ChartLink;

typedef struct ChartSpec {
	ChartKind kind;
	char *id;		/* slug; file name and id prefix */
	char *title, *subtitle;	/* the finding; unit, n, window */
	char *description;	/* range in words, for <desc>; NULL: made from
				   what is there */
	char *table;		/* id of the report Table with its numbers */
	ChartAxis x, y;
	GPtrArray *columns;	/* of char *: heads of cells or panels */
	GPtrArray *rows;	/* of ChartRow * */
	GPtrArray *series;	/* of ChartSeries * */
	GArray *links;		/* of ChartLink */
	GArray *marks;		/* of ChartMark */
	GArray *bands;		/* of ChartBand */
	GArray *samples;	/* of double, ascending: CHART_DOTPLOT */
	double beyond;		/* y above it is "beyond evidence"; NAN */
} ChartSpec;

ChartSpec *chart_spec_new(ChartKind kind, const char *id, const char *title,
    const char *subtitle);
void chart_spec_free(ChartSpec *spec);
G_DEFINE_AUTOPTR_CLEANUP_FUNC(ChartSpec, chart_spec_free)

void chart_axis_set(ChartAxis *axis, const char *label, AxisScale scale);
void chart_spec_add_column(ChartSpec *spec, const char *head);
void chart_spec_add_mark(ChartSpec *spec, double value, const char *label,
    bool on_y);

void chart_spec_add_band(ChartSpec *spec, double lo, double hi,
    const char *label, bool shaded);

/* Rows and series stay where they are; a cell, point or link only until the
 * next one is added to the same row, series or chart. */
ChartRow *chart_spec_add_row(ChartSpec *spec, const char *label);
ChartCell *chart_row_add_cell(ChartRow *row, double value, const char *text,
    ChartRole role);
ChartLink *chart_spec_add_link(ChartSpec *spec, size_t from, size_t to,
    double weight, const char *text);
ChartSeries *chart_spec_add_series(ChartSpec *spec, const char *name,
    SeriesForm form, ChartRole role);
ChartPoint *chart_series_add(ChartSeries *series, double x, double y,
    double lo, double hi);

#endif
