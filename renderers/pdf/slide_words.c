/* What a page says besides its chart and rows. */
#include <math.h>

#include "pipeline/lang/lang.h"
#include "renderers/pdf/slide_part.h"

#define PAD 10.0
#define LABEL_WIDTH 130.0
#define RULE_WIDTH 3.0
#define LABEL_DROP 1.5 /* so that baselines are level */
#define POINT_GAP 8.0

enum { MOST_ASK_LINES = 3, MOST_POINTS = 5, MOST_POINT_LINES = 4 };

static TextSpec
ask_text(const char *ask)
{
	TextSpec text = slide_text(SLIDE_LEAD, ask,
	    (Box){ SLIDE_MARGIN + LABEL_WIDTH + PAD, 0,
		SLIDE_INNER - LABEL_WIDTH - 2 * PAD, INFINITY });

	text.face.size = 12;
	text.fit.max_lines = MOST_ASK_LINES;
	return text;
}

double
slide_ask_top(const Slide *slide, const Section *section)
{
	TextSpec text;

	if (section->ask == NULL)
		return SLIDE_BOTTOM;
	text = ask_text(section->ask);
	return SLIDE_BOTTOM - slide_measure(slide, &text) - 2 * PAD;
}

void
slide_draw_ask(const Slide *slide, const Section *section)
{
	double top = slide_ask_top(slide, section);
	Box box = { SLIDE_MARGIN, top, SLIDE_INNER, SLIDE_BOTTOM - top };
	Box rule = { SLIDE_MARGIN, top, RULE_WIDTH, SLIDE_BOTTOM - top };
	TextSpec label, text;

	if (section->ask == NULL)
		return;
	canvas_box(slide->canvas, box, 0, COLOUR_SHADE);
	canvas_box(slide->canvas, rule, 0, COLOUR_BLUE);
	label = slide_text(SLIDE_LABEL, lang_text(MSG_DECK_ASK),
	    (Box){ SLIDE_MARGIN + RULE_WIDTH + PAD, top + PAD + LABEL_DROP,
		LABEL_WIDTH, INFINITY });
	slide_write(slide, "P", &label);
	text = ask_text(section->ask);
	text.y = top + PAD;
	slide_write(slide, "P", &text);
}

/* Where the next point goes, and how far down. */
typedef struct Place {
	const Slide *slide;
	double scale;
	Box box; /* what is left */
	unsigned count;
} Place;

/* LABEL may be NULL.  Nothing is written that does not fit whole. */
static void
add_point(Place *place, const char *label, const char *words)
{
	TextSpec head =
	    slide_text(SLIDE_LABEL, label != NULL ? label : "", place->box);
	TextSpec text = slide_text(SLIDE_BODY, words, place->box);
	double bottom = place->box.y + place->box.height, above;

	head.face.size *= place->scale;
	text.face.size *= place->scale;
	text.fit.max_lines = MOST_POINT_LINES;
	above = label != NULL ? slide_measure(place->slide, &head) + 2 : 0;
	text.y += above;
	if (place->count == MOST_POINTS ||
	    text.y + slide_measure(place->slide, &text) > bottom)
		return;
	if (label != NULL)
		slide_write(place->slide, "P", &head);
	place->box.y = slide_write(place->slide, "P", &text) + POINT_GAP;
	place->box.height = bottom - place->box.y;
	place->count++;
}

static void
add_blocks(Place *place, const Section *section, BlockKind kind)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind != kind)
			continue;
		if (kind != BLOCK_INSUFFICIENT) {
			add_point(place, NULL, block->text);
			continue;
		}
		add_point(place, lang_text(MSG_PAGE_MISSING), block->text);
		if (block->detail != NULL)
			add_point(
			    place, lang_text(MSG_PAGE_NEEDED), block->detail);
	}
}

bool
slide_has_points(const Section *section)
{
	for (unsigned i = 0; i < section->blocks->len; i++) {
		const Block *block = section->blocks->pdata[i];

		if (block->kind == BLOCK_INSUFFICIENT ||
		    block->kind == BLOCK_FINDING || block->kind == BLOCK_TEXT)
			return true;
	}
	return false;
}

double
slide_draw_points(
    const Slide *slide, const Section *section, double scale, Box box)
{
	Place place = { slide, scale, box, 0 };

	add_blocks(&place, section, BLOCK_INSUFFICIENT);
	add_blocks(&place, section, BLOCK_FINDING);
	add_blocks(&place, section, BLOCK_TEXT);
	return place.box.y;
}
