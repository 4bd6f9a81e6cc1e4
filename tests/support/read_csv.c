#include "tests/support/read_csv.h"

#include <csv.h>
#include <gio/gio.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#define BOM "\xEF\xBB\xBF"

static bool
is_gzip(const char *bytes, size_t length)
{
	return length > 2 && bytes[0] == '\x1f' && bytes[1] == '\x8b';
}

static char *
gunzip(const char *bytes, size_t length, size_t *out_length)
{
	g_autoptr(GConverter) inflate =
	    G_CONVERTER(g_zlib_decompressor_new(G_ZLIB_COMPRESSOR_FORMAT_GZIP));
	g_autoptr(GInputStream) raw =
	    g_memory_input_stream_new_from_data(bytes, (gssize)length, NULL);
	g_autoptr(GInputStream) in = g_converter_input_stream_new(raw, inflate);
	GString *out = g_string_new(NULL);
	char buffer[1 << 16];
	gssize n;

	while ((n = g_input_stream_read(
		    in, buffer, sizeof(buffer), NULL, NULL)) > 0)
		g_string_append_len(out, buffer, n);
	assert_int_equal(n, 0);
	*out_length = out->len;
	return g_string_free(out, FALSE);
}

char *
read_unzipped(const char *path, size_t *length)
{
	g_autofree char *bytes = NULL;
	size_t size;

	assert_true(g_file_get_contents(path, &bytes, &size, NULL));
	if (is_gzip(bytes, size))
		return gunzip(bytes, size, length);
	*length = size;
	return g_steal_pointer(&bytes);
}

static void
take_cell(void *text, size_t length, void *data)
{
	GPtrArray *rows = data;

	g_ptr_array_add(
	    g_ptr_array_index(rows, rows->len - 1), g_strndup(text, length));
}

static GPtrArray *
new_row(void)
{
	return g_ptr_array_new_with_free_func(g_free);
}

static void
take_row(int end, void *data)
{
	(void)end;
	g_ptr_array_add(data, new_row());
}

CsvTable *
read_csv(const char *path)
{
	CsvTable *table = g_new0(CsvTable, 1);
	size_t length;
	g_autofree char *bytes = read_unzipped(path, &length);
	const char *text = bytes;
	struct csv_parser parser;

	table->bom = g_str_has_prefix(bytes, BOM);
	if (table->bom) {
		text += strlen(BOM);
		length -= strlen(BOM);
	}
	table->rows =
	    g_ptr_array_new_with_free_func((GDestroyNotify)g_ptr_array_unref);
	g_ptr_array_add(table->rows, new_row());
	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	assert_int_equal(
	    csv_parse(&parser, text, length, take_cell, take_row, table->rows),
	    length);
	assert_int_equal(
	    csv_fini(&parser, take_cell, take_row, table->rows), 0);
	csv_free(&parser);
	g_ptr_array_set_size(table->rows, (int)table->rows->len - 1);
	return table;
}

void
csv_table_free(CsvTable *table)
{
	if (table == NULL)
		return;
	g_ptr_array_unref(table->rows);
	g_free(table);
}

static bool
is_named(const CsvTable *table, size_t column, const char *name)
{
	const GPtrArray *header = g_ptr_array_index(table->rows, 0);

	return g_str_equal(g_ptr_array_index(header, column), name);
}

size_t
csv_count(const CsvTable *table, const char *name)
{
	const GPtrArray *header = g_ptr_array_index(table->rows, 0);
	size_t count = 0;

	for (size_t i = 0; i < header->len; i++)
		count += is_named(table, i, name);
	return count;
}

size_t
csv_column(const CsvTable *table, const char *name, size_t nth)
{
	const GPtrArray *header = g_ptr_array_index(table->rows, 0);

	for (size_t i = 0; i < header->len; i++)
		if (is_named(table, i, name) && nth-- == 0)
			return i;
	fail_msg("there is no column \"%s\"", name);
	return 0;
}

const char *
csv_cell(const CsvTable *table, size_t row, size_t column)
{
	const GPtrArray *cells = g_ptr_array_index(table->rows, row);

	assert_true(column < cells->len);
	return g_ptr_array_index(cells, column);
}

size_t
csv_rows(const CsvTable *table)
{
	return table->rows->len - 1;
}
