#include "pipeline/lang/units.h"

#include <stdbool.h>

#include "pipeline/lang/lang.h"

static const struct {
	const char *unit;
	Message one, many;
} units[] = {
	{ "h", MSG_UNIT_HOURS, MSG_UNIT_HOURS },
	{ "min", MSG_UNIT_MINUTES, MSG_UNIT_MINUTES },
	{ "minutes", MSG_UNIT_MINUTES, MSG_UNIT_MINUTES },
	{ "ms", MSG_UNIT_MILLISECONDS, MSG_UNIT_MILLISECONDS },
	{ "days", MSG_UNIT_DAY, MSG_UNIT_DAYS },
	{ "weeks", MSG_UNIT_WEEK, MSG_UNIT_WEEKS },
	{ "months", MSG_UNIT_MONTH, MSG_UNIT_MONTHS },
	{ "people", MSG_UNIT_PERSON, MSG_UNIT_PEOPLE },
	{ "engineers", MSG_UNIT_ENGINEER, MSG_UNIT_ENGINEERS },
	{ "users", MSG_UNIT_USER, MSG_UNIT_USERS },
	{ "rows", MSG_UNIT_ROW, MSG_UNIT_ROWS },
	{ "rows/s", MSG_UNIT_ROWS_A_SECOND, MSG_UNIT_ROWS_A_SECOND },
	{ "rows/user-month", MSG_UNIT_ROWS_A_USER, MSG_UNIT_ROWS_A_USER },
	{ "keys", MSG_UNIT_KEY, MSG_UNIT_KEYS },
	{ "tables", MSG_UNIT_TABLE, MSG_UNIT_TABLES },
	{ "columns", MSG_UNIT_COLUMN, MSG_UNIT_COLUMNS },
	{ "domains", MSG_UNIT_DOMAIN, MSG_UNIT_DOMAINS },
	{ "issues", MSG_UNIT_ISSUE, MSG_UNIT_ISSUES },
	{ "issues/1,000 user-months", MSG_UNIT_ISSUES_A_USER,
	    MSG_UNIT_ISSUES_A_USER },
	{ "items", MSG_UNIT_ITEM, MSG_UNIT_ITEMS },
	{ "areas", MSG_UNIT_AREA, MSG_UNIT_AREAS },
	{ "decisions", MSG_UNIT_DECISION, MSG_UNIT_DECISIONS },
	{ "pairs", MSG_UNIT_PAIR, MSG_UNIT_PAIRS },
	{ "processes", MSG_UNIT_PROCESS, MSG_UNIT_PROCESSES },
	{ "flags", MSG_UNIT_FLAG, MSG_UNIT_FLAGS },
	{ "squads", MSG_UNIT_SQUAD, MSG_UNIT_SQUADS },
	{ "sprints", MSG_UNIT_SPRINT, MSG_UNIT_SPRINTS },
	{ "requests", MSG_UNIT_REQUEST, MSG_UNIT_REQUESTS },
	{ "records", MSG_UNIT_RECORD, MSG_UNIT_RECORDS },
	{ "modes", MSG_UNIT_MODE, MSG_UNIT_MODES },
	{ "matters", MSG_UNIT_MATTER, MSG_UNIT_MATTERS },
	{ "conditions", MSG_UNIT_CONDITION, MSG_UNIT_CONDITIONS },
	{ "changes", MSG_UNIT_CHANGE, MSG_UNIT_CHANGES },
	{ "events", MSG_UNIT_EVENT, MSG_UNIT_EVENTS },
	{ "roles", MSG_UNIT_ROLE, MSG_UNIT_ROLES },
	{ "place", MSG_UNIT_PLACE, MSG_UNIT_PLACE },
	{ "level", MSG_UNIT_LEVEL, MSG_UNIT_LEVEL },
	{ "of 100", MSG_UNIT_OF_HUNDRED, MSG_UNIT_OF_HUNDRED },
	{ "per month", MSG_UNIT_MONTHLY, MSG_UNIT_MONTHLY },
	{ "per week", MSG_UNIT_WEEKLY, MSG_UNIT_WEEKLY },
	{ "per day", MSG_UNIT_DAILY, MSG_UNIT_DAILY },
	{ "per person and week", MSG_UNIT_WEEKLY_EACH, MSG_UNIT_WEEKLY_EACH },
	{ "h/week", MSG_UNIT_HOURS_A_WEEK, MSG_UNIT_HOURS_A_WEEK },
	{ "h/month", MSG_UNIT_HOURS_A_MONTH, MSG_UNIT_HOURS_A_MONTH },
	{ "h/point", MSG_UNIT_HOURS_A_POINT, MSG_UNIT_HOURS_A_POINT },
	{ "h/issue", MSG_UNIT_HOURS_AN_ISSUE, MSG_UNIT_HOURS_AN_ISSUE },
	{ "h/h", MSG_UNIT_HOURS_AN_HOUR, MSG_UNIT_HOURS_AN_HOUR },
	{ "h/h a month", MSG_UNIT_INTEREST, MSG_UNIT_INTEREST },
	{ "h of day", MSG_UNIT_O_CLOCK, MSG_UNIT_O_CLOCK },
	{ "ln cost/ln users", MSG_UNIT_COST_POWER, MSG_UNIT_COST_POWER },
	{ "ln events/ln users", MSG_UNIT_EVENT_POWER, MSG_UNIT_EVENT_POWER },
	{ "elasticity", MSG_UNIT_ROW_POWER, MSG_UNIT_ROW_POWER },
	{ "factor", MSG_UNIT_TIMES, MSG_UNIT_TIMES },
	{ "times", MSG_UNIT_TIMES, MSG_UNIT_TIMES },
	{ "bytes", MSG_UNIT_BYTES, MSG_UNIT_BYTES },
	{ "deviations", MSG_UNIT_DEVIATIONS, MSG_UNIT_DEVIATIONS },
	{ "modularity", MSG_UNIT_MODULARITY, MSG_UNIT_MODULARITY },
	{ "Q", MSG_UNIT_MODULARITY, MSG_UNIT_MODULARITY },
	{ "weight", MSG_UNIT_WEIGHT, MSG_UNIT_WEIGHT },
	{ "currency/h", MSG_UNIT_PRICE_HOUR, MSG_UNIT_PRICE_HOUR },
	{ "currency/GB-month", MSG_UNIT_PRICE_STORAGE, MSG_UNIT_PRICE_STORAGE },
};

char *
lang_quantity(const char *unit, const char *number)
{
	const bool one = g_str_equal(number, "1");

	if (unit == NULL || *unit == '\0')
		return g_strdup(number);
	for (size_t i = 0; i < G_N_ELEMENTS(units); i++)
		if (g_str_equal(units[i].unit, unit))
			return lang_format(
			    one ? units[i].one : units[i].many, number, NULL);
	return lang_format(MSG_UNIT_OTHER, number, unit, NULL);
}
