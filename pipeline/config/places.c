#include "pipeline/config/places.h"

#include <string.h>
#include <yaml.h>

/* An open list or section. */
typedef struct Frame {
	size_t place;
	bool section;
	char *key; /* read, its value is to come; or NULL */
	yaml_mark_t key_mark;
	unsigned items;
} Frame;

typedef struct Reader {
	const char *file;
	yaml_parser_t parser;
	Places *places;
	Frame frames[PLACE_MAX_DEPTH];
	size_t depth;
	unsigned documents;
	GError **error;
} Reader;

GQuark
places_error_quark(void)
{
	return g_quark_from_static_string("headroom-places");
}

static void
free_place(void *data)
{
	Place *place = data;

	g_free(place->path);
	g_free(place->name);
	g_free(place->text);
	g_free(place);
}

void
places_free(Places *places)
{
	if (places == NULL)
		return;
	g_hash_table_unref(places->by_path);
	g_ptr_array_unref(places->all);
	g_free(places);
}

const Place *
places_find(const Places *places, const char *path)
{
	return g_hash_table_lookup(places->by_path, path);
}

static bool
refuse(Reader *reader, yaml_mark_t mark, const char *what)
{
	g_set_error(reader->error, PLACES_ERROR, 0, "%s:%zu:%zu: %s",
	    reader->file, mark.line + 1, mark.column + 1, what);
	return false;
}

static Frame *
top(Reader *reader)
{
	return reader->depth ? &reader->frames[reader->depth - 1] : NULL;
}

static char *
path_below(Reader *reader, const Frame *frame, const char *key)
{
	const Place *parent =
	    g_ptr_array_index(reader->places->all, frame->place);

	if (!frame->section)
		return g_strdup_printf("%s[%u]", parent->path, frame->items);
	return *parent->path ? g_strdup_printf("%s.%s", parent->path, key)
			     : g_strdup(key);
}

/* The value that the innermost frame waits for; its index. */
static size_t
add_place(Reader *reader, PlaceKind kind, yaml_mark_t mark)
{
	Places *places = reader->places;
	Frame *frame = top(reader);
	Place *place = g_new0(Place, 1);
	yaml_mark_t key_mark = mark;

	place->kind = kind;
	if (frame == NULL) {
		place->path = g_strdup("");
	} else {
		place->path = path_below(reader, frame, frame->key);
		place->parent = frame->place;
		((Place *)g_ptr_array_index(places->all, frame->place))
		    ->items++;
		if (frame->section)
			key_mark = frame->key_mark;
		place->name = g_steal_pointer(&frame->key);
		frame->items++;
	}
	place->key_line = (long)key_mark.line + 1;
	place->key_column = (long)key_mark.column + 1;
	place->line = (long)mark.line + 1;
	place->column = (long)mark.column + 1;
	g_ptr_array_add(places->all, place);
	g_hash_table_insert(places->by_path, place->path, place);
	return places->all->len - 1;
}

static bool
take_key(Reader *reader, const yaml_event_t *event)
{
	Frame *frame = top(reader);
	const char *key = (const char *)event->data.scalar.value;
	g_autofree char *path = NULL;
	const Place *before;

	if (event->data.scalar.length > PLACE_MAX_NAME ||
	    strlen(key) != event->data.scalar.length)
		return refuse(reader, event->start_mark,
		    "this key is too long to be one");
	path = path_below(reader, frame, key);
	before = places_find(reader->places, path);
	if (before) {
		g_autofree char *what = g_strdup_printf(
		    "\"%s\" is given twice, first in line %ld; keep one", path,
		    before->key_line);

		return refuse(reader, event->start_mark, what);
	}
	frame->key = g_strdup(key);
	frame->key_mark = event->start_mark;
	return true;
}

/* What libcyaml takes for NULL, however quoted. */
static bool
is_null(const char *text)
{
	static const char *const nulls[] = { "", "~", "null", "Null", "NULL",
		NULL };

	return g_strv_contains(nulls, text);
}

static bool
take_scalar(Reader *reader, const yaml_event_t *event)
{
	const Frame *frame = top(reader);
	const char *text = (const char *)event->data.scalar.value;
	Place *place;
	size_t i;

	if (event->data.scalar.anchor || event->data.scalar.tag)
		return refuse(reader, event->start_mark,
		    "anchors (&) and tags (!) are not used here; write the "
		    "value itself");
	if (frame && frame->section && frame->key == NULL)
		return take_key(reader, event);
	if (strlen(text) != event->data.scalar.length)
		return refuse(
		    reader, event->start_mark, "a value holds a NUL character");
	i = add_place(reader, PLACE_TEXT, event->start_mark);
	place = g_ptr_array_index(reader->places->all, i);
	place->empty = is_null(text);
	place->text = g_strdup(text);
	return true;
}

static bool
open_frame(Reader *reader, PlaceKind kind, const yaml_event_t *event,
    const void *anchor, const void *tag)
{
	const Frame *frame = top(reader);
	size_t place;

	if (anchor || tag)
		return refuse(reader, event->start_mark,
		    "anchors (&) and tags (!) are not used here; write the "
		    "value itself");
	if (frame && frame->section && frame->key == NULL)
		return refuse(reader, event->start_mark,
		    "a key must be a word, not a list or a section");
	if (reader->depth == PLACE_MAX_DEPTH)
		return refuse(reader, event->start_mark,
		    "this is nested too deeply to be a configuration");
	place = add_place(reader, kind, event->start_mark);
	reader->frames[reader->depth++] = (Frame){
		.place = place,
		.section = kind == PLACE_SECTION,
	};
	return true;
}

static bool
start_document(Reader *reader, const yaml_event_t *event)
{
	if (reader->documents++ == 0)
		return true;
	return refuse(reader, event->start_mark,
	    "a second document begins here; keep one");
}

static bool
take(Reader *reader, const yaml_event_t *event)
{
	switch (event->type) {
	case YAML_DOCUMENT_START_EVENT:
		return start_document(reader, event);
	case YAML_ALIAS_EVENT:
		return refuse(reader, event->start_mark,
		    "aliases (*) are not used here; write the value itself");
	case YAML_SCALAR_EVENT:
		return take_scalar(reader, event);
	case YAML_SEQUENCE_START_EVENT:
		return open_frame(reader, PLACE_LIST, event,
		    event->data.sequence_start.anchor,
		    event->data.sequence_start.tag);
	case YAML_MAPPING_START_EVENT:
		return open_frame(reader, PLACE_SECTION, event,
		    event->data.mapping_start.anchor,
		    event->data.mapping_start.tag);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		reader->depth--;
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	}
	return true;
}

/* libyaml has no mark for bytes that are no text. */
static bool
refuse_bytes(Reader *reader, const char *text)
{
	yaml_mark_t mark = { 0, 0, 0 };

	for (size_t i = 0; i < reader->parser.problem_offset; i++) {
		mark.column = text[i] == '\n' ? 0 : mark.column + 1;
		mark.line += text[i] == '\n';
	}
	return refuse(reader, mark, "this is not UTF-8 text");
}

static bool
refuse_syntax(Reader *reader, const char *text)
{
	const yaml_parser_t *parser = &reader->parser;
	g_autofree char *what = NULL;

	if (parser->error == YAML_READER_ERROR)
		return refuse_bytes(reader, text);
	what = g_strdup_printf("not valid YAML: %s%s%s",
	    parser->context ? parser->context : "", parser->context ? ", " : "",
	    parser->problem ? parser->problem : "unknown problem");
	return refuse(reader, parser->problem_mark, what);
}

static bool
read_all(Reader *reader, const char *text)
{
	bool going = true, fine = true;

	while (going && fine) {
		yaml_event_t event;

		if (!yaml_parser_parse(&reader->parser, &event))
			return refuse_syntax(reader, text);
		fine = take(reader, &event);
		going = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	return fine;
}

Places *
places_read(const char *file, const char *text, size_t length, GError **error)
{
	g_autoptr(Places) places = g_new0(Places, 1);
	Reader reader = { .file = file, .places = places, .error = error };
	bool fine;

	places->all = g_ptr_array_new_with_free_func(free_place);
	places->by_path = g_hash_table_new(g_str_hash, g_str_equal);
	if (!yaml_parser_initialize(&reader.parser)) {
		g_set_error(error, PLACES_ERROR, 0, "%s: out of memory", file);
		return NULL;
	}
	yaml_parser_set_input_string(
	    &reader.parser, (const unsigned char *)text, length);
	fine = read_all(&reader, text);
	yaml_parser_delete(&reader.parser);
	for (size_t i = 0; i < reader.depth; i++)
		g_free(reader.frames[i].key);
	return fine ? g_steal_pointer(&places) : NULL;
}
