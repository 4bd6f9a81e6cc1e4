#include "renderers/data/manifest.h"

#include "renderers/data/json_out.h"

static json_t *
entry(const char *path, const char *key, const char *digest, long long size)
{
	json_t *object = json_object();

	json_object_set_new(object, "path", json_out_text(path));
	json_object_set_new(object, key, json_out_text(digest));
	json_object_set_new(object, "size", json_integer(size));
	return object;
}

/* "sha256:…" marks what is not an artifact: see fsio_commit.c. */
static json_t *
inputs_to_json(const GPtrArray *inputs)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < inputs->len; i++) {
		const ReportInput *input = inputs->pdata[i];

		g_autofree char *digest = input->sha256 == NULL
		    ? NULL
		    : g_strconcat("sha256:", input->sha256, NULL);

		json_array_append_new(array,
		    entry(input->path, "digest", digest, input->bytes));
	}
	return array;
}

static json_t *
earlier_to_json(const GPtrArray *reviews)
{
	json_t *array = json_array();

	for (unsigned i = 0; i < reviews->len; i++) {
		const ReportEarlier *review = reviews->pdata[i];
		g_autofree char *digest =
		    g_strconcat("sha256:", review->sha256, NULL);
		json_t *object =
		    entry(review->path, "digest", digest, review->bytes);
		char date[DATE_TEXT_SIZE];

		json_object_set_new(object, "as_of",
		    json_out_text(date_format_iso(review->as_of, date)));
		json_array_append_new(array, object);
	}
	return array;
}

/* NULL when a file of the stage cannot be read back. */
static json_t *
files_to_json(const Stage *stage, GError **error)
{
	g_autoptr(GPtrArray) paths = stage_list(stage, error);
	json_t *array;

	if (paths == NULL)
		return NULL;
	array = json_array();
	for (unsigned i = 0; i < paths->len; i++) {
		size_t size = 0;
		g_autofree char *sha256 =
		    stage_sha256(stage, paths->pdata[i], &size, error);

		if (sha256 == NULL) {
			json_decref(array);
			return NULL;
		}
		json_array_append_new(
		    array, entry(paths->pdata[i], "sha256", sha256,
			       (long long)size));
	}
	return array;
}

bool
manifest_write(const Report *report, Stage *stage, GError **error)
{
	json_t *files = files_to_json(stage, error);
	json_t *root;
	char date[DATE_TEXT_SIZE];

	if (files == NULL)
		return false;
	root = json_object();
	json_object_set_new(root, "files", files);
	json_object_set_new(root, "inputs", inputs_to_json(report->inputs));
	json_object_set_new(root, "earlier", earlier_to_json(report->earlier));
	json_object_set_new(root, "service", json_out_text(report->service));
	json_object_set_new(root, "version", json_out_text(report->version));
	json_object_set_new(
	    root, "as_of", json_out_text(date_format_iso(report->as_of, date)));
	return json_out_write(root, stage, "manifest.json", error);
}
