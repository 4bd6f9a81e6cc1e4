#include "pipeline/demo/demo_focus.h"

#include "pipeline/demo/export_file.h"

#define PROVIDER "Cobalt Harbour"

enum { WEEKS_A_MONTH = 4, DAYS_A_WEEK = 7 };

enum {
#define F(symbol, name) FOCUS_##symbol,
#include "pipeline/demo/focus_columns.def"
#undef F
	FOCUS_COLUMNS
};

static const char *const header[FOCUS_COLUMNS] = {
#define F(symbol, name) name,
#include "pipeline/demo/focus_columns.def"
#undef F
};

typedef struct FocusKind {
	const char *service, *category, *unit, *sku;
	int64_t rate, list_rate; /* 10^-10 USD per unit */
	int percent; /* of the bill */
	bool whole;
	const char *tag;
} FocusKind;

static const FocusKind kinds[] = {
	{ "Harbour Search", "Databases", "Query", "HS-QRY", 4200000, 4700000,
	    35, true, "venues" },
	{ "Harbour Identity", "Identity", "Active User", "HI-MAU", 175000000,
	    200000000, 25, true, "accounts" },
	{ "Harbour Relay", "Integration", "Message", "HR-MSG", 2600000, 2600000,
	    22, true, "messaging" },
	{ "Harbour Watch", "Management and Governance", "GB", "HW-LOG",
	    8300000000, 9900000000, 18, false, "platform" },
};

typedef struct FocusMonth {
	const Larkfield *company;
	ExportFile *file;
	Rng rng;
	Date first, next;
	char start[INSTANT_TEXT_SIZE], end[INSTANT_TEXT_SIZE];
	BillTotal total;
} FocusMonth;

static void
put_account(const FocusMonth *month)
{
	ExportFile *file = month->file;

	export_file_set(file, FOCUS_ACCOUNT, "CH-40817");
	export_file_set(file, FOCUS_ACCOUNT_NAME, "Larkfield Ltd");
	export_file_set(file, FOCUS_SUB_ACCOUNT, "larkfield-production");
	export_file_set(file, FOCUS_SUB_ACCOUNT_NAME, "Larkfield production");
	export_file_set(file, FOCUS_CURRENCY, "USD");
	export_file_set(file, FOCUS_PERIOD_START, month->start);
	export_file_set(file, FOCUS_PERIOD_END, month->end);
	export_file_set(file, FOCUS_PROVIDER, PROVIDER);
	export_file_set(file, FOCUS_PUBLISHER, PROVIDER);
	export_file_set(file, FOCUS_INVOICE_ISSUER, PROVIDER " Billing Ltd");
	export_file_set(file, FOCUS_REGION, "eu-north");
	export_file_set(file, FOCUS_REGION_NAME, "Northern Harbour");
}

static void
put_kind(ExportFile *file, const FocusKind *kind, long resource)
{
	export_file_set(file, FOCUS_CHARGE_CATEGORY, "Usage");
	export_file_set(file, FOCUS_FREQUENCY, "Usage-Based");
	export_file_set(file, FOCUS_PRICING_CATEGORY, "Standard");
	export_file_set(file, FOCUS_SERVICE, kind->service);
	export_file_set(file, FOCUS_SERVICE_CATEGORY, kind->category);
	export_file_set(file, FOCUS_PRICING_UNIT, kind->unit);
	export_file_set(file, FOCUS_CONSUMED_UNIT, kind->unit);
	export_file_set(file, FOCUS_SKU, kind->sku);
	export_file_setf(file, FOCUS_SKU_PRICE, "%s-STD", kind->sku);
	export_file_setf(
	    file, FOCUS_RESOURCE, "%s/%ld", kind->sku, resource + 1);
	export_file_setf(file, FOCUS_TAGS, "{\"domain\": \"%s\"}", kind->tag);
}

static void
put_costs(ExportFile *file, const FocusKind *kind, int64_t amount, Decimal cost)
{
	char text[USAGE_TEXT_SIZE];

	usage_format(cost, text);
	export_file_set(file, FOCUS_BILLED, text);
	export_file_set(file, FOCUS_EFFECTIVE, text);
	export_file_set(file, FOCUS_CONTRACTED, text);
	usage_format(usage_cost(amount, kind->list_rate), text);
	export_file_set(file, FOCUS_LIST, text);
	usage_format_amount(amount, text);
	export_file_set(file, FOCUS_CONSUMED, text);
	export_file_set(file, FOCUS_PRICED, text);
	usage_format_rate(kind->list_rate, text);
	export_file_set(file, FOCUS_LIST_PRICE, text);
	usage_format_rate(kind->rate, text);
	export_file_set(file, FOCUS_CONTRACTED_PRICE, text);
	export_file_setf(file, FOCUS_DESCRIPTION, "%s, $%s per %s",
	    kind->service, text, kind->unit);
}

/* The last of a month's weeks ends with it. */
static void
write_week(FocusMonth *month, const FocusKind *kind, int week, long resource,
    int64_t amount)
{
	const Decimal cost = usage_cost(amount, kind->rate);
	const Date start = month->first + week * DAYS_A_WEEK;
	const Date end =
	    week == WEEKS_A_MONTH - 1 ? month->next : start + DAYS_A_WEEK;
	char text[INSTANT_TEXT_SIZE];
	ExportFile *file = month->file;

	put_account(month);
	put_kind(file, kind, resource);
	put_costs(file, kind, amount, cost);
	instant_format_iso(date_instant(start), text);
	export_file_set(file, FOCUS_CHARGE_START, text);
	instant_format_iso(date_instant(end), text);
	export_file_set(file, FOCUS_CHARGE_END, text);
	decimal_add(&month->total.amount, cost);
	export_file_end_row(file);
}

static void
write_month(FocusMonth *month, int index, double share)
{
	const Month number = month->company->month - BILLED_MONTHS + index;
	const double dollars = share * month->company->spend[index];
	const long resources = month->company->scale;

	month->first = month_first_day(number);
	month->next = month_first_day(number + 1);
	instant_format_iso(date_instant(month->first), month->start);
	instant_format_iso(date_instant(month->next), month->end);
	for (size_t i = 0; i < G_N_ELEMENTS(kinds); i++) {
		const FocusKind *kind = &kinds[i];
		UsageSplit split = {
			.left = usage_for(dollars * kind->percent / 100,
			    kind->rate, kind->whole),
			.lines = WEEKS_A_MONTH * resources,
			.whole = kind->whole,
		};

		for (int week = 0; week < WEEKS_A_MONTH; week++)
			for (long r = 0; r < resources; r++)
				write_week(month, kind, week, r,
				    usage_split_next(&split, &month->rng));
	}
}

bool
demo_write_focus(const Larkfield *company, double share, const char *path,
    BillTotal *total, GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_PLAIN, header, FOCUS_COLUMNS, error);
	FocusMonth month = { .company = company, .file = file };

	if (file == NULL)
		return false;
	rng_init(&month.rng, company->seed, "cobalt-harbour");
	for (int index = 0; index < BILLED_MONTHS; index++)
		write_month(&month, index, share);
	month.total.lines = export_file_rows(file);
	if (!export_file_finish(file, error))
		return false;
	*total = month.total;
	return true;
}
