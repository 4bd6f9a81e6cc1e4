#include "pipeline/demo/demo_cur.h"

#include <string.h>

#include "pipeline/demo/cur_lines.h"
#include "pipeline/demo/export_file.h"

#define PAYER_ACCOUNT "111122223333"
#define SELLER "Amazon Web Services EMEA SARL"
#define RESERVATION                                                            \
	"arn:aws:rds:eu-west-1:111122223333:ri:larkfield-main-reservation"

enum { TAX_PERCENT = 20, HOURS_PER_DAY = 24, LINE_ID_LENGTH = 52 };

enum {
#define C(symbol, name) CUR_##symbol,
#include "pipeline/demo/cur_columns.def"
#undef C
	CUR_COLUMNS
};

static const char *const header[CUR_COLUMNS] = {
#define C(symbol, name) name,
#include "pipeline/demo/cur_columns.def"
#undef C
};

/* One month of the report. */
typedef struct CurMonth {
	const Larkfield *company;
	ExportFile *file;
	Rng rng;
	Date first, next; /* of this month and the next */
	double usage; /* USD of what is not reserved, before tax */
	char start[INSTANT_TEXT_SIZE], end[INSTANT_TEXT_SIZE];
	char invoice[USAGE_TEXT_SIZE];
	Decimal product; /* of the product so far, before tax */
	BillTotal total;
} CurMonth;

static void
add_cost(CurMonth *month, Decimal cost)
{
	decimal_add(&month->total.amount, cost);
	decimal_add(&month->product, cost);
}

static void
put_line_id(CurMonth *month)
{
	static const char digits[] = "abcdefghijklmnopqrstuvwxyz234567";
	char id[LINE_ID_LENGTH + 1];
	uint64_t bits = 0;

	for (int i = 0; i < LINE_ID_LENGTH; i++, bits >>= 5) {
		if (i % 12 == 0)
			bits = rng_next(&month->rng);
		id[i] = digits[bits & 31];
	}
	id[LINE_ID_LENGTH] = '\0';
	export_file_set(month->file, CUR_LINE_ID, id);
}

/* What every line has. */
static void
put_bill(CurMonth *month, const char *type, const char *start, const char *end)
{
	ExportFile *file = month->file;

	put_line_id(month);
	export_file_setf(file, CUR_INTERVAL, "%s/%s", start, end);
	export_file_set(file, CUR_INVOICE, month->invoice);
	export_file_set(file, CUR_INVOICING_ENTITY, SELLER);
	export_file_set(file, CUR_BILLING_ENTITY, "AWS");
	export_file_set(file, CUR_BILL_TYPE, "Anniversary");
	export_file_set(file, CUR_PAYER, PAYER_ACCOUNT);
	export_file_set(file, CUR_PERIOD_START, month->start);
	export_file_set(file, CUR_PERIOD_END, month->end);
	export_file_set(file, CUR_ACCOUNT, PAYER_ACCOUNT);
	export_file_set(file, CUR_LINE_TYPE, type);
	export_file_set(file, CUR_USAGE_START, start);
	export_file_set(file, CUR_USAGE_END, end);
	export_file_set(file, CUR_CURRENCY, "USD");
	export_file_set(file, CUR_LEGAL_ENTITY, SELLER);
}

static void
put_cost(ExportFile *file, Decimal cost, int64_t rate)
{
	char text[USAGE_TEXT_SIZE];

	usage_format(cost, text);
	export_file_set(file, CUR_UNBLENDED_COST, text);
	export_file_set(file, CUR_BLENDED_COST, text);
	usage_format_rate(rate, text);
	export_file_set(file, CUR_UNBLENDED_RATE, text);
	export_file_set(file, CUR_BLENDED_RATE, text);
}

/* Stock-keeping units are twelve letters and digits that say nothing. */
static void
put_sku(ExportFile *file, const CurKind *kind)
{
	static const char digits[] = "23456789ABCDEFGHJKMNPQRSTUVWXYZ7";
	char sku[13] = "";
	Rng rng;

	rng_init(&rng, 0, kind->usage_type);
	for (int i = 0; i < 12; i++)
		sku[i] = digits[rng_index(&rng, 32)];
	export_file_set(file, CUR_SKU, sku);
	export_file_setf(file, CUR_RATE_CODE, "%s.JRTCKXETXF.6YS6EN2CT7", sku);
	export_file_setf(file, CUR_RATE_ID, "%u", g_str_hash(sku));
}

static void
put_kind(ExportFile *file, const CurKind *kind)
{
	const char *size = strchr(kind->usage_type, ':');

	export_file_set(file, CUR_PRODUCT_CODE, kind->code);
	export_file_set(file, CUR_SERVICE_CODE, kind->code);
	export_file_set(file, CUR_PRODUCT_NAME, kind->product);
	export_file_set(file, CUR_SERVICE_NAME, kind->product);
	export_file_set(file, CUR_PRODUCT_FAMILY, kind->family);
	export_file_set(file, CUR_USAGE_TYPE, kind->usage_type);
	export_file_set(file, CUR_PRODUCT_USAGE_TYPE, kind->usage_type);
	export_file_set(file, CUR_OPERATION, kind->operation);
	export_file_set(file, CUR_PRODUCT_OPERATION, kind->operation);
	export_file_set(file, CUR_LOCATION, "EU (Ireland)");
	export_file_set(file, CUR_LOCATION_TYPE, "AWS Region");
	export_file_set(file, CUR_REGION, "eu-west-1");
	export_file_set(file, CUR_REGION_CODE, "eu-west-1");
	export_file_set(file, CUR_PRICING_CURRENCY, "USD");
	export_file_set(file, CUR_UNIT, kind->unit);
	put_sku(file, kind);
	if (size != NULL && g_str_equal(kind->unit, "Hrs"))
		export_file_set(file, CUR_INSTANCE_TYPE, size + 1);
	if (g_str_equal(kind->code, "AmazonRDS"))
		export_file_set(file, CUR_DATABASE_ENGINE, "PostgreSQL");
	if (kind->tag != NULL) {
		export_file_set(file, CUR_TAG_DOMAIN, kind->tag);
		export_file_set(file, CUR_TAG_ENVIRONMENT, "production");
	}
}

static void
put_resource(ExportFile *file, const CurKind *kind, long resource)
{
	Rng rng;

	if (kind->resource == NULL)
		return;
	rng_init(&rng, (uint64_t)resource, kind->usage_type);
	export_file_setf(file, CUR_RESOURCE, "%s%016" G_GINT64_MODIFIER "x",
	    kind->resource, rng_next(&rng));
	if (g_str_has_prefix(kind->resource, "i-"))
		export_file_setf(
		    file, CUR_ZONE, "eu-west-1%c", (char)('a' + resource % 3));
}

static void
put_reserved(ExportFile *file, Decimal cost)
{
	char text[USAGE_TEXT_SIZE];

	put_cost(file, 0, 0);
	usage_format(cost, text);
	export_file_set(file, CUR_RI_EFFECTIVE, text);
	export_file_set(file, CUR_RI_RECURRING, text);
	export_file_set(file, CUR_RI_UPFRONT_USAGE, "0");
	export_file_set(file, CUR_RI_ARN, RESERVATION);
	export_file_set(file, CUR_TERM, "Reserved");
}

static void
write_usage(CurMonth *month, const CurKind *kind, Date day, long resource,
    int64_t amount)
{
	const bool reserved = kind->permille == 0;
	const Decimal cost = usage_cost(amount, kind->rate);
	char start[INSTANT_TEXT_SIZE], end[INSTANT_TEXT_SIZE];
	char text[USAGE_TEXT_SIZE];
	ExportFile *file = month->file;

	put_bill(month, reserved ? "DiscountedUsage" : "Usage",
	    instant_format_iso(date_instant(day), start),
	    instant_format_iso(date_instant(day + 1), end));
	put_kind(file, kind);
	put_resource(file, kind, resource);
	export_file_set(file, CUR_AMOUNT, usage_format_amount(amount, text));
	usage_format_rate(kind->rate, text);
	export_file_setf(file, CUR_DESCRIPTION, "$%s per %s", text, kind->what);
	export_file_set(file, CUR_PUBLIC_RATE, text);
	export_file_set(file, CUR_PUBLIC_COST, usage_format(cost, text));
	if (reserved) {
		put_reserved(file, cost);
	} else {
		put_cost(file, cost, kind->rate);
		export_file_set(file, CUR_TERM, "OnDemand");
		add_cost(month, cost);
	}
	export_file_end_row(file);
}

static int64_t
reserved_hours(const CurMonth *month)
{
	return (int64_t)(month->next - month->first) * HOURS_PER_DAY *
	       USAGE_UNIT;
}

/* The fee of the month, for hours that are all used. */
static void
write_fee(CurMonth *month, const CurKind *kind)
{
	const Decimal cost = usage_cost(reserved_hours(month), kind->rate);
	char text[USAGE_TEXT_SIZE];
	ExportFile *file = month->file;

	put_bill(month, "RIFee", month->start, month->end);
	put_kind(file, kind);
	usage_format_amount(reserved_hours(month), text);
	export_file_set(file, CUR_AMOUNT, text);
	export_file_set(file, CUR_RI_TOTAL_UNITS, text);
	put_cost(file, cost, kind->rate);
	usage_format_rate(kind->rate, text);
	export_file_setf(file, CUR_DESCRIPTION, "USD %s hourly fee per %s",
	    text, kind->what);
	export_file_set(file, CUR_LEASE, "1yr");
	export_file_set(file, CUR_OFFERING, "standard");
	export_file_set(file, CUR_PURCHASE, "No Upfront");
	export_file_set(file, CUR_TERM, "Reserved");
	export_file_set(file, CUR_RI_ARN, RESERVATION);
	export_file_set(file, CUR_RI_NUMBER, "1");
	export_file_set(file, CUR_RI_START, month->start);
	export_file_set(file, CUR_RI_UNUSED_UPFRONT, "0");
	export_file_set(file, CUR_RI_UNUSED_QUANTITY, "0");
	export_file_set(file, CUR_RI_UNUSED_RECURRING, "0");
	export_file_set(file, CUR_RI_UPFRONT, "0");
	add_cost(month, cost);
	export_file_end_row(file);
}

static void
write_kind(CurMonth *month, const CurKind *kind)
{
	const long resources = kind->resources * month->company->scale;
	const double dollars = month->usage * kind->permille / 1000;
	UsageSplit split = {
		.left = kind->permille == 0
			    ? reserved_hours(month)
			    : usage_for(dollars, kind->rate, kind->whole),
		.lines = (int64_t)(month->next - month->first) * resources,
		.whole = kind->whole,
		.even = kind->permille == 0,
	};

	if (kind->permille == 0)
		write_fee(month, kind);
	for (Date day = month->first; day < month->next; day++)
		for (long i = 0; i < resources; i++)
			write_usage(month, kind, day, i,
			    usage_split_next(&split, &month->rng));
}

/* Closes the product that KIND is the last line of. */
static void
write_tax(CurMonth *month, const CurKind *kind)
{
	const Decimal tax = usage_to_cents(month->product * TAX_PERCENT / 100);
	char text[USAGE_TEXT_SIZE];
	ExportFile *file = month->file;

	put_bill(month, "Tax", month->start, month->end);
	export_file_set(file, CUR_PRODUCT_CODE, kind->code);
	export_file_set(file, CUR_PRODUCT_NAME, kind->product);
	export_file_set(file, CUR_AMOUNT, "1");
	export_file_set(file, CUR_UNBLENDED_COST, usage_format(tax, text));
	export_file_set(file, CUR_BLENDED_COST, text);
	export_file_set(file, CUR_TAX_TYPE, "VAT");
	export_file_setf(file, CUR_DESCRIPTION,
	    "Tax for product code %s usage type %s", kind->code,
	    kind->usage_type);
	add_cost(month, tax);
	export_file_end_row(file);
	month->product = 0;
}

static void
begin_month(CurMonth *month, int index)
{
	const Month number = month->company->month - BILLED_MONTHS + index;
	g_autofree char *stream = g_strdup_printf("aws.%d", index);
	Decimal fees = 0;

	rng_init(&month->rng, month->company->seed, stream);
	month->first = month_first_day(number);
	month->next = month_first_day(number + 1);
	instant_format_iso(date_instant(month->first), month->start);
	instant_format_iso(date_instant(month->next), month->end);
	g_snprintf(month->invoice, sizeof(month->invoice), "EUINIE%02d-%07u",
	    index + 1, (unsigned)rng_index(&month->rng, 10000000));
	for (size_t i = 0; i < cur_kind_count; i++)
		if (cur_kinds[i].permille == 0)
			fees += usage_cost(
			    reserved_hours(month), cur_kinds[i].rate);
	month->usage = month->company->spend[index] * CUR_SHARE /
			   (1 + TAX_PERCENT / 100.0) -
		       decimal_to_double(fees);
}

bool
demo_write_cur(const Larkfield *company, const char *path, BillTotal *total,
    GError **error)
{
	g_autoptr(ExportFile) file =
	    export_file_open(path, EXPORT_GZIP, header, CUR_COLUMNS, error);
	CurMonth month = { .company = company, .file = file };

	if (file == NULL)
		return false;
	for (int index = 0; index < BILLED_MONTHS; index++) {
		begin_month(&month, index);
		for (size_t i = 0; i < cur_kind_count; i++) {
			const CurKind *kind = &cur_kinds[i];

			write_kind(&month, kind);
			if (i + 1 == cur_kind_count ||
			    !g_str_equal(kind[1].code, kind->code))
				write_tax(&month, kind);
		}
	}
	month.total.lines = export_file_rows(file);
	if (!export_file_finish(file, error))
		return false;
	*total = month.total;
	return true;
}
