#include "pipeline/config/config_rewrite.h"

#include "pipeline/config/config_schema.h"

typedef struct Work {
	ConfigRewrite rewrite;
	void *data;
} Work;

/* Keys that name what exports have, or that are walked on their own. */
static const char *const kept[] = { "series", "metric", "throughput",
	"concurrency", "tables", "cost_tag", "cost_tags", "currency", "inputs",
	"fixed", "scenarios", NULL };

static void rewrite_section(
    const Work *work, const ConfigKey *keys, void *section);

static void
rewrite_text(const Work *work, char **text)
{
	char *other = *text == NULL ? NULL : work->rewrite(work->data, *text);

	g_free(*text);
	*text = other;
}

static void
rewrite_texts(const Work *work, char **texts)
{
	for (; texts != NULL && *texts != NULL; texts++)
		rewrite_text(work, texts);
}

static void
rewrite_list(const Work *work, const ConfigKey *keys, const GPtrArray *items)
{
	for (guint i = 0; i < items->len; i++)
		rewrite_section(work, keys, g_ptr_array_index(items, i));
}

static void
rewrite_member(const Work *work, const ConfigKey *key, void *member)
{
	if (g_strv_contains(kept, key->name))
		return;
	if (key->kind == KEY_TEXT)
		rewrite_text(work, member);
	else if (key->kind == KEY_TEXTS)
		rewrite_texts(work, *(char ***)member);
	else if (key->kind == KEY_LIST)
		rewrite_list(work, key->keys, *(GPtrArray **)member);
	else if (key->kind == KEY_SECTION)
		rewrite_section(work, key->keys, member);
}

static void
rewrite_section(const Work *work, const ConfigKey *keys, void *section)
{
	for (; keys->name != NULL; keys++)
		rewrite_member(work, keys, (char *)section + keys->offset);
}

void
config_rewrite(Config *config, ConfigRewrite rewrite, void *data)
{
	const Work work = { rewrite, data };

	rewrite_section(&work, config_keys, config);
	for (guint i = 0; i < config->scenarios->len; i++) {
		Config *scenario = g_ptr_array_index(config->scenarios, i);

		rewrite_section(&work, config_keys, scenario);
		rewrite_text(&work, &scenario->scenario);
	}
	for (guint i = 0;
	     config->places != NULL && i < config->places->all->len; i++) {
		Place *place = g_ptr_array_index(config->places->all, i);

		rewrite_text(&work, &place->text);
	}
}
