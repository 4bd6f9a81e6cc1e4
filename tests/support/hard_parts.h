/*
 * hard_parts.h - what hard charts are put together from.
 *
 * Lists of charts made by hand, one for each family, and what they share.
 */
#ifndef TESTS_SUPPORT_HARD_PARTS_H
#define TESTS_SUPPORT_HARD_PARTS_H

#include <stddef.h>

#include "pipeline/report/chart_spec.h"

#define HARD_LONG_NAME                                                         \
	"customer_subscription_billing_period_adjustment_entries."             \
	"original_invoice_line_item_id"
#define HARD_CJK_NAME "顧客の定期購読の請求期間の調整と元の請求書の明細の対応表"
#define HARD_RTL_NAME "جدول تعديلات فترة فوترة الاشتراك للعملاء"
#define HARD_UNBROKEN                                                          \
	"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerkbau"

typedef struct HardChart {
	const char *name;
	ChartSpec *(*make)(void); /* transfer full */
} HardChart;

typedef struct HardList {
	const HardChart *charts;
	size_t count;
} HardList;

extern const HardList hard_row_charts;
extern const HardList hard_series_charts;
extern const HardList hard_link_charts;

/* With a long subtitle, and log axes of multiples and of dollars. */
ChartSpec *hard_make(ChartKind kind, const char *title);

ChartRow *hard_add_interval(
    ChartSpec *chart, const char *label, double lo, double mid, double hi);

#endif
