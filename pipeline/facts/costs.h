/*
 * costs.h - billing, aggregated while it streams.
 *
 * A Bill is one provider's account and billing period as one file tells it;
 * its cells are sums per month x category x service x tag x currency, so
 * that memory does not grow with the file.  Names are FOCUS's.
 */
#ifndef PIPELINE_FACTS_COSTS_H
#define PIPELINE_FACTS_COSTS_H

#include <glib.h>
#include <stdbool.h>
#include <stddef.h>

#include "pipeline/base/date.h"
#include "pipeline/base/money.h"

/* How a line of a native export stands to a reservation or savings plan. */
typedef enum Commitment {
	COMMITMENT_NONE,
	COMMITMENT_BOUGHT,	/* or refunded */
	COMMITMENT_COVERED,	/* used, and nothing to pay */
	COMMITMENT_SPREAD,	/* used, with its share of the price */
} Commitment;

/* One billing line, borrowed strings; what a reader hands in. */
typedef struct CostLine {
	const char *provider;		/* ProviderName */
	const char *account;		/* BillingAccountId */
	Month billing_period;
	Instant charge_start;		/* decides the month of the cell */
	const char *service_category;	/* a FOCUS ServiceCategory */
	const char *service;		/* ServiceName */
	const char *tag;		/* value of the configured tag, or NULL */
	const char *currency;		/* ISO 4217 */
	const char *invoice;		/* "" until the invoice is final */
	const char *identity;		/* see below; or NULL */
	Decimal billed, effective;	/* BilledCost, EffectiveCost */
	bool focus;			/* the file speaks FOCUS */
	Commitment commitment;		/* where one amount must do for both */
	bool beside;			/* of the same row as the line before */
} CostLine;

/*
 * IDENTITY tells this line from others of the same hour and stays what it is
 * when the provider exports the month again: sub-account, resource, SKU or
 * usage type, kind of charge; not the amount, the invoice, nor a line number
 * (AWS makes new ones each time).  It is hashed, not kept, and tells whether
 * two files are parts of one bill or the same bill twice; without it the
 * amounts stand in.
 */

typedef struct CostCell {
	Month month;
	const char *service_category, *service, *tag;
	char currency[CURRENCY_SIZE];
	Decimal billed, effective;
	long lines;
} CostCell;

typedef struct Bill {
	const char *provider;		/* provider_canonical() */
	const char *account;		/* as first spelt; "" if not named */
	Month period;
	const char *invoice;
	Instant last_charge;
	bool focus;
	size_t input;			/* index into facts_inputs() */
	long lines;
	GPtrArray *cells;		/* of CostCell *, sorted after seal */
	bool superseded;		/* another file tells the same bill */
} Bill;

/* One name for each provider, however the file spells it: "AWS", "Amazon Web
 * Services, Inc." to "AWS"; unknown names stay as they are. */
const char *provider_canonical(const char *name);

/* What identifies an account under any spelling: no path before it, no
 * dashes, no leading zeros; the caller frees it. */
char *account_canonical(const char *account);

/* The nineteen FOCUS service categories, sorted, NULL-terminated. */
extern const char *const focus_service_categories[];

#endif
