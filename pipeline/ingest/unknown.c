#include "pipeline/ingest/unknown.h"

#include <string.h>

#include "pipeline/ingest/csv_sample.h"
#include "pipeline/ingest/nearest.h"
#include "pipeline/ingest/offer.h"
#include "pipeline/ingest/samples.h"

static void
describe_columns(const GPtrArray *columns, Input *input)
{
	for (unsigned i = 0; i < columns->len; i++) {
		const OfferColumn *column = columns->pdata[i];
		g_auto(Samples) samples = { 0 };
		g_autofree char *sample = NULL;

		for (unsigned j = 0; j < column->values->len; j++)
			samples_add(&samples, column->values->pdata[j],
			    strlen(column->values->pdata[j]));
		sample = samples_join(&samples);
		input_add_column(input, column->name, NULL, sample);
	}
}

static void
take_nearest(Input *input, GPtrArray *nearest)
{
	g_ptr_array_unref(input->nearest);
	input->nearest = nearest;
}

static void
describe_csv(
    const DescriptorSet *set, const char *text, size_t length, Input *input)
{
	g_auto(CsvHeader) header = { 0 };
	g_autoptr(GPtrArray) columns = NULL;
	g_autofree char *name = offer_name(set, input->path);
	const OfferFile file = { .path = input->path };

	csv_header_guess(text, length, &header);
	if (!csv_sample_is_table(text, length, &header) ||
	    csv_header_is_data(&header))
		return;
	columns = csv_sample_columns(text, length, &header);
	input->delimiter = header.delimiter;
	describe_columns(columns, input);
	take_nearest(input, nearest_csv(set, &header));
	input->descriptor = offer_write(&file, name, columns);
}

static void
describe_xml(const DescriptorSet *set, const char *text, Input *input)
{
	g_autoptr(XmlOutline) outline = xml_outline_new(text);
	g_autofree char *name = offer_name(set, input->path);
	const OfferFile file = { input->path, outline->root, outline->record };

	if (outline->root == NULL)
		return;
	describe_columns(outline->columns, input);
	take_nearest(input, nearest_xml(set, outline));
	if (outline->columns->len > 0)
		input->descriptor = offer_write(&file, name, outline->columns);
}

void
unknown_describe(
    const DescriptorSet *set, const char *text, size_t length, Input *input)
{
	g_autofree char *copy = g_strndup(text, length);
	const char *start = copy + strspn(copy, " \t\r\n\f");

	if (*start == '<')
		describe_xml(set, start, input);
	else if (*start != '{' && *start != '[')
		describe_csv(set, copy, strlen(copy), input);
}
