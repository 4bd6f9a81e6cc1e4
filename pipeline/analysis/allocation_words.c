#include "pipeline/analysis/allocation_words.h"

#include "pipeline/base/text.h"
#include "pipeline/lang/lang.h"

char *
sprint_words(const Sprint *sprint)
{
	char date[DATE_TEXT_SIZE];

	if (sprint->name != NULL)
		return g_strdup(sprint->name);
	return lang_format(
	    MSG_SPRINT_WINDOW, date_format_human(sprint->first, date), NULL);
}

const char *
measure_unit(EffortMeasure measure)
{
	static const Message units[] = {
		[EFFORT_POINTS] = MSG_EFFORT_POINTS_UNIT,
		[EFFORT_SPENT] = MSG_EFFORT_SPENT_UNIT,
		[EFFORT_ESTIMATED] = MSG_EFFORT_ESTIMATED_UNIT,
		[EFFORT_COUNT] = MSG_EFFORT_COUNT_UNIT,
	};

	return lang_text(units[measure]);
}

const char *
measure_words(EffortMeasure measure)
{
	static const Message words[] = {
		[EFFORT_POINTS] = MSG_EFFORT_IN_POINTS,
		[EFFORT_SPENT] = MSG_EFFORT_IN_SPENT,
		[EFFORT_ESTIMATED] = MSG_EFFORT_IN_ESTIMATED,
		[EFFORT_COUNT] = MSG_EFFORT_IN_COUNT,
	};

	return lang_text(words[measure]);
}

const char *
escalation_words(EscalationLevel level)
{
	static const Message words[] = {
		[ESCALATION_UNKNOWN] = MSG_ALLOC_LEVEL_UNKNOWN,
		[ESCALATION_0] = MSG_ALLOC_LEVEL_0,
		[ESCALATION_1] = MSG_ALLOC_LEVEL_1,
		[ESCALATION_2] = MSG_ALLOC_LEVEL_2,
		[ESCALATION_3] = MSG_ALLOC_LEVEL_3,
	};

	return lang_text(words[level]);
}

static const char *
kind_words(IssueKind kind)
{
	static const Message words[] = {
		[ISSUE_OTHER] = MSG_ALLOC_KIND_OTHER,
		[ISSUE_FEATURE] = MSG_ALLOC_KIND_FEATURE,
		[ISSUE_BUG] = MSG_ALLOC_KIND_BUG,
		[ISSUE_TASK] = MSG_ALLOC_KIND_TASK,
		[ISSUE_EPIC] = MSG_ALLOC_KIND_EPIC,
		[ISSUE_SUBTASK] = MSG_ALLOC_KIND_SUBTASK,
		[ISSUE_INCIDENT] = MSG_ALLOC_KIND_INCIDENT,
	};

	return lang_text(words[kind]);
}

char *
crowd_words(const Crowd *crowd)
{
	switch (crowd->by) {
	case CROWD_KIND:
		return g_strdup(kind_words(crowd->kind));
	case CROWD_ARRIVED:
		return g_strdup(lang_text(MSG_ALLOC_ARRIVED));
	case CROWD_COMPONENT:
		return lang_format(MSG_ALLOC_COMPONENT, crowd->name, NULL);
	case CROWD_EPIC:
		return crowd->name == NULL
			   ? lang_format(MSG_ALLOC_EPIC_KEY, crowd->key, NULL)
			   : lang_format(
				 MSG_ALLOC_EPIC, crowd->key, crowd->name, NULL);
	case CROWD_KINDS:
		break;
	}
	g_assert_not_reached();
}

const char *
allocation_gap_words(AllocationGap gap)
{
	static const Message words[] = {
		[GAP_NONE] = MSG_ALLOC_WHY_NO_EFFORT,
		[GAP_NO_WORK] = MSG_ALLOC_WHY_NO_WORK,
		[GAP_NOT_MARKED] = MSG_ALLOC_WHY_NOT_MARKED,
		[GAP_NO_SPRINT] = MSG_ALLOC_WHY_NO_SPRINT,
		[GAP_STALE] = MSG_ALLOC_WHY_STALE,
	};

	return lang_text(words[gap]);
}

GPtrArray *
allocation_sprint_ids(const AllocationResult *allocation)
{
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < allocation->sprints->list->len; i++) {
		const Sprint *sprint = sprints_at(allocation->sprints, i);
		char date[DATE_TEXT_SIZE];

		if (sprint->done->len > 0)
			g_ptr_array_add(
			    ids, text_slug_unique(
				     sprint->name != NULL
					 ? sprint->name
					 : date_format_iso(sprint->first, date),
				     taken));
	}
	return ids;
}

GPtrArray *
allocation_crowd_ids(const AllocationResult *allocation)
{
	g_autoptr(GHashTable) taken =
	    g_hash_table_new_full(g_str_hash, g_str_equal, g_free, NULL);
	GPtrArray *ids = g_ptr_array_new_with_free_func(g_free);

	for (guint i = 0; i < allocation->crowd->len; i++) {
		const Crowd *crowd =
		    &g_array_index(allocation->crowd, Crowd, i);
		g_autofree char *words = crowd->by == CROWD_EPIC
					     ? g_strdup(crowd->key)
					     : crowd_words(crowd);

		g_ptr_array_add(ids, text_slug_unique(words, taken));
	}
	return ids;
}
