#include "renderers/data/json_out.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "pipeline/base/text.h"

/* Beyond this a double no longer tells whole numbers apart. */
static const double largest_whole = 9007199254740992.0;

json_t *
json_out_text(const char *text)
{
	g_autofree char *clean = NULL;

	if (text == NULL)
		return json_null();
	clean = text_clean(text);
	return json_string(clean);
}

json_t *
json_out_number(double value)
{
	if (!isfinite(value))
		return json_null();
	if (value == trunc(value) && fabs(value) <= largest_whole)
		return json_integer((json_int_t)value);
	return json_real(value);
}

json_t *
json_out_texts(const GPtrArray *texts)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < texts->len; i++)
		json_array_append_new(array, json_out_text(texts->pdata[i]));
	return array;
}

char *
json_out_dump(const json_t *root)
{
	char *dump = json_dumps(
	    root, JSON_SORT_KEYS | JSON_INDENT(2) | JSON_REAL_PRECISION(12));
	char *text = g_strconcat(dump, "\n", NULL);

	free(dump);
	return text;
}

bool
json_out_write(json_t *root, Stage *stage, const char *relative, GError **error)
{
	g_autofree char *text = json_out_dump(root);

	json_decref(root);
	return stage_write(stage, relative, text, strlen(text), error);
}
