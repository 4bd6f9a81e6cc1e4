#include "pipeline/ingest/field.h"

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
