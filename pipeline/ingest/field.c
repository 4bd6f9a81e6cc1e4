#include "pipeline/ingest/field.h"

#include <string.h>

static const char *const names[] = {
#define F(symbol, name) name,
#include "pipeline/config/fields.def"
#undef F
};

const char *
field_name(Field field)
{
	return names[field];
}

Field
field_find(const char *name)
{
	Field field = 0;

	while (field < FIELD_COUNT && strcmp(names[field], name) != 0)
		field++;
	return field;
}
