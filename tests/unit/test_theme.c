#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#include "pipeline/base/embedded.h"
#include "renderers/canvas/theme.h"
#include "tests/support/assert_close.h"

typedef struct ContrastCase {
	uint32_t one, other;
	double want;
} ContrastCase;

/* MODEL [T30]: the published ratios, to the digits printed there. */
static const ContrastCase contrasts[] = {
	{ 0x000000, 0xFFFFFF, 21 },
	{ 0x123456, 0x123456, 1 },
	{ 0x0072B2, 0xFFFFFF, 5.1854 },
	{ 0x14181F, 0x0072B2, 3.4315 },
	{ 0xD55E00, 0xFFFFFF, 3.8672 },
	{ 0xD55E00, 0x14181F, 4.6012 },
	{ 0x009E73, 0xFFFFFF, 3.4211 },
	{ 0x009E73, 0x14181F, 5.2011 },
	{ 0xCC79A7, 0xFFFFFF, 3.0610 },
	{ 0xCC79A7, 0x14181F, 5.8130 },
	{ 0x6B7280, 0xFFFFFF, 4.8345 },
	{ 0x6B7280, 0x14181F, 3.6806 },
	{ 0xE69F00, 0xFFFFFF, 2.2523 },
	{ 0x56B4E9, 0xFFFFFF, 2.3075 },
	{ 0xF0E442, 0xFFFFFF, 1.3223 },
};

static double
linear(uint32_t rgb, int shift)
{
	double c = (rgb >> shift & 0xFF) / 255.0;

	return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
luminance(uint32_t rgb)
{
	return 0.2126 * linear(rgb, 16) + 0.7152 * linear(rgb, 8) +
	       0.0722 * linear(rgb, 0);
}

/* WCAG 2.2 contrast ratio, 1 to 21: (L1 + 0.05) / (L2 + 0.05), L the relative
 * luminance of linearised sRGB. */
static double
contrast_of(uint32_t one, uint32_t other)
{
	double a = luminance(one), b = luminance(other);

	return (fmax(a, b) + 0.05) / (fmin(a, b) + 0.05);
}

/* As it looks painted with its alpha on GROUND. */
static uint32_t
blend(Colour colour, uint32_t ground)
{
	uint32_t blended = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double over = colour.rgb >> shift & 0xFF;
		double under = ground >> shift & 0xFF;
		double mix = over * colour.alpha + under * (1 - colour.alpha);

		blended |= (uint32_t)lround(mix) << shift;
	}
	return blended;
}

static void
contrast_is_that_of_wcag(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(contrasts); i++)
		assert_close(contrast_of(contrasts[i].one, contrasts[i].other),
		    contrasts[i].want, 5e-5);
}

static double
contrast_on(ColourRole role, ThemeGround ground)
{
	uint32_t background = theme_colour(COLOUR_BACKGROUND, ground).rgb;
	Colour colour = theme_colour(role, ground);

	return contrast_of(blend(colour, background), background);
}

static bool
is_text(ColourRole role)
{
	return role == COLOUR_TEXT || role == COLOUR_MUTED ||
	       role >= COLOUR_BLUE_TEXT;
}

static bool
is_meaningful_line(ColourRole role)
{
	return role == COLOUR_AXIS ||
	       (role >= COLOUR_BLUE && role <= COLOUR_GREY);
}

static void
check_role(ColourRole role, ThemeGround ground)
{
	double ratio = contrast_on(role, ground);
	double least = is_text(role) ? 4.5 : is_meaningful_line(role) ? 3 : 0;

	if (ratio < least)
		fail_msg("%s on ground %d: %g < %g", theme_role_name(role),
		    (int)ground, ratio, least);
}

static void
palette_is_legible_on_both_grounds(void **state)
{
	(void)state;
	for (int role = 0; role < COLOUR_COUNT; role++) {
		check_role(role, THEME_LIGHT);
		check_role(role, THEME_DARK);
	}
}

/* TINT over what lies under it on the background of G. */
static uint32_t
ground_of(ColourRole tint, ColourRole under, ThemeGround g)
{
	uint32_t background = theme_colour(COLOUR_BACKGROUND, g).rgb;
	uint32_t below = blend(theme_colour(under, g), background);

	return blend(theme_colour(tint, g), below);
}

static void
check_text_on(ColourRole text, ColourRole tint, ColourRole under, ThemeGround g)
{
	double ratio =
	    contrast_of(theme_colour(text, g).rgb, ground_of(tint, under, g));

	if (ratio < 4.5)
		fail_msg("%s on %s over %s, ground %d: %g < 4.5",
		    theme_role_name(text), theme_role_name(tint),
		    theme_role_name(under), (int)g, ratio);
}

/* Labels cross bands and zones: any text, any outer tint. */
static void
text_is_legible_on_bands(void **state)
{
	(void)state;
	for (int text = 0; text < COLOUR_COUNT; text++) {
		if (!is_text(text))
			continue;
		for (ThemeGround g = THEME_LIGHT; g <= THEME_DARK; g++) {
			check_text_on(text, COLOUR_SHADE, COLOUR_BACKGROUND, g);
			for (int t = COLOUR_BLUE_OUTER; t <= COLOUR_GREY_OUTER;
			     t++)
				check_text_on(text, t, COLOUR_BACKGROUND, g);
		}
	}
}

/* What stands in a cell is plain text, whatever the cell is shaded with and
 * whatever shade that lies on; so is what crosses two bands. */
static void
plain_text_is_legible_on_every_tint(void **state)
{
	(void)state;
	for (int t = COLOUR_BLUE_OUTER; t <= COLOUR_GREY_INNER; t++)
		for (ThemeGround g = THEME_LIGHT; g <= THEME_DARK; g++) {
			check_text_on(COLOUR_TEXT, t, COLOUR_BACKGROUND, g);
			check_text_on(COLOUR_TEXT, t, COLOUR_SHADE, g);
			for (int u = COLOUR_BLUE_OUTER; u <= COLOUR_GREY_OUTER;
			     u++)
				check_text_on(COLOUR_TEXT, t, u, g);
		}
}

/* The value of custom property NAME in the AT-th block that has it; in the
 * first if there are fewer. */
static uint32_t
page_colour(const char *css, const char *name, int at)
{
	g_autofree char *start = g_strdup_printf("\t--%s: #", name);
	const char *found = strstr(css, start), *next = NULL;
	uint32_t rgb;

	assert_non_null(found);
	if (at > 0)
		next = strstr(found + 1, start);
	found = (next != NULL ? next : found) + strlen(start);
	rgb = (uint32_t)g_ascii_strtoull(found, NULL, 16);
	if (found[3] != ';')
		return rgb;
	return (rgb >> 8 & 0xF) * 0x110000 | (rgb >> 4 & 0xF) * 0x1100 |
	       (rgb & 0xF) * 0x11;
}

static void
pages_are_legible_on_both_grounds(void **state)
{
	static const char *const texts[] = { "text", "muted", "link", "note",
		"warning", "error" };
	static const char *const grounds[] = { "ground", "soft" };
	const char *css = embedded_find("renderers/html/page.css")->bytes;

	(void)state;
	for (size_t t = 0; t < G_N_ELEMENTS(texts); t++)
		for (size_t g = 0; g < G_N_ELEMENTS(grounds); g++)
			for (int dark = 0; dark < 2; dark++) {
				double ratio = contrast_of(
				    page_colour(css, texts[t], dark),
				    page_colour(css, grounds[g], dark));

				if (ratio < 4.5)
					fail_msg("--%s on --%s: %g < 4.5",
					    texts[t], grounds[g], ratio);
			}
}

/* Two bands of one hue must be told apart from each other and the ground. */
static void
band_tints_differ(void **state)
{
	(void)state;
	for (ThemeGround g = THEME_LIGHT; g <= THEME_DARK; g++) {
		for (int hue = COLOUR_BLUE; hue <= COLOUR_GREY; hue++) {
			double outer =
			    contrast_on(theme_tint(hue, TINT_OUTER), g);
			double inner =
			    contrast_on(theme_tint(hue, TINT_INNER), g);
			double full = contrast_on(hue, g);

			assert_true(outer > 1.08);
			assert_true(inner > outer * 1.15);
			assert_true(full > inner * 1.15);
		}
	}
}

static void
names_are_whole_and_unique(void **state)
{
	(void)state;
	for (int i = 0; i < COLOUR_COUNT; i++) {
		assert_non_null(theme_role_name(i));
		for (int j = 0; j < i; j++)
			assert_string_not_equal(
			    theme_role_name(i), theme_role_name(j));
	}
}

static void
tints_stay_in_their_family(void **state)
{
	(void)state;
	assert_int_equal(theme_tint(COLOUR_GREEN, TINT_FULL), COLOUR_GREEN);
	assert_int_equal(
	    theme_tint(COLOUR_GREEN, TINT_TEXT), COLOUR_GREEN_TEXT);
	assert_int_equal(
	    theme_tint(COLOUR_GREY, TINT_OUTER), COLOUR_GREY_OUTER);
	assert_int_equal(
	    theme_tint(COLOUR_BLUE, TINT_INNER), COLOUR_BLUE_INNER);
}

static void
css_turns_only_what_differs(void **state)
{
	g_autoptr(GString) css = g_string_new(NULL);

	(void)state;
	theme_append_css(css);
	assert_non_null(strstr(css->str, ".fill-text{fill:#E6EAF0}"));
	assert_non_null(strstr(css->str, ".stroke-grid{stroke:#2A313B}"));
	assert_null(strstr(css->str, "fill-blue{"));
	assert_non_null(strstr(css->str, "prefers-color-scheme:dark"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(contrast_is_that_of_wcag),
		cmocka_unit_test(palette_is_legible_on_both_grounds),
		cmocka_unit_test(text_is_legible_on_bands),
		cmocka_unit_test(plain_text_is_legible_on_every_tint),
		cmocka_unit_test(pages_are_legible_on_both_grounds),
		cmocka_unit_test(band_tints_differ),
		cmocka_unit_test(names_are_whole_and_unique),
		cmocka_unit_test(tints_stay_in_their_family),
		cmocka_unit_test(css_turns_only_what_differs),
	};

	return cmocka_run_group_tests_name("theme", tests, NULL, NULL);
}
