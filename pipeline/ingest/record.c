#include "pipeline/ingest/record.h"

#include <math.h>
#include <string.h>

#include "pipeline/base/number.h"

enum { TEXT_CHUNK = 4096 };

/* Of the values of a field, the last of a rank. */
typedef struct Tail {
	Field to;
	unsigned rank;
	int index;
} Tail;

static Value *
value_at(const Record *record, size_t index)
{
	return &g_array_index(record->values, Value, index);
}

void
record_init(Record *record)
{
	record->values = g_array_new(false, true, sizeof(Value));
	record->tails = g_array_new(false, false, sizeof(Tail));
	record->texts = g_string_chunk_new(TEXT_CHUNK);
	record_reset(record, 0);
}

void
record_clear(Record *record)
{
	g_array_unref(record->values);
	g_array_unref(record->tails);
	g_string_chunk_free(record->texts);
}

void
record_reset(Record *record, long line)
{
	record->line = line;
	record->bad = -1;
	g_array_set_size(record->values, 0);
	g_array_set_size(record->tails, 0);
	g_string_chunk_clear(record->texts);
	for (size_t i = 0; i < FIELD_COUNT; i++)
		record->first[i] = -1;
}

/* Of those of VALUE's field, the tail of the highest rank up to its own. */
static Tail *
find_tail(const Record *record, const Value *value)
{
	Tail *best = NULL;

	for (unsigned i = 0; i < record->tails->len; i++) {
		Tail *tail = &g_array_index(record->tails, Tail, i);

		if (tail->to == value->map->to && tail->rank <= value->rank &&
		    (best == NULL || tail->rank > best->rank))
			best = tail;
	}
	return best;
}

/* Into the chain of its field, behind those of the same rank. */
static void
enchain(Record *record, size_t index)
{
	Value *value = value_at(record, index);
	Tail *tail = find_tail(record, value);
	Tail fresh = { value->map->to, value->rank, index };
	int *link = tail ? &value_at(record, tail->index)->next
			 : &record->first[value->map->to];

	value->next = *link;
	*link = index;
	if (tail && tail->rank == value->rank)
		tail->index = index;
	else
		g_array_append_val(record->tails, fresh);
}

size_t
record_add(Record *record, const Descriptor *descriptor, const FieldMap *map,
    unsigned from, const char *qualifier, long column)
{
	Value value = {
		.map = map,
		.rank = (map - descriptor->fields) * RECORD_FROM_LIMIT + from,
		.qualifier = qualifier,
		.column = column,
	};

	g_array_append_val(record->values, value);
	enchain(record, record->values->len - 1);
	return record->values->len - 1;
}

void
record_add_constants(Record *record, const Descriptor *descriptor)
{
	for (unsigned i = 0; i < descriptor->fields_count; i++) {
		const FieldMap *map = &descriptor->fields[i];
		size_t index;

		if (map->value == NULL)
			continue;
		index = record_add(
		    record, descriptor, map, RECORD_FROM_LIMIT - 1, NULL, 0);
		record_set_text(record, index, map->value, strlen(map->value));
	}
}

void
record_set_text(Record *record, size_t index, const char *text, size_t length)
{
	Value *value = value_at(record, index);

	value->text = text;
	value->length = length;
}

void
record_copy_text(Record *record, size_t index, const char *text, size_t length)
{
	record_set_text(record, index,
	    g_string_chunk_insert_len(record->texts, text, length), length);
}

/* Cells with several values mean what the first known one does. */
static const char *
translate(const Descriptor *descriptor, const FieldMap *map, const char *text)
{
	g_auto(GStrv) parts = NULL;
	const char *found = NULL;

	if (map->split == NULL)
		return descriptor_translate(descriptor, map, text);
	parts = g_strsplit(text, map->split, -1);
	for (char **part = parts; *part && found == NULL; part++)
		found =
		    descriptor_translate(descriptor, map, g_strstrip(*part));
	return found;
}

static void
convert(Record *record, size_t index)
{
	Value *value = value_at(record, index);
	size_t length = value->length;
	char *copy =
	    g_string_chunk_insert_len(record->texts, value->text, length);

	convert_apply(value->map->convert, &copy, &length);
	copy[length] = '\0';
	record_set_text(record, index, length > 0 ? copy : NULL, length);
}

static void
refine(Record *record, const Descriptor *descriptor, size_t index)
{
	Value *value = value_at(record, index);
	const FieldMap *map = value->map;

	if (descriptor_is_null(descriptor, value->text, value->length)) {
		value->text = NULL;
		return;
	}
	if (map->convert != CONVERT_NONE)
		convert(record, index);
	if (map->map && value->text) {
		const char *text = translate(descriptor, map, value->text);

		if (text && *text == '\0')
			text = NULL;
		record_set_text(record, index, text, text ? strlen(text) : 0);
	}
	if (value->text && record->bad < 0 &&
	    !check_holds(map->check, value->text, value->length))
		record->bad = index;
}

void
record_refine(Record *record, const Descriptor *descriptor)
{
	record->bad = -1;
	for (size_t i = 0; i < record->values->len; i++)
		if (value_at(record, i)->text)
			refine(record, descriptor, i);
}

Record *
record_copy(const Record *record)
{
	Record *copy = g_new0(Record, 1);

	record_init(copy);
	copy->line = record->line;
	copy->bad = record->bad;
	memcpy(copy->first, record->first, sizeof copy->first);
	g_array_append_vals(
	    copy->values, record->values->data, record->values->len);
	g_array_append_vals(
	    copy->tails, record->tails->data, record->tails->len);
	for (size_t i = 0; i < copy->values->len; i++) {
		Value *value = value_at(copy, i);

		if (value->qualifier)
			value->qualifier = g_string_chunk_insert(
			    copy->texts, value->qualifier);
		if (value->text)
			record_copy_text(copy, i, value->text, value->length);
	}
	return copy;
}

void
record_free(Record *record)
{
	if (record == NULL)
		return;
	record_clear(record);
	g_free(record);
}

static const Value *
first_present(const Record *record, int index)
{
	while (index >= 0 && value_at(record, index)->text == NULL)
		index = value_at(record, index)->next;
	return index < 0 ? NULL : value_at(record, index);
}

const Value *
record_value(const Record *record, Field field)
{
	return first_present(record, record->first[field]);
}

const Value *
record_next(const Record *record, const Value *value)
{
	return first_present(record, value->next);
}

const Value *
record_value_at(const Record *record, Field field, long column)
{
	const Value *value = record_value(record, field);

	while (value && value->column != column)
		value = record_next(record, value);
	return value;
}

const char *
record_text(const Record *record, Field field)
{
	const Value *value = record_value(record, field);

	return value ? value->text : NULL;
}

bool
record_number(const Record *record, Field field, double *out)
{
	const Value *value = record_value(record, field);
	double number = NAN;

	if (value && !number_parse(value->text, &number))
		return false;
	*out = value ? number * unit_factor(value->map->unit) : NAN;
	return true;
}

DateParse
record_time(const Record *record, Field field, DateOrder order, Instant *out)
{
	const Value *value = record_value(record, field);

	*out = INSTANT_NONE;
	if (value == NULL)
		return DATE_PARSE_OK;
	return instant_parse(value->text, value->length, order, out);
}
