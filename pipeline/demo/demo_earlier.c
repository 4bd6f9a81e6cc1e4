#include "pipeline/demo/demo_earlier.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/base/filetree.h"
#include "pipeline/demo/larkfield.h"

/* What is smaller does not follow users. */
static const double least_grown = 1000;

/* Appends the digits at *TEXT, less by SHARE, and moves past them. */
static void
append_scaled(const char **text, double share, GString *out)
{
	char *end;
	const double now = (double)g_ascii_strtoull(*text, &end, 10);
	const double then = now < least_grown ? now : nearbyint(now * share);

	g_string_append_printf(out, "%.0f", then);
	*text = end;
}

/* With its numbers scaled: those that follow a comma, or a comma and a blank. */
static void
append_line(const char *line, size_t length, double share, GString *out)
{
	const char *const end = line + length;

	while (line < end) {
		const bool number =
		    g_ascii_isdigit(*line) &&
		    (line[-1] == ',' || (line[-1] == ' ' && line[-2] == ','));

		if (number)
			append_scaled(&line, share, out);
		else
			g_string_append_c(out, *line++);
	}
}

/* What BYTES would have been: the lines that hold MARK, as far as they count
 * something. */
static GString *
scale_lines(const Embedded *file, const char *mark, double share)
{
	GString *out = g_string_sized_new(file->length);
	const char *line = file->bytes;

	while (*line != '\0') {
		const size_t length = strcspn(line, "\n");

		if (g_strstr_len(line, (gssize)length, mark) != NULL)
			append_line(line, length, share, out);
		else
			g_string_append_len(out, line, (gssize)length);
		line += length;
		if (*line == '\n')
			g_string_append_c(out, *line++);
	}
	return out;
}

static bool
write_scaled(const char *dir, const char *relative, const char *mark,
    double share, GError **error)
{
	g_autofree char *source =
	    g_strconcat("schemas/demo/", strrchr(relative, '/') + 1, NULL);
	g_autofree char *path = g_build_filename(dir, relative, NULL);
	g_autoptr(GString) text =
	    scale_lines(embedded_find(source), mark, share);

	return filetree_make_parents(dir, relative, error) &&
	       g_file_set_contents(path, text->str, (gssize)text->len, error);
}

bool
demo_write_earlier(
    const char *dir, const DemoOptions *options, int months, GError **error)
{
	Larkfield company;
	double share;

	larkfield_init(&company, options);
	share = company.users[HISTORY_MONTHS - 1 - months] /
		company.users[HISTORY_MONTHS - 1];
	return write_scaled(dir, DEMO_STRUCTURE, "setval(", share, error) &&
	       write_scaled(dir, DEMO_SIZES, "public,", share, error);
}
