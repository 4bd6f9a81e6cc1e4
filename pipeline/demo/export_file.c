#include "pipeline/demo/export_file.h"

#include <errno.h>
#include <gio/gio.h>
#include <stdio.h>
#include <string.h>

#define BOM "\xEF\xBB\xBF"

enum { BUFFER_SIZE = 1 << 16 };

struct ExportFile {
	char *path;
	FILE *stream;
	GConverter *compressor; /* NULL: none */
	GPtrArray *cells; /* of GString *, of the current row */
	GString *buffer;
	long rows;
	GError *error; /* the first */
};

static void
fail_with_errno(ExportFile *file)
{
	const int code = errno;

	if (file->error == NULL)
		file->error = g_error_new(G_FILE_ERROR,
		    (int)g_file_error_from_errno(code),
		    "%s: cannot be written: %s", file->path, g_strerror(code));
}

static void
write_bytes(ExportFile *file, const char *bytes, size_t length)
{
	if (file->error == NULL &&
	    fwrite(bytes, 1, length, file->stream) != length)
		fail_with_errno(file);
}

static void
compress(ExportFile *file, bool last)
{
	const char *in = file->buffer->str;
	size_t left = file->buffer->len, read, written;
	char out[BUFFER_SIZE];
	GConverterResult result = G_CONVERTER_CONVERTED;

	while (file->error == NULL && result == G_CONVERTER_CONVERTED &&
	       (left > 0 || last)) {
		result = g_converter_convert(file->compressor, in, left, out,
		    sizeof(out),
		    last ? G_CONVERTER_INPUT_AT_END : G_CONVERTER_NO_FLAGS,
		    &read, &written, &file->error);
		if (result == G_CONVERTER_ERROR)
			return;
		in += read;
		left -= read;
		write_bytes(file, out, written);
	}
}

static void
flush_buffer(ExportFile *file, bool last)
{
	if (file->compressor != NULL)
		compress(file, last);
	else
		write_bytes(file, file->buffer->str, file->buffer->len);
	g_string_truncate(file->buffer, 0);
}

/* Quoted only where it must be, and never guarded, as exporting tools do. */
static void
append_cell(GString *out, const char *text)
{
	if (strpbrk(text, ",\"\r\n") == NULL) {
		g_string_append(out, text);
		return;
	}
	g_string_append_c(out, '"');
	for (const char *p = text; *p != '\0'; p++) {
		if (*p == '"')
			g_string_append_c(out, '"');
		g_string_append_c(out, *p);
	}
	g_string_append_c(out, '"');
}

static void
append_row(ExportFile *file)
{
	for (unsigned i = 0; i < file->cells->len; i++) {
		GString *cell = g_ptr_array_index(file->cells, i);

		if (i > 0)
			g_string_append_c(file->buffer, ',');
		append_cell(file->buffer, cell->str);
		g_string_truncate(cell, 0);
	}
	g_string_append_c(file->buffer, '\n');
	if (file->buffer->len >= BUFFER_SIZE)
		flush_buffer(file, false);
}

static void
free_cell(void *cell)
{
	g_string_free(cell, TRUE);
}

ExportFile *
export_file_open(const char *path, unsigned flags, const char *const *header,
    size_t columns, GError **error)
{
	g_autoptr(ExportFile) file = g_new0(ExportFile, 1);

	file->path = g_strdup(path);
	file->cells = g_ptr_array_new_with_free_func(free_cell);
	file->buffer = g_string_sized_new(2 * BUFFER_SIZE);
	file->stream = fopen(path, "wbe");
	if (file->stream == NULL) {
		fail_with_errno(file);
		g_propagate_error(error, g_steal_pointer(&file->error));
		return NULL;
	}
	if (flags & EXPORT_GZIP)
		file->compressor = G_CONVERTER(
		    g_zlib_compressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP, -1));
	for (size_t i = 0; i < columns; i++)
		g_ptr_array_add(file->cells, g_string_new(header[i]));
	if (flags & EXPORT_BOM)
		g_string_append(file->buffer, BOM);
	append_row(file);
	return g_steal_pointer(&file);
}

void
export_file_free(ExportFile *file)
{
	if (file == NULL)
		return;
	if (file->stream != NULL)
		fclose(file->stream);
	g_clear_object(&file->compressor);
	g_ptr_array_unref(file->cells);
	g_string_free(file->buffer, TRUE);
	g_clear_error(&file->error);
	g_free(file->path);
	g_free(file);
}

void
export_file_set(ExportFile *file, size_t column, const char *text)
{
	g_string_assign(g_ptr_array_index(file->cells, column), text);
}

void
export_file_setf(ExportFile *file, size_t column, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	g_string_vprintf(g_ptr_array_index(file->cells, column), format, args);
	va_end(args);
}

void
export_file_end_row(ExportFile *file)
{
	append_row(file);
	file->rows++;
}

long
export_file_rows(const ExportFile *file)
{
	return file->rows;
}

bool
export_file_finish(ExportFile *file, GError **error)
{
	flush_buffer(file, true);
	if (fclose(file->stream) != 0)
		fail_with_errno(file);
	file->stream = NULL;
	if (file->error == NULL)
		return true;
	g_propagate_error(error, g_steal_pointer(&file->error));
	return false;
}
