#include <math.h>

#include "pipeline/lang/lang.h"
#include "renderers/pdf/slide_part.h"
#include "renderers/pdf/tagged.h"

#define COLUMN_GAP 12.0
#define ROW_PAD 4.5 /* above and below the text of a row */
#define MOST_LEAST 0.4 /* of the table's width, for a single word */
#define CAPTION_GAP 5.0
#define REST_GAP 7.0
#define REST_ROOM 20.0

/* A text of so many letters is not broken: a date, an amount, a range. */
enum { ONE_LINE = 13, ONE_LINE_NUMBER = 18 };

enum { MOST_COLUMNS = 8, MOST_LINES = 3 };

/* A table as it will stand: which columns, and how wide they are. */
typedef struct Plan {
	const Slide *slide;
	const SlideTable *what;
	const ReportTable *table;
	unsigned columns[MOST_COLUMNS];
	double x[MOST_COLUMNS], width[MOST_COLUMNS];
	size_t count;
	Box box;
} Plan;

static const TableColumn *
column_at(const Plan *plan, size_t i)
{
	return plan->table->columns->pdata[plan->columns[i]];
}

static const TableCell *
cell_at(const Plan *plan, unsigned row, size_t i)
{
	const GPtrArray *cells = plan->table->rows->pdata[row];

	return cells->pdata[plan->columns[i]];
}

static bool
is_wanted(const Plan *plan, const TableColumn *column)
{
	const char *const *keys = (const char *const *)plan->what->columns;

	return keys == NULL || g_strv_contains(keys, column->key);
}

static void
choose_columns(Plan *plan)
{
	const GPtrArray *columns = plan->table->columns;

	for (unsigned i = 0; i < columns->len; i++)
		if (plan->count < MOST_COLUMNS &&
		    is_wanted(plan, columns->pdata[i]))
			plan->columns[plan->count++] = i;
}

static TextSpec
plain_text(const Plan *plan, SlideText rank, const char *string, Box box)
{
	TextSpec text = slide_text(rank, string, box);

	text.face.size *= plan->what->scale;
	return text;
}

static SlideText
cell_rank(const Plan *plan, size_t i)
{
	return i == 0 && column_at(plan, i)->align == ALIGN_TEXT ? SLIDE_STRONG
								 : SLIDE_BODY;
}

static double
width_of(const Plan *plan, SlideText rank, const char *text)
{
	TextFace face = plain_text(plan, rank, "", (Box){ 0 }).face;

	return typeset_width(plan->slide->typeset, text, face);
}

/* The least that TEXT can be set in: its widest word. */
static double
least_width(const Plan *plan, SlideText rank, const char *text, long one_line)
{
	g_auto(GStrv) words = NULL;
	double width = 0;

	if (g_utf8_strlen(text, -1) <= one_line)
		return width_of(plan, rank, text);
	words = g_strsplit_set(text, " _./:", -1);
	for (char **word = words; *word != NULL; word++)
		width = fmax(width, width_of(plan, rank, *word));
	return width + width_of(plan, rank, "_");
}

/* What column I needs, and what it would like to have. */
static void
measure_column(
    const Plan *plan, size_t i, unsigned rows, double *least, double *whole)
{
	double most = MOST_LEAST * plan->box.width;
	const char *title = column_at(plan, i)->title;
	SlideText rank = cell_rank(plan, i);
	long one_line = column_at(plan, i)->align == ALIGN_NUMBER
			    ? ONE_LINE_NUMBER
			    : ONE_LINE;

	*least = least_width(plan, SLIDE_NOTE, title, 0);
	*whole = width_of(plan, SLIDE_NOTE, title);
	for (unsigned r = 0; r < rows; r++) {
		const char *text = cell_at(plan, r, i)->text;

		*least = fmax(*least,
		    fmin(most, least_width(plan, rank, text, one_line)));
		*whole = fmax(*whole, width_of(plan, rank, text));
	}
}

/* Each column its least, and of the rest what it would like in proportion;
 * what is left then, none has. */
static void
place_columns(Plan *plan, unsigned rows)
{
	double least[MOST_COLUMNS], whole[MOST_COLUMNS];
	double room = plan->box.width - COLUMN_GAP * (double)(plan->count - 1);
	double wished = 0, x = plan->box.x, share;

	for (size_t i = 0; i < plan->count; i++) {
		measure_column(plan, i, rows, &least[i], &whole[i]);
		room -= least[i];
		wished += whole[i] - least[i];
	}
	share = wished > 0 ? fmax(0, fmin(1, room / wished)) : 0;
	for (size_t i = 0; i < plan->count; i++) {
		plan->x[i] = x;
		plan->width[i] = least[i] + share * (whole[i] - least[i]);
		x += plan->width[i] + COLUMN_GAP;
	}
}

static double
right_edge(const Plan *plan)
{
	return plan->x[plan->count - 1] + plan->width[plan->count - 1];
}

/* Columns that do not fit are left out, from the end. */
static void
fit_columns(Plan *plan, unsigned rows)
{
	double most = plan->box.x + plan->box.width + 0.5;

	place_columns(plan, rows);
	while (right_edge(plan) > most && plan->count > 1) {
		plan->count--;
		place_columns(plan, rows);
	}
}

/* A text of column I, its top at Y. */
static TextSpec
column_text(
    const Plan *plan, size_t i, SlideText rank, const char *string, double y)
{
	TextSpec text = plain_text(plan, rank, string,
	    (Box){ plan->x[i], y, plan->width[i], INFINITY });

	/* A hair more than was measured, so that it does not wrap. */
	text.fit = (TextFit){ plan->width[i] + 0.5, MOST_LINES };
	if (column_at(plan, i)->align == ALIGN_NUMBER) {
		text.anchor = ANCHOR_END;
		text.x += plan->width[i];
	}
	return text;
}

static TextSpec
cell_text(const Plan *plan, unsigned row, size_t i, double y)
{
	return column_text(
	    plan, i, cell_rank(plan, i), cell_at(plan, row, i)->text, y);
}

static TextSpec
head_text(const Plan *plan, size_t i, double y)
{
	return column_text(plan, i, SLIDE_NOTE, column_at(plan, i)->title, y);
}

static double
row_height(const Plan *plan, unsigned row)
{
	double height = 0;

	for (size_t i = 0; i < plan->count; i++) {
		TextSpec text = cell_text(plan, row, i, 0);

		height = fmax(height, slide_measure(plan->slide, &text));
	}
	return height + 2 * ROW_PAD;
}

static double
head_height(const Plan *plan)
{
	double height = 0;

	for (size_t i = 0; i < plan->count; i++) {
		TextSpec text = head_text(plan, i, 0);

		height = fmax(height, slide_measure(plan->slide, &text));
	}
	return height + ROW_PAD;
}

static void
draw_rule(const Plan *plan, double y, ColourRole role)
{
	canvas_line(plan->slide->canvas, plan->box.x, y, right_edge(plan), y,
	    (Stroke){ role, 0.75, DASH_SOLID });
}

static double
draw_head(const Plan *plan, double y)
{
	double bottom = y + head_height(plan);

	tagged_begin(plan->slide->cairo, "TR");
	for (size_t i = 0; i < plan->count; i++) {
		TextSpec text = head_text(plan, i, 0);

		text.y = bottom - ROW_PAD - slide_measure(plan->slide, &text);
		slide_write(plan->slide, "TH", &text);
	}
	tagged_end(plan->slide->cairo, "TR");
	draw_rule(plan, bottom, COLOUR_AXIS);
	return bottom;
}

/* A value leads to how it was computed. */
static void
draw_cell(const Plan *plan, unsigned row, size_t i, double y)
{
	cairo_t *cairo = plan->slide->cairo;
	const char *figure = cell_at(plan, row, i)->figure;
	const char *type = i == 0 ? "TH" : "TD";
	TextSpec text = cell_text(plan, row, i, y);
	g_autofree char *uri = NULL;

	tagged_begin(cairo, type);
	if (figure != NULL) {
		uri = g_strconcat("index.html#figure-", figure, NULL);
		tagged_begin_uri(cairo, uri);
	}
	canvas_text(plan->slide->canvas, &text);
	if (figure != NULL)
		tagged_end(cairo, CAIRO_TAG_LINK);
	tagged_end(cairo, type);
}

static double
draw_row(const Plan *plan, unsigned row, double y)
{
	double bottom = y + row_height(plan, row);

	tagged_begin(plan->slide->cairo, "TR");
	for (size_t i = 0; i < plan->count; i++)
		draw_cell(plan, row, i, y + ROW_PAD);
	tagged_end(plan->slide->cairo, "TR");
	draw_rule(plan, bottom, COLOUR_GRID);
	return bottom;
}

static TextSpec
caption_text(const Plan *plan)
{
	const char *own = plan->what->caption;
	TextSpec text = plain_text(plan, SLIDE_STRONG,
	    own != NULL ? own : plan->table->caption, plan->box);

	text.fit.max_lines = 2;
	return text;
}

static const ReportTable *
whole_table(const SlideTable *what)
{
	return what->whole != NULL ? what->whole : what->table;
}

/* How many of MOST rows fit above BOTTOM, from Y on. */
static unsigned
count_rows(const Plan *plan, unsigned most, double y, double bottom)
{
	unsigned count = 0;

	while (count < most) {
		y += row_height(plan, count);
		if (y > bottom)
			break;
		count++;
	}
	return count;
}

/* The same, with room to say how many more there are. */
static unsigned
fitting_rows(const Plan *plan, unsigned most, double y, double bottom)
{
	unsigned count = count_rows(plan, most, y, bottom);

	if (count == whole_table(plan->what)->rows->len)
		return count;
	return count_rows(plan, most, y, bottom - REST_ROOM);
}

/* The file with all rows, or their place on the page. */
static char *
place_of_all(const ReportTable *table)
{
	if (table->register_name != NULL)
		return g_strdup_printf(
		    "registers/%s.csv", table->register_name);
	return g_strconcat("index.html#table-", table->id, NULL);
}

/* "and 33 more". */
static double
draw_rest(const Plan *plan, unsigned shown, double y)
{
	const ReportTable *whole = whole_table(plan->what);
	long rest = (long)whole->rows->len - (long)shown;
	g_autofree char *words =
	    lang_count(MSG_CHART_MORE_ONE, MSG_CHART_MORE, rest, NULL);
	g_autofree char *uri = place_of_all(whole);
	TextSpec text = plain_text(plan, SLIDE_NOTE, words,
	    (Box){ plan->box.x, y + REST_GAP, plan->box.width, INFINITY });
	Box drawn;

	if (rest <= 0)
		return y;
	tagged_begin_uri(plan->slide->cairo, uri);
	drawn = canvas_text(plan->slide->canvas, &text);
	tagged_end(plan->slide->cairo, CAIRO_TAG_LINK);
	return drawn.y + drawn.height;
}

static double
draw_rows(const Plan *plan, unsigned count, double y)
{
	tagged_begin(plan->slide->cairo, "Table");
	y = draw_head(plan, y);
	for (unsigned i = 0; i < count; i++)
		y = draw_row(plan, i, y);
	tagged_end(plan->slide->cairo, "Table");
	return draw_rest(plan, count, y);
}

double
slide_draw_table(const Slide *slide, const SlideTable *what, Box box)
{
	Plan plan = {
		.slide = slide, .what = what, .table = what->table, .box = box
	};
	unsigned rows = MIN(what->most, what->table->rows->len);
	double y;
	TextSpec caption = caption_text(&plan);

	choose_columns(&plan);
	if (plan.count == 0 || rows == 0)
		return box.y;
	fit_columns(&plan, rows);
	y = box.y + slide_measure(slide, &caption) + CAPTION_GAP;
	rows = fitting_rows(
	    &plan, rows, y + head_height(&plan), box.y + box.height);
	if (rows == 0)
		return box.y;
	slide_write(slide, "P", &caption);
	return draw_rows(&plan, rows, y);
}
