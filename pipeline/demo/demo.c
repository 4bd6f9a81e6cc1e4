#include "pipeline/demo/demo.h"

#include <string.h>

#include "pipeline/base/embedded.h"
#include "pipeline/base/filetree.h"
#include "pipeline/base/fsio.h"
#include "pipeline/demo/larkfield.h"
#include "pipeline/demo/demo_cur.h"
#include "pipeline/demo/demo_decisions.h"
#include "pipeline/demo/demo_flags.h"
#include "pipeline/demo/demo_earlier.h"
#include "pipeline/demo/demo_focus.h"
#include "pipeline/demo/demo_incidents.h"
#include "pipeline/demo/demo_jira.h"
#include "pipeline/demo/demo_metrics.h"

#define CONFIG "headroom.yaml"
#define ISSUES_CSV "issues/jira.csv"
#define AWS_BILL "billing/aws-cur.csv.gz"
#define FOCUS_BILL "billing/focus.csv"
#define USERS_CSV "metrics/users.csv"
#define LATENCY_CSV "metrics/latency.csv"
#define FLAGS_CSV "operations/flags.csv"
#define INCIDENTS_CSV "operations/incidents.csv"
#define DECISIONS "decisions/"

enum { FIRST_YEAR = 1972, LAST_YEAR = 2069 };

/* All that a demo consists of. */
static const char *const files[] = { AWS_BILL, FOCUS_BILL, CONFIG, ISSUES_CSV,
	LATENCY_CSV, USERS_CSV, FLAGS_CSV, INCIDENTS_CSV, DEMO_SIZES,
	DEMO_STRUCTURE };

/* In the first line of every demo's configuration. */
static const char mark[] = "made by \"headroom demo\"";

/* What an interrupted run left is cleared by the next (fsio.h). */
static const char leftovers[] = ".headroom-new/";

static bool
is_decision(const char *relative)
{
	if (!g_str_has_prefix(relative, DECISIONS))
		return false;
	for (size_t i = 0; i < DEMO_DECISIONS; i++)
		if (g_str_equal(
			relative + strlen(DECISIONS), demo_decision_file(i)))
			return true;
	return false;
}

static bool
is_ours(const char *relative)
{
	if (g_str_has_prefix(relative, leftovers) || is_decision(relative))
		return true;
	for (size_t i = 0; i < G_N_ELEMENTS(files); i++)
		if (g_str_equal(files[i], relative))
			return true;
	return false;
}

static bool
has_mark(const char *dir)
{
	g_autofree char *path = g_build_filename(dir, CONFIG, NULL);
	g_autofree char *text = NULL;

	if (!g_file_get_contents(path, &text, NULL, NULL))
		return false;
	text[strcspn(text, "\n")] = '\0';
	return strstr(text, mark) != NULL;
}

/* Absent, empty, or an earlier demo and nothing else. */
static bool
check_folder(const char *dir, GError **error)
{
	g_autoptr(GPtrArray) present = NULL;

	if (!g_file_test(dir, G_FILE_TEST_EXISTS))
		return true;
	present = filetree_list(dir, error);
	if (present == NULL)
		return false;
	for (unsigned i = 0; i < present->len; i++) {
		const char *relative = g_ptr_array_index(present, i);

		if (is_ours(relative) && has_mark(dir))
			continue;
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
		    "%s: holds %s, which no demo wrote; give the demo a "
		    "folder of its own",
		    dir, relative);
		return false;
	}
	return true;
}

static bool
check_options(const DemoOptions *options, GError **error)
{
	int year, month, day;

	date_to_ymd(options->as_of, &year, &month, &day);
	if (year < FIRST_YEAR || year > LAST_YEAR) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
		    "the demo needs a report date from %d to %d", FIRST_YEAR,
		    LAST_YEAR);
		return false;
	}
	if (options->scale < 1 || options->scale > DEMO_SCALE_MAX) {
		g_set_error(error, G_FILE_ERROR, G_FILE_ERROR_INVAL,
		    "the demo's scale goes from 1 to %d, not %ld",
		    DEMO_SCALE_MAX, options->scale);
		return false;
	}
	return true;
}

static bool
copy_embedded(
    Stage *stage, const char *source, const char *relative, GError **error)
{
	const Embedded *file = embedded_find(source);

	return stage_write(stage, relative, file->bytes, file->length, error);
}

static void
replace_date(
    const Larkfield *company, const char *name, double months, GString *text)
{
	char date[DATE_TEXT_SIZE];

	date_format_iso(date_add_months(company->as_of, months), date);
	g_string_replace(text, name, date, 0);
}

/* The configuration, with its dates in their places. */
static bool
write_config(const Larkfield *company, Stage *stage, GError **error)
{
	const Embedded *file = embedded_find("schemas/demo/headroom.yaml");
	g_autoptr(GString) text = g_string_new(file->bytes);

	replace_date(company, "@LAUNCH@", -LAUNCH_MONTHS, text);
	replace_date(company, "@LAST_REVIEW@", -REVIEW_MONTHS, text);
	replace_date(company, "@ENTERPRISE@", ENTERPRISE_MONTHS, text);
	return stage_write(stage, CONFIG, text->str, text->len, error);
}

static bool
write_schema(Stage *stage, GError **error)
{
	return copy_embedded(stage, "schemas/demo/structure.sql",
		   DEMO_STRUCTURE, error) &&
	       copy_embedded(
		   stage, "schemas/demo/pg_class_sizes.csv", DEMO_SIZES, error);
}

static bool
write_issues(
    const Larkfield *company, Stage *stage, DemoPlan *plan, GError **error)
{
	g_autofree char *path = stage_path(stage, ISSUES_CSV, error);
	JiraTotal total;

	if (path == NULL || !demo_write_jira(company, path, &total, error))
		return false;
	plan->issues = total.issues;
	plan->open_debt_issues = total.open_debt;
	return true;
}

static bool
write_bills(
    const Larkfield *company, Stage *stage, DemoPlan *plan, GError **error)
{
	g_autofree char *aws = stage_path(stage, AWS_BILL, error);
	g_autofree char *focus =
	    aws == NULL ? NULL : stage_path(stage, FOCUS_BILL, error);
	BillTotal first, second;

	if (focus == NULL || !demo_write_cur(company, aws, &first, error) ||
	    !demo_write_focus(company, 1 - CUR_SHARE, focus, &second, error))
		return false;
	plan->cost_lines = first.lines + second.lines;
	plan->spend = first.amount + second.amount;
	return true;
}

static bool
write_metrics(const Larkfield *company, Stage *stage, GError **error)
{
	g_autofree char *users = stage_path(stage, USERS_CSV, error);
	g_autofree char *latency =
	    users == NULL ? NULL : stage_path(stage, LATENCY_CSV, error);

	return latency != NULL && demo_write_users(company, users, error) &&
	       demo_write_latency(company, latency, error);
}

static bool
write_operations(const Larkfield *company, Stage *stage, GError **error)
{
	g_autofree char *flags = stage_path(stage, FLAGS_CSV, error);
	g_autofree char *incidents =
	    flags == NULL ? NULL : stage_path(stage, INCIDENTS_CSV, error);

	return incidents != NULL && demo_write_flags(company, flags, error) &&
	       demo_write_incidents(company, incidents, error);
}

static bool
write_decisions(const Larkfield *company, Stage *stage, GError **error)
{
	for (size_t i = 0; i < DEMO_DECISIONS; i++) {
		g_autofree char *text = demo_decision_text(company, i);
		g_autofree char *path =
		    g_strconcat(DECISIONS, demo_decision_file(i), NULL);

		if (!stage_write(stage, path, text, strlen(text), error))
			return false;
	}
	return true;
}

static void
fill_plan(const Larkfield *company, DemoPlan *plan)
{
	const double ids = INT32_MAX / PLANTED_IDS;

	plan->users = company->users[HISTORY_MONTHS - 1];
	plan->growth = (PlantedValue){ PLANTED_GROWTH, 0.075, 0.085 };
	plan->debt_rate = (PlantedValue){ PLANTED_DEBT_RATE, 0.02, 0.06 };
	plan->elasticity = (PlantedValue){ PLANTED_ELASTICITY, 0.7, 0.9 };
	plan->first_table = "availability_slots";
	plan->first_column = "id";
	plan->first_multiple = (PlantedValue){ ids, 0.95 * ids, 1.05 * ids };
	plan->next_multiple = demo_planted_latency();
	plan->tables = PLANTED_TABLES;
	plan->partitions = PLANTED_PARTITIONS;
}

bool
demo_write(
    const char *dir, const DemoOptions *options, DemoPlan *plan, GError **error)
{
	g_autoptr(Stage) stage = NULL;
	DemoPlan made = { 0 };
	Larkfield company;

	if (!check_options(options, error) || !check_folder(dir, error))
		return false;
	stage = stage_open(dir, error);
	if (stage == NULL)
		return false;
	larkfield_init(&company, options);
	if (!write_config(&company, stage, error) ||
	    !write_schema(stage, error) ||
	    !write_issues(&company, stage, &made, error) ||
	    !write_bills(&company, stage, &made, error) ||
	    !write_metrics(&company, stage, error) ||
	    !write_operations(&company, stage, error) ||
	    !write_decisions(&company, stage, error) ||
	    !stage_commit(stage, error))
		return false;
	fill_plan(&company, &made);
	if (plan != NULL)
		*plan = made;
	return true;
}
