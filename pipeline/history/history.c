#include "pipeline/history/history.h"

#include <string.h>

#include "pipeline/base/filetree.h"
#include "pipeline/history/review_read.h"

/* Days before the report date from which on one review a month is enough. */
enum { WEEKLY_DAYS = 371, MONTH_GROUPS = 1 << 24 };

/* Files that are no reviews, of which each gets a finding. */
enum { MOST_NOTED = 5 };

/* A file that may be a review. */
typedef struct Candidate {
	char *path;
	Date as_of; /* by a look at its text; DATE_NONE: not seen there */
	PastReview *review; /* of one that had to be read for its date */
} Candidate;

static void
candidate_free(void *data)
{
	Candidate *candidate = data;

	g_free(candidate->path);
	past_review_free(candidate->review);
	g_free(candidate);
}

History *
history_new(const char *service, Date as_of)
{
	History *history = g_new0(History, 1);

	history->service = g_strdup(service);
	history->as_of = as_of;
	history->reviews =
	    g_ptr_array_new_with_free_func((GDestroyNotify)past_review_free);
	history->findings = finding_list_new();
	history->strings = g_string_chunk_new(1 << 14);
	return history;
}

void
history_free(History *history)
{
	if (history == NULL)
		return;
	g_ptr_array_unref(history->reviews);
	finding_list_free(history->findings);
	g_string_chunk_free(history->strings);
	g_free(history->service);
	g_free(history);
}

static PastReview *
read_review(History *history, const char *path, GError **error)
{
	g_autoptr(GString) text = review_bytes(path, error);

	return text == NULL ? NULL
			    : past_review_parse(history->strings,
				  history->service, path, text, error);
}

static void
note_later(History *history, const PastReview *review)
{
	char then[DATE_TEXT_SIZE], now[DATE_TEXT_SIZE];

	finding_list_add(history->findings, FINDING_WARNING, "review-later",
	    review->path, 0, 0,
	    "not compared with: it is of %s, later than the report date %s; "
	    "name an earlier review",
	    date_format_iso(review->as_of, then),
	    date_format_iso(history->as_of, now));
}

static int
compare_reviews(const void *a, const void *b)
{
	const PastReview *first = *(PastReview *const *)a;
	const PastReview *second = *(PastReview *const *)b;

	if (first->as_of != second->as_of)
		return first->as_of < second->as_of ? -1 : 1;
	return strcmp(first->path, second->path);
}

/* Takes REVIEW over; of two of one day the one that was named stays. */
static void
add_review(History *history, PastReview *review)
{
	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *other =
		    g_ptr_array_index(history->reviews, i);

		if (other->as_of == review->as_of) {
			past_review_free(review);
			return;
		}
	}
	g_ptr_array_add(history->reviews, review);
	g_ptr_array_sort(history->reviews, compare_reviews);
}

bool
history_add_baseline(History *history, const char *path, GError **error)
{
	g_autofree char *file = review_path(path);
	PastReview *review = read_review(history, file, error);

	if (review == NULL)
		return false;
	if (review->as_of > history->as_of) {
		note_later(history, review);
		past_review_free(review);
		return true;
	}
	g_ptr_array_add(history->reviews, review);
	history->baseline = review;
	return true;
}

/* What our own writer makes of "meta", and the first of its keys. */
static Date
look_for_date(const GString *text)
{
	static const char before[] = "\n  \"meta\": {\n    \"as_of\": \"";
	const char *at = g_strrstr_len(text->str, (gssize)text->len, before);
	char date[DATE_TEXT_SIZE];
	Date as_of;

	if (at == NULL)
		return DATE_NONE;
	g_strlcpy(date, at + strlen(before), sizeof "YYYY-MM-DD");
	return date_parse_iso(date, &as_of) ? as_of : DATE_NONE;
}

/* An error becomes a finding: what is left out was not named one by one. */
static void
note(History *history, const char *path, GError *error)
{
	const char *message = error->message;
	const size_t length = strlen(path);

	if (strncmp(message, path, length) == 0 && message[length] == ':')
		message += length + strspn(message + length, ": ");
	if (finding_list_count(history->findings) < MOST_NOTED)
		finding_list_add(history->findings, FINDING_WARNING,
		    "review-unread", path, 0, 0, "left out of the history: %s",
		    message);
	else
		history->unnoted++;
	g_error_free(error);
}

static Candidate *
look_at(History *history, const char *path)
{
	GError *error = NULL;
	g_autoptr(GString) text = review_bytes(path, &error);
	Candidate *candidate;
	PastReview *review = NULL;
	Date as_of = DATE_NONE;

	if (text != NULL) {
		as_of = look_for_date(text);
		if (as_of == DATE_NONE)
			review = past_review_parse(history->strings,
			    history->service, path, text, &error);
	}
	if (error != NULL) {
		note(history, path, error);
		return NULL;
	}
	candidate = g_new0(Candidate, 1);
	candidate->path = g_strdup(path);
	candidate->as_of = review != NULL ? review->as_of : as_of;
	candidate->review = review;
	return candidate;
}

/* The newest first; of one day the last by name. */
static int
compare_candidates(const void *a, const void *b)
{
	const Candidate *first = *(Candidate *const *)a;
	const Candidate *second = *(Candidate *const *)b;

	if (first->as_of != second->as_of)
		return first->as_of > second->as_of ? -1 : 1;
	return strcmp(second->path, first->path);
}

static GPtrArray *
find_candidates(History *history, const char *dir, GError **error)
{
	g_autoptr(GPtrArray) files = filetree_list(dir, error);
	GPtrArray *candidates;

	if (files == NULL)
		return NULL;
	candidates = g_ptr_array_new_with_free_func(candidate_free);
	for (guint i = 0; i < files->len; i++) {
		const char *file = g_ptr_array_index(files, i);
		g_autofree char *name = g_path_get_basename(file);
		g_autofree char *path = g_build_filename(dir, file, NULL);
		Candidate *candidate;

		if (!g_str_has_suffix(name, ".json") ||
		    strcmp(name, "manifest.json") == 0)
			continue;
		candidate = look_at(history, path);
		if (candidate != NULL)
			g_ptr_array_add(candidates, candidate);
	}
	g_ptr_array_sort(candidates, compare_candidates);
	return candidates;
}

/* The week or month of DATE, of which one review is enough. */
static int
group_of(const History *history, Date date)
{
	if (history->as_of - date < WEEKLY_DAYS)
		return (history->as_of - date) / 7;
	return MONTH_GROUPS - date_month(date);
}

/* CANDIDATE's review, or NULL with a finding. */
static PastReview *
open_candidate(History *history, Candidate *candidate)
{
	GError *error = NULL;
	PastReview *review = g_steal_pointer(&candidate->review);

	if (review == NULL)
		review = read_review(history, candidate->path, &error);
	if (review == NULL)
		note(history, candidate->path, error);
	return review;
}

/* Opens the newest of each group that is a review; of CANDIDATES, newest
 * first, from the I-th on. */
static void
open_groups(History *history, const GPtrArray *candidates, guint i)
{
	int done = -1;

	for (; i < candidates->len; i++) {
		Candidate *candidate = g_ptr_array_index(candidates, i);
		const int group = group_of(history, candidate->as_of);
		PastReview *review =
		    group == done ? NULL : open_candidate(history, candidate);

		if (review == NULL)
			continue;
		done = group;
		add_review(history, review);
	}
}

/* What the findings on single files do not say. */
static void
sum_up(History *history, const char *dir, guint later)
{
	char now[DATE_TEXT_SIZE];

	if (later > 0)
		finding_list_add(history->findings, FINDING_NOTE,
		    "review-later", dir, 0, 0,
		    "left out of the history: %u of its reviews are later "
		    "than the report date %s",
		    later, date_format_iso(history->as_of, now));
	if (history->unnoted > 0)
		finding_list_add(history->findings, FINDING_WARNING,
		    "review-unread", dir, 0, 0,
		    "left out of the history: %u more of its files, which are "
		    "no reviews of this service either",
		    history->unnoted);
	finding_list_sort(history->findings);
}

bool
history_add_folder(History *history, const char *dir, GError **error)
{
	g_autoptr(GPtrArray) candidates = find_candidates(history, dir, error);
	guint later = 0;

	if (candidates == NULL)
		return false;
	while (later < candidates->len &&
	       ((Candidate *)candidates->pdata[later])->as_of > history->as_of)
		later++;
	open_groups(history, candidates, later);
	sum_up(history, dir, later);
	if (history->baseline == NULL)
		history->baseline = history_at(history, history->as_of - 1);
	return true;
}

const PastReview *
history_at(const History *history, Date date)
{
	const PastReview *found = NULL;

	for (guint i = 0; i < history->reviews->len; i++) {
		const PastReview *review =
		    g_ptr_array_index(history->reviews, i);

		if (review->as_of <= date)
			found = review;
	}
	return found;
}

const char *
history_text(const History *history, const char *id, Date date)
{
	const PastReview *review =
	    history == NULL ? NULL : history_at(history, date);
	const PastFigure *figure =
	    review == NULL ? NULL : past_figure(review, id);

	return figure == NULL ? NULL : figure->text;
}
