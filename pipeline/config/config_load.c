#include "pipeline/config/config.h"

#include <cyaml/cyaml.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "pipeline/base/text.h"
#include "pipeline/config/config_check.h"
#include "pipeline/config/config_convert.h"
#include "pipeline/config/config_errors.h"
#include "pipeline/config/config_schema.h"
#include "pipeline/config/places.h"

/* libcyaml's schema, made of config_keys for one file. */
typedef struct Schema {
	GPtrArray *blocks; /* of memory */
	cyaml_schema_value_t root;
} Schema;

GQuark
config_error_quark(void)
{
	return g_quark_from_static_string("headroom-config");
}

/* Only as much as a configuration may have, whatever PATH is. */
static GString *
read_file(const char *path, GError **error)
{
	g_autoptr(GString) text = g_string_sized_new(CONFIG_MAX_BYTES + 1);
	FILE *file = fopen(path, "rb");
	int saved = errno;

	if (file) {
		errno = 0;
		text->len = fread(text->str, 1, CONFIG_MAX_BYTES + 1, file);
		text->str[text->len] = '\0';
		saved = ferror(file) ? errno : 0;
		fclose(file);
	}
	if (file == NULL || saved) {
		g_set_error(error, CONFIG_ERROR, 0,
		    "%s: cannot read the configuration: %s", path,
		    g_strerror(saved));
		return NULL;
	}
	if (text->len > CONFIG_MAX_BYTES) {
		g_set_error(error, CONFIG_ERROR, 0,
		    "%s: larger than %d bytes, which no configuration is", path,
		    CONFIG_MAX_BYTES);
		return NULL;
	}
	return g_steal_pointer(&text);
}

static void *
own(Schema *schema, size_t bytes)
{
	void *block = g_malloc0(bytes);

	g_ptr_array_add(schema->blocks, block);
	return block;
}

static const cyaml_schema_value_t one_text = {
	.type = CYAML_STRING,
	.flags = CYAML_FLAG_POINTER,
	.data_size = sizeof(char),
	.string = { 0, CYAML_UNLIMITED },
};

static const cyaml_schema_field_t *make_fields(
    Schema *schema, const ConfigKey *keys);

/* A row of slots, in place. */
static cyaml_schema_value_t
make_section(Schema *schema, const ConfigKey *keys)
{
	return (cyaml_schema_value_t){
		.type = CYAML_MAPPING,
		.data_size = (uint32_t)(config_keys_count(keys) * sizeof(Slot)),
		.mapping.fields = make_fields(schema, keys),
	};
}

static cyaml_schema_value_t
make_list(const cyaml_schema_value_t *entry, size_t size)
{
	return (cyaml_schema_value_t){
		.type = CYAML_SEQUENCE,
		.data_size = (uint32_t)size,
		.sequence = { entry, 0, CYAML_UNLIMITED },
	};
}

static cyaml_schema_value_t
make_value(Schema *schema, const ConfigKey *key)
{
	cyaml_schema_value_t value = one_text;

	if (key->kind == KEY_ASSUMPTION)
		return (cyaml_schema_value_t){ .type = CYAML_IGNORE,
			.flags = CYAML_FLAG_OPTIONAL };
	if (key->kind == KEY_SECTION) {
		value = make_section(schema, key->keys);
	} else if (key->kind == KEY_LIST) {
		cyaml_schema_value_t *entry = own(schema, sizeof *entry);

		*entry = make_section(schema, key->keys);
		value = make_list(entry, entry->data_size);
	} else if (key->kind == KEY_TEXTS) {
		value = make_list(&one_text, sizeof(char *));
	}
	value.flags = CYAML_FLAG_OPTIONAL | CYAML_FLAG_POINTER_NULL_STR;
	return value;
}

static const cyaml_schema_field_t *
make_fields(Schema *schema, const ConfigKey *keys)
{
	size_t count = config_keys_count(keys);
	cyaml_schema_field_t *fields =
	    own(schema, (count + 1) * sizeof *fields);

	for (size_t i = 0; i < count; i++)
		fields[i] = (cyaml_schema_field_t){
			.key = keys[i].name,
			.data_offset = (uint32_t)(i * sizeof(Slot)),
			.count_offset = (uint32_t)(i * sizeof(Slot) +
						   offsetof(Slot, count)),
			.count_size = sizeof(unsigned),
			.value = make_value(schema, &keys[i]),
		};
	return fields;
}

static void
schema_init(Schema *schema)
{
	schema->blocks = g_ptr_array_new_with_free_func(g_free);
	schema->root = make_section(schema, config_keys);
	schema->root.flags = CYAML_FLAG_POINTER;
}

/* A value of a scenario is said on purpose, whatever a series shows. */
static void
mark_supposed(const Places *places, const char *path, Config *layered)
{
	for (unsigned i = 0; i < layered->infrastructure->len; i++) {
		g_autofree char *item =
		    g_strdup_printf("%s.infrastructure[%u]", path, i);
		g_autofree char *name = g_strconcat(item, ".name", NULL);
		g_autofree char *value = g_strconcat(item, ".value", NULL);
		const Place *told = places_find(places, value);

		if (told && !told->empty) {
			g_autofree char *clean =
			    text_clean(places_find(places, name)->text);

			config_find_decision(layered, clean)->supposed = true;
		}
	}
}

/* The plan once more, and over it what scenario I says. */
static Config *
layer_scenario(
    ConfigErrors *errors, const Slot *slots, const Slot *scenario, unsigned i)
{
	Config *layered = config_new_default();
	g_autofree char *path = g_strdup_printf("scenarios[%u]", i);
	g_autofree char *fixed_path = g_strconcat(path, ".fixed", NULL);
	const Place *fixed;

	config_convert(errors, config_keys, slots, layered, "");
	config_check(layered, errors);
	g_ptr_array_set_size(layered->scenarios, 0);
	config_convert(errors, scenario_keys, scenario, layered, path);
	fixed = places_find(errors->places, fixed_path);
	layered->fixed_line = fixed ? fixed->key_line : 0;
	mark_supposed(errors->places, path, layered);
	return layered;
}

static void
convert(ConfigErrors *errors, const Slot *slots, Config *config)
{
	const ConfigKey *key = config_keys_find(config_keys, "scenarios");
	const Slot *rows = slots[key - config_keys].value;
	const size_t width = config_keys_count(scenario_keys);

	config_convert(errors, config_keys, slots, config, "");
	if (errors->count == 0)
		config_check(config, errors);
	for (unsigned i = 0; errors->count == 0 && i < config->scenarios->len;
	     i++) {
		config_free(g_ptr_array_index(config->scenarios, i));
		g_ptr_array_index(config->scenarios, i) =
		    layer_scenario(errors, slots, rows + i * width, i);
	}
}

/* The shape has been checked, so what fails here is not the user's fault. */
static void
load(ConfigErrors *errors, const GString *text, Config *config)
{
	const cyaml_config_t how = { .mem_fn = cyaml_mem,
		.flags = CYAML_CFG_NO_ALIAS };
	Schema schema;
	void *slots = NULL;
	cyaml_err_t result;

	schema_init(&schema);
	result = cyaml_load_data((const uint8_t *)text->str, text->len, &how,
	    &schema.root, &slots, NULL);
	if (result == CYAML_OK)
		convert(errors, slots, config);
	else
		config_errors_add(errors, "", false,
		    "cannot load the configuration: %s",
		    cyaml_strerror(result));
	cyaml_free(&how, &schema.root, slots, 0);
	g_ptr_array_unref(schema.blocks);
}

static void
interpret(ConfigErrors *errors, const GString *text, Config *config)
{
	const GPtrArray *all = errors->places->all;
	const Place *root = all->len > 0 ? g_ptr_array_index(all, 0) : NULL;

	if (root == NULL || root->empty)
		return;
	if (root->kind != PLACE_SECTION) {
		config_errors_add(errors, "", false,
		    "a configuration has keys, such as \"users:\"");
		return;
	}
	config_check_shape(errors);
	if (errors->count == 0)
		load(errors, text, config);
}

static void
join_paths(Config *config)
{
	g_autofree char *folder = g_path_get_dirname(config->path);

	for (unsigned i = 0; i < config->inputs->len; i++) {
		ConfigInput *input = g_ptr_array_index(config->inputs, i);
		char *told = input->path;

		if (g_str_equal(told, "-") || g_path_is_absolute(told) ||
		    g_str_equal(folder, "."))
			continue;
		input->path = g_build_filename(folder, told, NULL);
		g_free(told);
	}
}

Config *
config_load(const char *path, GError **error)
{
	g_autoptr(Config) config = config_new_default();
	g_autoptr(GString) text = read_file(path, error);
	g_autoptr(GString) lines = g_string_new(NULL);
	g_autoptr(Places) places = NULL;
	ConfigErrors errors = { .file = path, .text = lines };

	if (text == NULL)
		return NULL;
	places = places_read(path, text->str, text->len, error);
	if (places == NULL)
		return NULL;
	errors.places = places;
	interpret(&errors, text, config);
	if (errors.count > 0) {
		g_set_error_literal(error, CONFIG_ERROR, 0, lines->str);
		return NULL;
	}
	config->path = g_strdup(path);
	config->places = g_steal_pointer(&places);
	join_paths(config);
	return g_steal_pointer(&config);
}
