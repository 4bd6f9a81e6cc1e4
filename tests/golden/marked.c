/*
 * marked.c - the program with a mark around every text of pipeline/lang.
 *
 * What its reports show outside of the marks is data, or a sentence that no
 * translation would reach: tests/e2e/marked looks for these.
 */
#define LANG_TEXT(text) "\u27e6" text "\u27e7"

#include "pipeline/lang/lang.c"
