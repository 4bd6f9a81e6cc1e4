#include "pipeline/analysis/person_name.h"

#include <string.h>

#include "pipeline/base/text.h"

/* What Jira adds to the names of closed accounts; Server adds two. */
static const char *const additions[] = { " (inactive)", " (deactivated)",
	" (unlicensed)", " (deleted)", " [x]" };

/* Whole names: "Jan Bot" and "Katie Jenkins" are people. */
static const char *const usual_bots[] = { "*[bot]", "*-bot", "*_bot", "bot-*",
	"bot", "*-robot", "dependabot*", "renovate", "renovate-*", "jenkins",
	"jenkins-*", "jenkins ci", "github-actions*", "gitlab-ci*", "codecov*",
	"snyk", "sentry", "sentry.io", "pagerduty", "opsgenie", "zapier",
	"automation for jira", "jira automation", "jira service management",
	"service account", "svc-*", "svc_*", "system", "ghost", "former user",
	"unassigned", "nobody", "nobody@*", "nobody; *", "noreply@*",
	"no-reply@*" };

bool
person_name_is_usual_bot(const char *text)
{
	for (size_t i = 0; i < G_N_ELEMENTS(usual_bots); i++)
		if (text_matches(usual_bots[i], text))
			return true;
	return false;
}

char *
person_fold(const char *text)
{
	g_autofree char *clean = text_clean(text);
	g_autofree char *apart = g_utf8_normalize(clean, -1, G_NORMALIZE_ALL);
	g_autofree char *folded = g_utf8_casefold(apart, -1);
	GString *plain = g_string_new(NULL);

	for (const char *c = folded; *c != '\0'; c = g_utf8_next_char(c))
		if (!g_unichar_ismark(g_utf8_get_char(c)))
			g_string_append_unichar(plain, g_utf8_get_char(c));
	return g_string_free(plain, FALSE);
}

/* One space between words, none around. */
static void
squeeze(char *text)
{
	g_auto(GStrv) words = g_strsplit_set(text, " \t\n", -1);
	char *end = text;

	for (char **word = words; *word != NULL; word++) {
		if (**word == '\0')
			continue;
		if (end != text)
			*end++ = ' ';
		end = g_stpcpy(end, *word);
	}
	*end = '\0';
}

/* Cuts the additions off; says whether there were any. */
static bool
cut_additions(char *shown)
{
	bool cut = false;

	for (size_t i = 0; i < G_N_ELEMENTS(additions); i++) {
		const size_t length = strlen(shown);
		const size_t tail = strlen(additions[i]);

		if (length <= tail || g_ascii_strcasecmp(shown + length - tail,
					  additions[i]) != 0)
			continue;
		shown[length - tail] = '\0';
		cut = true;
	}
	return cut;
}

/* "Zoë Example <zoe@shop.example>": the part between the brackets goes to
 * MAIL. */
static void
take_mail(char *shown, char **mail)
{
	char *open = strrchr(shown, '<');
	char *close = open == NULL ? NULL : strchr(open, '>');

	if (close != NULL && close[1] == '\0' && strchr(open, '@') != NULL) {
		*mail = g_strndup(open + 1, (size_t)(close - open - 1));
		*open = '\0';
	} else if (strchr(shown, '@') > shown && strchr(shown, ' ') == NULL) {
		*mail = g_strdup(shown);
	}
}

/* "Example, Zoë" the other way round. */
static char *
turn_round(char *shown)
{
	char *comma = strstr(shown, ", ");

	if (comma == NULL || comma == shown || strchr(comma + 1, ','))
		return shown;
	*comma = '\0';
	comma = g_strconcat(comma + 2, " ", shown, NULL);
	g_free(shown);
	return comma;
}

/* "zoe example" of "zoe.example" and "Zoë-Example". */
static char *
make_words(const char *folded, size_t length)
{
	char *words = g_strndup(folded, length);

	g_strdelimit(words, "._-+", ' ');
	squeeze(words);
	return words;
}

void
person_name_init(PersonName *name, const char *text)
{
	char *shown = text_clean(text);
	char *mail = NULL;

	*name = (PersonName){ NULL };
	squeeze(shown);
	name->closed = cut_additions(shown);
	take_mail(shown, &mail);
	squeeze(shown);
	if (mail != NULL) {
		name->mail = person_fold(mail);
		g_strstrip(name->mail);
	}
	if (mail == NULL || (*shown != '\0' && strcmp(shown, mail) != 0)) {
		shown = turn_round(shown);
		name->name = person_fold(shown);
		name->words = make_words(name->name, strlen(name->name));
	} else {
		name->words = make_words(name->mail, strcspn(name->mail, "@"));
	}
	name->shown =
	    *shown != '\0' ? g_steal_pointer(&shown) : g_steal_pointer(&mail);
	g_free(shown);
	g_free(mail);
}

void
person_name_clear(PersonName *name)
{
	g_free(name->shown);
	g_free(name->name);
	g_free(name->mail);
	g_free(name->words);
}
