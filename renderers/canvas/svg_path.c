#include "renderers/canvas/svg_path.h"

#include <math.h>
#include <stdbool.h>

/* Hundredths of a pixel. */
typedef struct Place {
	long x, y;
} Place;

typedef struct Writer {
	GString *out;
	char command; /* last one written */
	bool pointed; /* the last number had a decimal point */
	Place at, start;
	bool started; /* the subpath of START is in OUT */
} Writer;

/* A drawing has tens of thousands of them: too many for printf(). */
static void
append_hundredths(GString *out, long value)
{
	char text[3 * sizeof value + 2], *end = text + sizeof text, *p = end;
	long left = labs(value);
	bool fraction = left % 100 != 0;

	if (left % 10 != 0)
		*--p = (char)('0' + left % 10);
	left /= 10;
	if (fraction) {
		*--p = (char)('0' + left % 10);
		*--p = '.';
	}
	left /= 10;
	if (left == 0 && !fraction)
		*--p = '0';
	for (; left != 0; left /= 10)
		*--p = (char)('0' + left % 10);
	if (value < 0)
		*--p = '-';
	g_string_append_len(out, p, end - p);
}

static void
write_command(Writer *writer, char command)
{
	if (command != writer->command || command == 'M')
		g_string_append_c(writer->out, command);
	writer->command = command;
}

static void
write_number(Writer *writer, long value)
{
	GString *out = writer->out;
	bool after_number =
	    out->len > 0 && !g_ascii_isalpha(out->str[out->len - 1]);
	bool bare_point = value > 0 && value < 100;

	if (after_number && value >= 0 && !(bare_point && writer->pointed))
		g_string_append_c(out, ' ');
	append_hundredths(out, value);
	writer->pointed = value % 100 != 0;
}

static void
write_offset(Writer *writer, Place to)
{
	write_number(writer, to.x - writer->at.x);
	write_number(writer, to.y - writer->at.y);
}

/* A move is written when something follows it. */
static void
start_subpath(Writer *writer)
{
	if (writer->started)
		return;
	write_command(writer, 'M');
	write_number(writer, writer->at.x);
	write_number(writer, writer->at.y);
	writer->started = true;
}

static void
write_line(Writer *writer, Place to)
{
	start_subpath(writer);
	if (to.y == writer->at.y) {
		write_command(writer, 'h');
		write_number(writer, to.x - writer->at.x);
	} else if (to.x == writer->at.x) {
		write_command(writer, 'v');
		write_number(writer, to.y - writer->at.y);
	} else {
		write_command(writer, 'l');
		write_offset(writer, to);
	}
	writer->at = to;
}

static void
write_curve(Writer *writer, const Place *places)
{
	start_subpath(writer);
	write_command(writer, 'c');
	for (int i = 0; i < 3; i++)
		write_offset(writer, places[i]);
	writer->at = places[2];
}

static void
close_subpath(Writer *writer)
{
	start_subpath(writer);
	write_command(writer, 'z');
	writer->at = writer->start;
	writer->started = false;
}

/* The points that follow HEADER. */
static void
read_places(const cairo_path_data_t *header, Place *places)
{
	for (int i = 1; i < header->header.length; i++)
		places[i - 1] = (Place){ lround(header[i].point.x * 100),
			lround(header[i].point.y * 100) };
}

char *
svg_path_write(const cairo_path_t *path)
{
	Writer writer = { .out = g_string_new(NULL) };
	const cairo_path_data_t *data = path->data;
	Place places[3] = { { 0, 0 } };

	for (int i = 0; i < path->num_data; i += data[i].header.length) {
		read_places(&data[i], places);
		switch (data[i].header.type) {
		case CAIRO_PATH_MOVE_TO:
			writer.at = writer.start = places[0];
			writer.started = false;
			break;
		case CAIRO_PATH_LINE_TO:
			write_line(&writer, places[0]);
			break;
		case CAIRO_PATH_CURVE_TO:
			write_curve(&writer, places);
			break;
		case CAIRO_PATH_CLOSE_PATH:
			close_subpath(&writer);
			break;
		}
	}
	return g_string_free(writer.out, false);
}

void
svg_append_number(GString *out, double number)
{
	append_hundredths(out, lround(number * 100));
}
