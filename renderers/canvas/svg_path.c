#include "renderers/canvas/svg_path.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>

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
write_step(Writer *writer, char command, const Place *places)
{
	switch (command) {
	case 'M':
		writer->at = writer->start = places[0];
		writer->started = false;
		break;
	case 'L':
		write_line(writer, places[0]);
		break;
	case 'C':
		start_subpath(writer);
		write_command(writer, 'c');
		for (int i = 0; i < 3; i++)
			write_offset(writer, places[i]);
		writer->at = places[2];
		break;
	default:
		start_subpath(writer);
		write_command(writer, 'z');
		writer->at = writer->start;
		writer->started = false;
	}
}

/* Reads COUNT places after *P; false when they are not there. */
static bool
read_places(const char **p, Place *places, int count)
{
	for (int i = 0; i < 2 * count; i++) {
		char *end;
		double value = g_ascii_strtod(*p, &end);
		long rounded = lround(value * 100);

		if (end == *p || !isfinite(value))
			return false;
		if (i % 2 == 0)
			places[i / 2].x = rounded;
		else
			places[i / 2].y = rounded;
		*p = end + strspn(end, " ,\n");
	}
	return true;
}

char *
svg_path_compact(const char *d)
{
	static const char commands[] = "MLCZ";
	static const int counts[] = { 1, 1, 3, 0 };
	Writer writer = { .out = g_string_new(NULL) };
	const char *p = d + strspn(d, " \n");

	while (*p != '\0') {
		const char *command = strchr(commands, *p++);
		Place places[3] = { { 0, 0 } };

		if (command == NULL ||
		    !read_places(&p, places, counts[command - commands])) {
			g_string_free(writer.out, true);
			return g_strdup(d);
		}
		write_step(&writer, *command, places);
		p += strspn(p, " \n");
	}
	return g_string_free(writer.out, false);
}

char *
svg_round_numbers(const char *value)
{
	GString *out = g_string_new(NULL);
	const char *p = value;

	while (*p != '\0') {
		char *end;
		double number = g_ascii_strtod(p, &end);

		if (end == p || g_ascii_isalpha(*p)) {
			g_string_append_c(out, *p++);
			continue;
		}
		append_hundredths(out, lround(number * 100));
		p = end;
	}
	return g_string_free(out, false);
}
