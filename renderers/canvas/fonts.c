#include "renderers/canvas/fonts.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>

struct Fonts {
	FcConfig *config;
	PangoFontMap *map;
	PangoContext *context;
	bool current; /* for fontconfig */
};

/* Where distributions put fonts-dejavu-core. */
static const char *const family_folders[] = {
	"/usr/share/fonts/truetype/dejavu",
	"/usr/share/fonts/dejavu-sans-fonts",
	"/usr/share/fonts/TTF",
	"/usr/share/fonts/dejavu",
};

static const char *const family_files[] = {
	"DejaVuSans.ttf",
	"DejaVuSans-Bold.ttf",
};

/* Scripts that DejaVu Sans lacks, from fonts-noto-cjk and -core. */
static const char *const fallback_files[] = {
	"/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
	"/usr/share/fonts/truetype/noto/NotoSansBengali-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansDevanagari-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansEthiopic-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansGujarati-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansGurmukhi-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansHebrew-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansKannada-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansKhmer-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansMalayalam-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansMyanmar-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansSinhala-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansTamil-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansTelugu-Regular.ttf",
	"/usr/share/fonts/truetype/noto/NotoSansThai-Regular.ttf",
};

GQuark
fonts_error_quark(void)
{
	return g_quark_from_static_string("fonts-error");
}

static bool
add_font(FcConfig *config, const char *folder, const char *file)
{
	g_autofree char *path = g_build_filename(folder, file, NULL);

	return g_file_test(path, G_FILE_TEST_IS_REGULAR) &&
	       FcConfigAppFontAddFile(config, (const FcChar8 *)path);
}

static bool
add_family_file(FcConfig *config, const char *file, GError **error)
{
	for (size_t i = 0; i < G_N_ELEMENTS(family_folders); i++)
		if (add_font(config, family_folders[i], file))
			return true;
	g_set_error(error, FONTS_ERROR, FONTS_ERROR_MISSING,
	    "%s is in none of the known font folders (the first is %s); "
	    "install the package fonts-dejavu-core",
	    file, family_folders[0]);
	return false;
}

/* Letters sit where their outlines say, not where a pixel grid would. */
static PangoContext *
make_context(PangoFontMap *map)
{
	PangoContext *context = pango_font_map_create_context(map);
	cairo_font_options_t *options = cairo_font_options_create();

	cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(context, options);
	cairo_font_options_destroy(options);
	pango_cairo_context_set_resolution(context, 96);
	pango_context_set_round_glyph_positions(context, FALSE);
	pango_context_set_language(context, pango_language_from_string("en"));
	return context;
}

Fonts *
fonts_new(bool with_others, GError **error)
{
	g_autoptr(Fonts) fonts = g_new0(Fonts, 1);

	fonts->config = FcConfigCreate();
	for (size_t i = 0; i < G_N_ELEMENTS(family_files); i++)
		if (!add_family_file(fonts->config, family_files[i], error))
			return NULL;
	for (size_t i = 0; with_others && i < G_N_ELEMENTS(fallback_files); i++)
		add_font(fonts->config, "/", fallback_files[i]);

	/* Or pango starts a thread that reads the system's configuration. */
	fonts->current = !with_others;
	if (fonts->current)
		FcConfigSetCurrent(fonts->config);
	fonts->map = pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT);
	pango_fc_font_map_set_config(
	    PANGO_FC_FONT_MAP(fonts->map), fonts->config);
	fonts->context = make_context(fonts->map);
	return g_steal_pointer(&fonts);
}

/* Both pango's map and fontconfig itself would keep the configuration. */
static void
let_go_of_config(Fonts *fonts)
{
	pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL);
	if (fonts->current && FcConfigGetCurrent() == fonts->config)
		FcConfigSetCurrent(NULL);
}

void
fonts_free(Fonts *fonts)
{
	if (fonts == NULL)
		return;
	if (fonts->map != NULL)
		let_go_of_config(fonts);
	g_clear_object(&fonts->context);
	g_clear_object(&fonts->map);
	FcConfigDestroy(fonts->config);
	g_free(fonts);
}

PangoContext *
fonts_context(const Fonts *fonts)
{
	return fonts->context;
}

static bool
needs_no_font(gunichar c)
{
	return g_unichar_isspace(c) || g_unichar_iszerowidth(c) ||
	       g_unichar_iscntrl(c);
}

/* How many of the faces have C. */
static int
count_faces(const FcFontSet *faces, gunichar c)
{
	int count = 0;

	for (int i = 0; i < faces->nfont; i++) {
		FcCharSet *chars;

		if (FcPatternGetCharSet(faces->fonts[i], FC_CHARSET, 0,
			&chars) == FcResultMatch &&
		    FcCharSetHasChar(chars, c))
			count++;
	}
	return count;
}

bool
fonts_can_draw(const Fonts *fonts, gunichar c)
{
	return needs_no_font(c) ||
	       count_faces(
		   FcConfigGetFonts(fonts->config, FcSetApplication), c) > 0;
}

bool
fonts_all_draw(const Fonts *fonts, const char *text)
{
	const FcFontSet *faces =
	    FcConfigGetFonts(fonts->config, FcSetApplication);

	for (const char *p = text; *p != '\0'; p = g_utf8_next_char(p)) {
		gunichar c = g_utf8_get_char(p);

		if (c >= 0x80 && !needs_no_font(c) &&
		    count_faces(faces, c) < faces->nfont)
			return false;
	}
	return true;
}
