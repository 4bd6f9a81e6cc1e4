#include <math.h>
#include <stdio.h>
#include <string.h>

#include "cmd/explanation.h"
#include "pipeline/base/display.h"
#include "pipeline/base/number.h"
#include "pipeline/lang/units.h"

/* EXCERPT: cells of a line of a file where no terminal says how many. */
enum { STEP = 2, DEEPEST = 40, LEAST_ROOM = 30, EXCERPT = 120 };

/* A figure of which everything below is still to be printed. */
typedef struct Printer {
	const Explanation *explanation;
	GHashTable *told; /* ids of figures and sources that were printed */
	size_t width;
	bool wrap;
} Printer;

static void
print_words(const Printer *printer, size_t indent, size_t hang, char **words)
{
	size_t at = indent;

	printf("%*s", (int)indent, "");
	for (char **word = words; *word != NULL; word++) {
		const size_t length = display_width(*word);

		if (word > words && at + 1 + length > printer->width) {
			printf("\n%*s", (int)(indent + hang), "");
			at = indent + hang;
		} else if (word > words) {
			putchar(' ');
			at++;
		}
		fputs(*word, stdout);
		at += length;
	}
	putchar('\n');
}

/* A line, broken where it must be; what follows is HANG cells deeper. */
static void
print_line(const Printer *printer, size_t indent, size_t hang, const char *text)
{
	g_autofree char *line = display_line(text);
	g_auto(GStrv) words = NULL;

	if (!printer->wrap || indent + LEAST_ROOM > printer->width) {
		printf("%*s%s\n", (int)indent, "", line);
		return;
	}
	words = g_strsplit(line, " ", -1);
	print_words(printer, indent, hang, words);
}

static void print_line_of(const Printer *printer, size_t indent, size_t hang,
    const char *format, ...) G_GNUC_PRINTF(4, 5);

static void
print_line_of(
    const Printer *printer, size_t indent, size_t hang, const char *format, ...)
{
	g_autofree char *text = NULL;
	va_list args;

	va_start(args, format);
	text = g_strdup_vprintf(format, args);
	va_end(args);
	print_line(printer, indent, hang, text);
}

/* " (LO to HI)"; "" where neither is known. */
static char *
range_words(const char *lo, const char *hi)
{
	const bool no_lo = strcmp(lo, NUMBER_MISSING) == 0;
	const bool no_hi = strcmp(hi, NUMBER_MISSING) == 0;

	if (no_lo && no_hi)
		return g_strdup("");
	if (no_hi)
		return g_strdup_printf(" (from %s)", lo);
	if (no_lo)
		return g_strdup_printf(" (up to %s)", hi);
	return g_strdup_printf(" (%s to %s)", lo, hi);
}

/* The interval; its unit is enough behind the upper end. */
static char *
interval_words(const Figure *figure)
{
	char low[FIGURE_TEXT_SIZE], high[FIGURE_TEXT_SIZE];

	return range_words(isnan(figure->hi)
			       ? figure_format(figure, figure->lo, low)
			       : figure_format_number(figure, figure->lo, low),
	    figure_format(figure, figure->hi, high));
}

/* "12× (9.8× to 15×)", "no value". */
static char *
value_words(const Figure *figure)
{
	char value[FIGURE_TEXT_SIZE];
	g_autofree char *range = interval_words(figure);

	if (!figure_has_value(figure))
		return g_strdup("no value");
	return g_strconcat(figure_format_value(figure, value), range, NULL);
}

/* "n = 10,000, measured, simulated"; empty if nothing is to be said. */
static char *
tag_words(const Figure *figure)
{
	GString *words = g_string_new(NULL);
	char count[NUMBER_TEXT_SIZE];

	if (!isnan(figure->n))
		g_string_append_printf(words, "n = %s",
		    number_format_count((int64_t)figure->n, count));
	for (size_t i = 0; i < FIGURE_TAGS; i++)
		if (figure->tags & figure_tags[i].tag)
			g_string_append_printf(words, "%s%s",
			    words->len > 0 ? ", " : "", figure_tags[i].name);
	return g_string_free(words, FALSE);
}

static char *
number_words(double value, double lo, double hi, const char *unit)
{
	char number[NUMBER_TEXT_SIZE], from[NUMBER_TEXT_SIZE],
	    to[NUMBER_TEXT_SIZE];
	g_autofree char *range =
	    lo < hi ? range_words(number_format_human(lo, 4, from),
			  number_format_human(hi, 4, to))
		    : g_strdup("");

	g_autofree char *quantity =
	    lang_quantity(unit, number_format_human(value, 4, number));

	return g_strconcat(quantity, range, NULL);
}

static bool
is_usual(const ReportSource *source)
{
	return source->value == source->usual &&
	       source->lo == source->usual_lo && source->hi == source->usual_hi;
}

/* Where the value is from, and where to change it. */
static void
print_setting(const Printer *printer, size_t indent, const ReportSource *source)
{
	g_autofree char *usual =
	    isnan(source->usual) ? NULL
				 : number_words(source->usual, source->usual_lo,
				       source->usual_hi, source->unit);

	if (source->file != NULL)
		print_line_of(printer, indent, STEP, "set at %s:%ld:%ld%s%s",
		    source->file, source->line, source->column,
		    usual != NULL && !is_usual(source) ? "; the default is "
						       : "",
		    usual != NULL && !is_usual(source) ? usual : "");
	else if (source->key != NULL)
		print_line_of(printer, indent, STEP,
		    "the default; set %s in headroom.yaml to replace it",
		    source->key);
}

static void
print_source(Printer *printer, size_t indent, const ReportSource *source)
{
	g_autofree char *value = source->text != NULL
				     ? g_strdup(source->text)
				     : number_words(source->value, source->lo,
					   source->hi, source->unit);
	const bool valued = source->text != NULL || !isnan(source->value);
	const bool told = !g_hash_table_add(printer->told, (char *)source->id);

	print_line_of(printer, indent, 2 * STEP, "%s%s%s%s", source->id,
	    valued ? ": " : "", valued ? value : "", told ? " (above)" : "");
	if (told)
		return;
	if (!g_str_has_prefix(source->id, "config:"))
		print_line(printer, indent + STEP, STEP, source->label);
	print_setting(printer, indent + STEP, source);
}

static void
print_excerpt(
    const Printer *printer, size_t indent, const char *path, long line)
{
	const char *text = explanation_line(printer->explanation, path, line);
	const bool fits = printer->wrap && indent + LEAST_ROOM < printer->width;
	g_autofree char *shown = NULL, *clipped = NULL;

	if (text == NULL)
		return;
	shown = display_line(text + strspn(text, " \t"));
	clipped = display_clip(
	    shown, fits ? printer->width - indent - STEP : EXCERPT);
	printf("%*s| %s\n", (int)indent, "", clipped);
}

static void
print_place(const Printer *printer, size_t indent, const FileLine *place)
{
	if (place->line > 0)
		print_line_of(printer, indent, 2 * STEP, "%s:%ld", place->path,
		    place->line);
	else
		print_line(printer, indent, 2 * STEP, place->path);
	print_excerpt(printer, indent + STEP, place->path, place->line);
}

static void
print_row(const Printer *printer, size_t indent, const FigureRow *row)
{
	g_autofree char *line =
	    row->line > 0 ? g_strdup_printf(":%ld", row->line) : g_strdup("");

	print_line_of(printer, indent, 2 * STEP, "%s%s%s%s%s%s", row->file,
	    line, row->key != NULL ? "  " : "",
	    row->key != NULL ? row->key : "", row->value != NULL ? "  " : "",
	    row->value != NULL ? row->value : "");
	print_excerpt(printer, indent + STEP, row->file, row->line);
}

static void print_figure(Printer *printer, size_t indent, const Figure *figure);

static void
print_input(Printer *printer, size_t indent, const char *id)
{
	const Report *report = printer->explanation->report;
	const Figure *figure = figure_set_find(report->figures, id);
	const ReportSource *source = report_find_source(report, id);
	FileLine place;

	if (explanation_parse_file(report, id, &place)) {
		print_place(printer, indent, &place);
		file_line_clear(&place);
	} else if (figure != NULL) {
		print_figure(printer, indent, figure);
	} else if (source != NULL) {
		print_source(printer, indent, source);
	} else {
		print_line_of(
		    printer, indent, 2 * STEP, "%s: not in this review", id);
	}
}

static void
print_below(Printer *printer, size_t indent, const Figure *figure)
{
	if (figure->inputs->len + figure->evidence->len == 0)
		return;
	if (indent >= DEEPEST * STEP) {
		print_line(printer, indent, STEP,
		    "made from more; ask for it by its own name");
		return;
	}
	if (figure->inputs->len > 0)
		print_line(printer, indent, STEP, "made from");
	for (unsigned i = 0; i < figure->inputs->len; i++)
		print_input(printer, indent + STEP, figure->inputs->pdata[i]);
	if (figure->evidence->len > 0)
		print_line(printer, indent, STEP, "such as the rows");
	for (unsigned i = 0; i < figure->evidence->len; i++)
		print_row(printer, indent + STEP, figure->evidence->pdata[i]);
}

static void
print_figure(Printer *printer, size_t indent, const Figure *figure)
{
	g_autofree char *value = value_words(figure);
	g_autofree char *tags = tag_words(figure);
	const bool told = !g_hash_table_add(printer->told, figure->id);

	print_line_of(printer, indent, 2 * STEP, "%s: %s%s", figure->id, value,
	    told ? " (above)" : "");
	if (told)
		return;
	if (figure->label != NULL)
		print_line(printer, indent + STEP, STEP, figure->label);
	if (figure->method != NULL)
		print_line_of(
		    printer, indent + STEP, STEP, "how: %s", figure->method);
	if (figure->reason != NULL)
		print_line_of(
		    printer, indent + STEP, STEP, "why: %s", figure->reason);
	if (*tags != '\0')
		print_line(printer, indent + STEP, STEP, tags);
	print_below(printer, indent + STEP, figure);
}

static void
print_file(const Printer *printer, const ExplainedFile *file)
{
	static const char *const states[] = {
		[FILE_SAME] = "as it was when the review was made",
		[FILE_CHANGED] = "changed since the review was made, so that "
				 "no line of it is shown",
		[FILE_ABSENT] = "not found here",
		[FILE_NAMING] = "not shown, since the review calls people "
				"by numbers",
		[FILE_UNREAD] = "not told by the review with a digest",
	};
	const bool elsewhere =
	    file->found != NULL && !g_str_has_prefix(file->path, file->found);

	print_line_of(printer, STEP, 2 * STEP, "%s: %s%s%s%s", file->path,
	    states[file->state], elsewhere ? " (" : "",
	    elsewhere ? file->found : "", elsewhere ? ")" : "");
}

void
explanation_print_text(const Explanation *explanation, size_t width, bool wrap)
{
	g_autoptr(GHashTable) told = g_hash_table_new(g_str_hash, g_str_equal);
	Printer printer = { explanation, told, width, wrap };

	print_figure(&printer, 0, explanation->figures->pdata[0]);
	if (explanation->files->len > 0)
		puts("files");
	for (unsigned i = 0; i < explanation->files->len; i++)
		print_file(&printer, explanation->files->pdata[i]);
}
