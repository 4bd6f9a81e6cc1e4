#include "pipeline/report/report.h"

#include <string.h>

#include "pipeline/base/number.h"
#include "pipeline/report/tree.h"

static void
print_cell(Tree *tree, const TableCell *cell)
{
	tree_add(tree, "", cell->text, "");
	if (cell->machine != NULL && strcmp(cell->machine, cell->text) != 0)
		tree_add(tree, " {", cell->machine, "}");
	tree_add(tree, " [", cell->figure, "]");
	tree_add(tree, " -> ", cell->row, "");
}

static void
print_table(Tree *tree, const ReportTable *table)
{
	tree_begin(tree, "table ");
	g_string_append(tree->out, table->id);
	tree_add(tree, " \"", table->caption, "\"");
	tree_add(tree, " -> registers/", table->register_name, ".csv");
	g_string_append(tree->out, table->file_only ? " (file only)" : "");
	tree_end(tree);
	tree->depth++;
	for (unsigned i = 0; i < table->columns->len; i++) {
		const TableColumn *column = table->columns->pdata[i];

		tree_begin(tree, "column ");
		tree_add(tree, "", column->key, " \"");
		tree_add(tree, "", column->title, "\"");
		g_string_append(
		    tree->out, column->align == ALIGN_NUMBER ? " number" : "");
		tree_end(tree);
	}
	for (unsigned i = 0; i < table->rows->len; i++) {
		const GPtrArray *row = table->rows->pdata[i];

		tree_begin(tree, "row:");
		for (unsigned k = 0; k < row->len; k++) {
			g_string_append(tree->out, k == 0 ? " " : " | ");
			print_cell(tree, row->pdata[k]);
		}
		tree_end(tree);
	}
	tree->depth--;
}

static void
print_list(Tree *tree, const GPtrArray *items)
{
	tree_begin(tree, "list");
	tree_end(tree);
	tree->depth++;
	for (unsigned i = 0; i < items->len; i++)
		tree_line(tree, "item", items->pdata[i]);
	tree->depth--;
}

/* "word: text" and, a level deeper, what else the block has. */
static void
print_words(Tree *tree, const char *word, const Block *block)
{
	tree_begin(tree, word);
	tree_add(tree, ": ", block->text, "");
	if (block->kind == BLOCK_KEY_FIGURE)
		tree_add(tree, " = ", block->detail, "");
	tree_add(tree, " [", block->figure, "]");
	tree_end(tree);
	tree->depth++;
	if (block->kind != BLOCK_KEY_FIGURE)
		tree_line(tree, "detail", block->detail);
	tree_line(tree, "note", block->note);
	tree->depth--;
}

static void
print_event(Tree *tree, const Block *block)
{
	char date[DATE_TEXT_SIZE];
	g_autofree char *word = NULL;

	word = g_strconcat("event ",
	    block->date == DATE_NONE ? NUMBER_MISSING
				     : date_format_iso(block->date, date),
	    NULL);
	print_words(tree, word, block);
}

static void
print_finding_block(Tree *tree, const Block *block)
{
	g_autofree char *word =
	    g_strconcat("finding ", finding_level_name(block->level), NULL);

	print_words(tree, word, block);
}

static void
print_block(Tree *tree, const Block *block)
{
	switch (block->kind) {
	case BLOCK_HEADING:
		print_words(tree, "heading", block);
		break;
	case BLOCK_TEXT:
		print_words(tree, "text", block);
		break;
	case BLOCK_LIST:
		print_list(tree, block->items);
		break;
	case BLOCK_TABLE:
		print_table(tree, block->table);
		break;
	case BLOCK_CHART:
		tree_chart(tree, block->chart);
		break;
	case BLOCK_FINDING:
		print_finding_block(tree, block);
		break;
	case BLOCK_KEY_FIGURE:
		print_words(tree, "key figure", block);
		break;
	case BLOCK_EVENT:
		print_event(tree, block);
		break;
	case BLOCK_INSUFFICIENT:
		print_words(tree, "insufficient", block);
		break;
	case BLOCK_FILE:
		print_words(tree, "file", block);
		break;
	}
}

static void
print_brief(Tree *tree, const SectionBrief *brief)
{
	g_autofree char *columns = NULL;

	if (brief == NULL)
		return;
	if (brief->columns != NULL)
		columns = g_strjoinv(", ", brief->columns);
	tree_begin(tree, "brief:");
	tree_add(tree, " chart ", brief->chart, "");
	tree_add(tree, " table ", brief->table, "");
	tree_add(tree, " (", columns, ")");
	tree_add(tree, " of ", brief->whole, "");
	tree_add(tree, " \"", brief->caption, "\"");
	tree_end(tree);
}

static void
print_section(Tree *tree, const Section *section)
{
	tree_begin(tree, "section ");
	tree_add(tree, "", section->id, "");
	g_string_append_printf(tree->out, " %d", section->rank);
	tree_add(tree, " \"", section->title, "\"");
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "lead", section->lead);
	tree_line(tree, "ask", section->ask);
	print_brief(tree, section->brief);
	for (unsigned i = 0; i < section->blocks->len; i++)
		print_block(tree, section->blocks->pdata[i]);
	tree->depth--;
}

static void
print_evidence(Tree *tree, const FigureRow *row)
{
	tree_begin(tree, "evidence ");
	tree_add(tree, "", row->file, "");
	if (row->line > 0)
		g_string_append_printf(tree->out, ":%ld", row->line);
	tree_add(tree, " ", row->key, "");
	tree_add(tree, " = ", row->value, "");
	tree_end(tree);
}

static void
print_figure(Tree *tree, const Figure *figure)
{
	tree_begin(tree, figure->id);
	if (figure->text != NULL)
		tree_add(tree, " = \"", figure->text, "\"");
	else
		tree_add_number(tree, " = ", figure->value);
	tree_add(tree, " ", figure->unit, "");
	tree_add_range(tree, figure->lo, figure->hi);
	tree_add_number_if(tree, " n ", figure->n);
	for (size_t i = 0; i < FIGURE_TAGS; i++)
		if (figure->tags & figure_tags[i].tag)
			tree_add(tree, " #", figure_tags[i].name, "");
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "label", figure->label);
	tree_line(tree, "method", figure->method);
	tree_line(tree, "reason", figure->reason);
	for (unsigned i = 0; i < figure->inputs->len; i++)
		tree_line(tree, "input", figure->inputs->pdata[i]);
	for (unsigned i = 0; i < figure->evidence->len; i++)
		print_evidence(tree, figure->evidence->pdata[i]);
	tree->depth--;
}

static void
print_figures(Tree *tree, const FigureSet *figures)
{
	g_autoptr(GPtrArray) list = figure_set_list(figures);

	tree_begin(tree, "figures");
	tree_end(tree);
	tree->depth++;
	for (unsigned i = 0; i < list->len; i++)
		print_figure(tree, list->pdata[i]);
	tree->depth--;
}

static void
print_source(Tree *tree, const ReportSource *source)
{
	tree_begin(tree, "source ");
	tree_add(tree, "", source->id, "");
	tree_add_number_if(tree, " = ", source->value);
	tree_add(tree, " = \"", source->text, "\"");
	tree_add(tree, " ", source->unit, "");
	tree_add_range(tree, source->lo, source->hi);
	tree_add_number_if(tree, " default ", source->usual);
	tree_add_range(tree, source->usual_lo, source->usual_hi);
	if (source->file != NULL) {
		tree_add(tree, " at ", source->file, "");
		g_string_append_printf(
		    tree->out, ":%ld:%ld", source->line, source->column);
	}
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "label", source->label);
	tree_line(tree, "key", source->key);
	tree->depth--;
}

static void
print_input(Tree *tree, const ReportInput *input)
{
	tree_begin(tree, "input ");
	tree_add(tree, "", input->path, "");
	g_string_append(tree->out, input->failed ? " (failed)" : "");
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "format", input->format);
	tree_line(tree, "kind", input->kind);
	tree_line(tree, "why", input->why);
	tree_line(tree, "encoding", input->encoding);
	tree_line(tree, "compression", input->compression);
	tree_line(tree, "sha256", input->sha256);
	tree_begin(tree, "rows");
	g_string_append_printf(tree->out,
	    " %ld = %ld used + %ld skipped + %ld rejected, %lld bytes",
	    input->rows_read, input->rows_used, input->rows_skipped,
	    input->rows_rejected, input->bytes);
	tree_end(tree);
	for (unsigned i = 0; i + 1 < input->skips->len; i += 2) {
		tree_begin(tree, "skipped ");
		tree_add(tree, "", input->skips->pdata[i + 1], "");
		tree_add(tree, ": ", input->skips->pdata[i], "");
		tree_end(tree);
	}
	for (unsigned i = 0; i + 1 < input->counts->len; i += 2)
		tree_line(
		    tree, input->counts->pdata[i], input->counts->pdata[i + 1]);
	for (unsigned i = 0; i + 2 < input->totals->len; i += 3) {
		tree_begin(tree, "total ");
		tree_add(tree, "", input->totals->pdata[i], "");
		tree_add(tree, " billed ", input->totals->pdata[i + 1], "");
		tree_add(tree, " effective ", input->totals->pdata[i + 2], "");
		tree_end(tree);
	}
	tree->depth--;
}

static void
print_reject(Tree *tree, const ReportReject *reject)
{
	tree_begin(tree, "reject ");
	tree_add(tree, "", reject->file, "");
	g_string_append_printf(
	    tree->out, ":%ld:%ld", reject->line, reject->column);
	tree_add(tree, ": ", reject->reason, "");
	tree_add(tree, " \"", reject->excerpt, "\"");
	tree_end(tree);
}

static void
print_limit(Tree *tree, const ReportLimit *limit)
{
	tree_begin(tree, "limit ");
	tree_add(tree, "", limit->id, "");
	tree_add(tree, " ", limit->kind, "");
	g_string_append(tree->out, limit->proxy ? " proxy" : "");
	tree_add(tree, " \"", limit->label, "\"");
	tree_end(tree);
}

static void
print_day(Tree *tree, const ReportEvent *event)
{
	char date[DATE_TEXT_SIZE];

	tree_begin(tree, "day ");
	tree_add(tree, "", event->key, " ");
	tree_add(tree, "", date_format_iso(event->start, date), "");
	tree_add(tree, " ", event->rrule, "");
	tree_add(tree, " \"", event->title, "\"");
	tree_end(tree);
	tree->depth++;
	tree_line(tree, "category", event->category);
	tree_line(tree, "owner", event->owner);
	tree_line(tree, "url", event->url);
	tree_line(tree, "description", event->description);
	tree->depth--;
}

static void
print_findings(Tree *tree, const FindingList *findings)
{
	for (size_t i = 0; i < finding_list_count(findings); i++) {
		const Finding *finding = finding_list_get(findings, i);
		g_autofree char *text = finding_to_line(finding);

		tree_begin(tree, "finding ");
		tree_add(tree, "", finding_level_name(finding->level), " ");
		tree_add(tree, "", finding->code, ": ");
		tree_add(tree, "", text, "");
		tree_end(tree);
	}
}

char *
report_to_tree(const Report *report)
{
	Tree tree = { g_string_new("report\n"), 1 };
	char date[DATE_TEXT_SIZE];

	tree_line(&tree, "service", report->service);
	tree_line(&tree, "as of", date_format_iso(report->as_of, date));
	tree_line(&tree, "version", report->version);
	tree_line(&tree, "headline", report->headline);
	if (report->since != NULL)
		tree_line(&tree, "since", report->since);
	tree.depth--;
	for (unsigned i = 0; i < report->sections->len; i++)
		print_section(&tree, report->sections->pdata[i]);
	print_figures(&tree, report->figures);
	for (unsigned i = 0; i < report->sources->len; i++)
		print_source(&tree, report->sources->pdata[i]);
	for (unsigned i = 0; i < report->events->len; i++)
		print_day(&tree, report->events->pdata[i]);
	for (unsigned i = 0; i < report->limits->len; i++)
		print_limit(&tree, report->limits->pdata[i]);
	for (unsigned i = 0; i < report->inputs->len; i++)
		print_input(&tree, report->inputs->pdata[i]);
	for (unsigned i = 0; i < report->rejects->len; i++)
		print_reject(&tree, report->rejects->pdata[i]);
	print_findings(&tree, report->findings);
	return g_string_free(tree.out, FALSE);
}
