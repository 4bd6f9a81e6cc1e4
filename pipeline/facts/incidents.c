#include "pipeline/facts/incidents.h"

#include <math.h>

enum { SECONDS_PER_HOUR = 3600 };

double
incident_hours(const Incident *incident)
{
	if (incident->resolved == INSTANT_NONE)
		return NAN;
	return (double)(incident->resolved - incident->started) /
	       SECONDS_PER_HOUR;
}
