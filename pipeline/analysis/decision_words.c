#include "pipeline/analysis/decision_words.h"

#include <glib.h>
#include <string.h>

#include "pipeline/base/text.h"

enum { TELLING_LENGTH = 5, LEAST_TELLING = 2, LEAST_INITIALS = 3 };

/* What all services are called, and what all issues say. */
static const char generic[] = "amazon,aws,azure,google,microsoft,oracle,cloud,"
			      "service,services,managed,platform,the,for,and,"
			      "of,with,on,to,a,in,db,plan,plans";
static const char common[] = "decide,decision,choose,whether,should,about,"
			     "which,where,between,instead,using,introduce,"
			     "architecture,review,between";

static bool
has_word(const char *text, const char *word)
{
	g_autofree char *found =
	    strchr(word, ',') == NULL ? text_find_word(text, word) : NULL;

	return found != NULL;
}

/* The words of NAME, parted by what is no letter or digit, and by the humps of
 * "AmazonElastiCache" behind a vendor. */
static GPtrArray *
split_words(const char *name, const char *left_out)
{
	GPtrArray *words = g_ptr_array_new_with_free_func(g_free);
	const char *p = name;

	if (g_str_has_prefix(p, "Amazon") && g_ascii_isupper(p[6]))
		p += 6;
	else if (g_str_has_prefix(p, "AWS") && g_ascii_isupper(p[3]))
		p += 3;
	while (*p != '\0') {
		size_t length = 0;

		while (g_ascii_isalnum(p[length]) ||
		       (unsigned char)p[length] >= 0x80)
			length++;
		if (length > 0) {
			g_autofree char *word = g_strndup(p, length);

			if (!has_word(left_out, word))
				g_ptr_array_add(words, g_steal_pointer(&word));
		}
		p += length;
		p += *p != '\0';
	}
	return words;
}

static char *
initials_of(const GPtrArray *words)
{
	GString *initials = g_string_new(NULL);

	for (guint i = 0; i < words->len; i++)
		g_string_append_c(
		    initials, *(const char *)g_ptr_array_index(words, i));
	return g_string_free(initials, FALSE);
}

bool
decision_names_service(const char *text, const char *name)
{
	g_autoptr(GPtrArray) words = split_words(name, generic);
	g_autoptr(GPtrArray) all = split_words(name, "amazon,aws,azure,google");
	g_autofree char *initials = initials_of(all);
	guint found = 0;

	if (strlen(initials) >= LEAST_INITIALS && has_word(text, initials))
		return true;
	for (guint i = 0; i < words->len; i++)
		found += has_word(text, g_ptr_array_index(words, i));
	return words->len > 0 && found == words->len;
}

bool
decision_names_issue(const char *text, const Issue *issue)
{
	g_autoptr(GPtrArray) words =
	    split_words(issue->summary == NULL ? "" : issue->summary, common);
	guint telling = 0, found = 0;

	if (issue->key != NULL && strpbrk(issue->key, "-#") != NULL &&
	    has_word(text, issue->key))
		return true;
	for (guint i = 0; i < words->len; i++) {
		const char *word = g_ptr_array_index(words, i);

		if (strlen(word) < TELLING_LENGTH)
			continue;
		telling++;
		found += has_word(text, word);
	}
	return found >= LEAST_TELLING && 2 * found >= telling;
}
