#include "pipeline/config/assumptions.h"

#include <glib.h>

static const AssumptionInfo infos[ASSUME_COUNT] = {
#define A(symbol, name, low, mode, high, unit)                                 \
	[ASSUME_##symbol] = { name, unit, low, mode, high },
#include "pipeline/config/assumptions.def"
#undef A
};

void
assumptions_init(Assumptions *assumptions)
{
	for (size_t i = 0; i < ASSUME_COUNT; i++)
		assumptions->values[i] = (Assumption){
			.low = infos[i].low,
			.mode = infos[i].mode,
			.high = infos[i].high,
		};
}

const AssumptionInfo *
assumption_info(AssumptionId id)
{
	return &infos[id];
}

bool
assumption_find(const char *name, AssumptionId *out)
{
	for (size_t i = 0; i < ASSUME_COUNT; i++)
		if (g_str_equal(infos[i].name, name)) {
			*out = (AssumptionId)i;
			return true;
		}
	return false;
}

double
assume(const Assumptions *assumptions, AssumptionId id)
{
	return assumptions->values[id].mode;
}
