#include "pipeline/demo/demo_flags.h"

#include "pipeline/demo/export_file.h"

enum {
	COLUMN_KEY,
	COLUMN_STATE,
	COLUMN_CREATED,
	COLUMN_CHANGED,
	COLUMN_OWNER,
	COLUMN_TYPE,
	COLUMNS
};

static const char *const header[COLUMNS] = { "key", "state", "created",
	"last_changed", "owner", "type" };

typedef struct DemoFlag {
	const char *key, *state, *type;
	int created, changed; /* days before the report date */
	size_t owner; /* index into larkfield_people; PEOPLE: nobody */
} DemoFlag;

static const DemoFlag flags[] = {
	{ "bookings.weekly_repeat", "on", "release", 402, 371, 1 },
	{ "bookings.split_price", "on", "release", 188, 30, 1 },
	{ "bookings.hold_ten_minutes", "on", "experiment", 260, 214, PEOPLE },
	{ "availability.map", "on", "release", 155, 121, 4 },
	{ "availability.change_feed", "off", "release", 47, 12, 3 },
	{ "billing.direct_debit", "on", "release", 96, 18, 0 },
	{ "billing.stop_payouts", "off", "kill-switch", 420, 420, 0 },
	{ "accounts.passwordless", "off", "experiment", 330, 298, 2 },
	{ "accounts.merge", "on", "release", 61, 9, 2 },
	{ "venues.season_prices", "on", "release", 240, 203, 4 },
	{ "venues.door_codes", "on", "permission", 300, 255, 4 },
	{ "messaging.relay", "off", "release", 70, 21, 5 },
	{ "messaging.reminders", "on", "release", 380, 352, PEOPLE },
	{ "reporting.night_only", "on", "operational", 150, 33, 6 },
	{ "search.fallback", "off", "kill-switch", 410, 77, 7 },
	{ "old_price_import", "archived", "release", 440, 140, 4 },
};

static void
put_date(ExportFile *file, size_t column, const Larkfield *company, int days)
{
	char date[DATE_TEXT_SIZE];

	export_file_set(
	    file, column, date_format_iso(company->as_of - days, date));
}

bool
demo_write_flags(const Larkfield *company, const char *path, GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_PLAIN, header, COLUMNS, error);

	if (file == NULL)
		return false;
	for (size_t i = 0; i < G_N_ELEMENTS(flags); i++) {
		const DemoFlag *flag = &flags[i];

		export_file_set(file, COLUMN_KEY, flag->key);
		export_file_set(file, COLUMN_STATE, flag->state);
		put_date(file, COLUMN_CREATED, company, flag->created);
		put_date(file, COLUMN_CHANGED, company, flag->changed);
		if (flag->owner < PEOPLE)
			export_file_set(file, COLUMN_OWNER,
			    larkfield_people[flag->owner].name);
		export_file_set(file, COLUMN_TYPE, flag->type);
		export_file_end_row(file);
	}
	return export_file_finish(file, error);
}
