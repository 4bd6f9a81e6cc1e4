/*
 * debt_register_words.h - what pieces of debt are called, in words.
 */
#ifndef PIPELINE_ANALYSIS_DEBT_REGISTER_WORDS_H
#define PIPELINE_ANALYSIS_DEBT_REGISTER_WORDS_H

#include "pipeline/analysis/debt_register.h"
#include "pipeline/analysis/words.h"

/* "discovered": for people, and for files. */
const char *debt_category_words(DebtCategory category);
const char *debt_category_name(DebtCategory category);

/* "SHOP-12", "table orders". */
char *debt_item_key(const DebtItem *item);

/* The summary; of a finding what was found. */
char *debt_item_title(const DebtItem *item);

/* "Ida", "Ida (gone)", "nobody"; the caller frees it. */
char *debt_owner_words(const DebtItem *item);

/* What set the category, what stands for it, its document, and whether that
 * or a date is missing. */
char *debt_item_evidence(const Evidence *evidence, const DebtItem *item);

/* "table", "incident" … for files. */
const char *debt_sign_name(DebtSign sign);

/* Figures of ITEM: "debt.item.shop-12.risk.3m"; NULL where it has none. */
char *debt_item_figure(const DebtItem *item, const char *what);

/* The same for WAIT: "risk" or "user_hours". */
char *debt_wait_figure(const DebtItem *item, const char *what, int wait);

/* "$1,500 ($900 to $2,100)". */
char *debt_cost_words(const Evidence *evidence, Expected cost);

#endif
