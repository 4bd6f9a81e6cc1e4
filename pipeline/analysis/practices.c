#include "pipeline/analysis/practices.h"

#include "pipeline/analysis/practice_signs.h"

enum { DAYS_PER_WEEK = 7 };

bool
practice_is_wanted(PracticeDeadline deadline, Practice practice)
{
	return deadline == DEADLINE_SERIES_A || practice == PRACTICE_FLAGS ||
	       practice == PRACTICE_ON_CALL;
}

static void
check_practice(
    const Evidence *evidence, PracticesResult *practices, Practice practice)
{
	PracticeCheck *check = &practices->checks[practice];

	check->signs = g_array_new(FALSE, FALSE, sizeof(PracticeSign));
	practice_signs_find(evidence, practices->flags, practice, check);
	if (check->signs->len > 0)
		check->state = PRACTICE_PRESENT;
	else if (practice_would_show(evidence, practice, check->looked))
		check->state = PRACTICE_MISSING;
	practices->states[check->state]++;
}

static void
check_deadline(const Evidence *evidence, PracticesResult *practices,
    PracticeDeadline deadline, Date date)
{
	const double weeks =
	    assume(&evidence->config->assumptions, ASSUME_PRACTICE_WEEKS);
	DeadlineCheck *check = &practices->deadlines[deadline];

	check->date = date;
	check->act = date == DATE_NONE
			 ? DATE_NONE
			 : date_add_days(date, -weeks * DAYS_PER_WEEK);
	for (int i = 0; i < PRACTICE_COUNT; i++) {
		PracticeCheck *practice = &practices->checks[i];

		if (!practice_is_wanted(deadline, (Practice)i))
			continue;
		check->missing += practice->state == PRACTICE_MISSING;
		check->unknown += practice->state == PRACTICE_UNKNOWN;
		if (date != DATE_NONE && evidence->as_of >= check->act &&
		    practice->state != PRACTICE_PRESENT)
			practice->due = true;
	}
}

bool
practices_compute(const Evidence *evidence, Results *results, GError **error)
{
	const ConfigGovernance *governance = &evidence->config->governance;
	PracticesResult *practices = g_new0(PracticesResult, 1);

	(void)error;
	practices->flags = flag_hygiene_new(evidence);
	practices->coverage = decision_coverage_new(evidence);
	practices->on_call = on_call_measure(evidence);
	practices->sla = incident_sla_measure(evidence);
	for (int i = 0; i < PRACTICE_COUNT; i++)
		check_practice(evidence, practices, (Practice)i);
	check_deadline(
	    evidence, practices, DEADLINE_SERIES_A, governance->series_a);
	check_deadline(evidence, practices, DEADLINE_ENTERPRISE,
	    governance->first_enterprise);
	results->practices = practices;
	return true;
}

void
practices_result_free(PracticesResult *practices)
{
	if (practices == NULL)
		return;
	for (int i = 0; i < PRACTICE_COUNT; i++)
		g_array_unref(practices->checks[i].signs);
	incident_sla_clear(&practices->sla);
	decision_coverage_free(practices->coverage);
	flag_hygiene_free(practices->flags);
	g_free(practices);
}
