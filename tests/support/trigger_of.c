#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "pipeline/analysis/users.h"
#include "tests/support/trigger_of.h"

const Trigger *
trigger_among(const TriggersResult *triggers, const char *id)
{
	for (guint i = 0; i < triggers->triggers->len; i++)
		if (g_str_equal(trigger_at(triggers, i)->id, id))
			return trigger_at(triggers, i);
	fail_msg("no trigger %s", id);
	return NULL;
}

const Trigger *
trigger_of(Company *company, const char *id)
{
	const Evidence *evidence = company_evidence(company);

	if (company->results->triggers == NULL) {
		assert_true(users_compute(evidence, company->results, NULL));
		assert_true(spend_compute(evidence, company->results, NULL));
		assert_true(triggers_compute(evidence, company->results, NULL));
	}
	return trigger_among(company->results->triggers, id);
}
