#include "pipeline/ingest/remap.h"

#include <string.h>

#include "pipeline/config/config.h"

/* How BASE reads FIELD. */
static FieldMap
find_map(const Descriptor *base, Field field)
{
	for (unsigned i = 0; i < base->fields_count; i++)
		if (base->fields[i].to == field)
			return base->fields[i];
	return (FieldMap){ .to = field };
}

static FieldMap
make_map(const Descriptor *base, const ConfigColumn *column)
{
	FieldMap map = find_map(base, field_find(column->to));

	map.from = column->from;
	map.from_count = g_strv_length(column->from);
	map.value = NULL;
	map.each = map.header = false;
	map.holds = HOLDS_ANYTHING;
	return map;
}

void
remap_init(Remap *remap, const Descriptor *base, const GPtrArray *columns)
{
	remap->fields = g_new(FieldMap, columns->len + base->fields_count);
	for (unsigned i = 0; i < columns->len; i++)
		remap->fields[i] = make_map(base, columns->pdata[i]);
	if (base->fields_count > 0)
		memcpy(remap->fields + columns->len, base->fields,
		    base->fields_count * sizeof *base->fields);
	remap->descriptor = *base;
	remap->descriptor.fields = remap->fields;
	remap->descriptor.fields_count += columns->len;
	remap->descriptor.mapped = columns->len;
}

void
remap_clear(Remap *remap)
{
	g_free(remap->fields);
}
