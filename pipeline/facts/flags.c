#include "pipeline/facts/flags.h"

const char *
flag_state_name(FlagState state)
{
	static const char *const names[] = {
		[FLAG_STATE_UNKNOWN] = "unknown",
		[FLAG_ON] = "on",
		[FLAG_OFF] = "off",
		[FLAG_ARCHIVED] = "archived",
	};

	return names[state];
}

const char *
flag_lifespan_name(FlagLifespan lifespan)
{
	static const char *const names[] = {
		[FLAG_LIFESPAN_UNKNOWN] = "unknown",
		[FLAG_TEMPORARY] = "temporary",
		[FLAG_PERMANENT] = "permanent",
	};

	return names[lifespan];
}
