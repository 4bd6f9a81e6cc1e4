#include "pipeline/facts/issues.h"

#include <glib.h>
#include <string.h>

#include "pipeline/base/text.h"

typedef struct TypeWord {
	const char *word; /* case-folded */
	IssueKind kind;
} TypeWord;

/* What trackers call their types, in the languages that Jira ships. */
static const TypeWord type_words[] = {
	{ "story", ISSUE_FEATURE },
	{ "user story", ISSUE_FEATURE },
	{ "feature", ISSUE_FEATURE },
	{ "new feature", ISSUE_FEATURE },
	{ "feature request", ISSUE_FEATURE },
	{ "improvement", ISSUE_FEATURE },
	{ "enhancement", ISSUE_FEATURE },
	{ "change request", ISSUE_FEATURE },
	{ "product backlog item", ISSUE_FEATURE },
	{ "suggestion", ISSUE_FEATURE },
	{ "wish", ISSUE_FEATURE },
	{ "historia", ISSUE_FEATURE },
	{ "historia de usuario", ISSUE_FEATURE },
	{ "nueva función", ISSUE_FEATURE },
	{ "nueva funcionalidad", ISSUE_FEATURE },
	{ "nueva característica", ISSUE_FEATURE },
	{ "mejora", ISSUE_FEATURE },
	{ "anforderung", ISSUE_FEATURE },
	{ "neue funktion", ISSUE_FEATURE },
	{ "verbesserung", ISSUE_FEATURE },
	{ "récit", ISSUE_FEATURE },
	{ "nouvelle fonctionnalité", ISSUE_FEATURE },
	{ "amélioration", ISSUE_FEATURE },
	{ "evolution", ISSUE_FEATURE },
	{ "évolution", ISSUE_FEATURE },
	{ "storia", ISSUE_FEATURE },
	{ "nuova funzionalità", ISSUE_FEATURE },
	{ "miglioramento", ISSUE_FEATURE },
	{ "história", ISSUE_FEATURE },
	{ "nova funcionalidade", ISSUE_FEATURE },
	{ "novo recurso", ISSUE_FEATURE },
	{ "melhoria", ISSUE_FEATURE },
	{ "verhaal", ISSUE_FEATURE },
	{ "verbetering", ISSUE_FEATURE },
	{ "история", ISSUE_FEATURE },
	{ "улучшение", ISSUE_FEATURE },
	{ "ストーリー", ISSUE_FEATURE },
	{ "新機能", ISSUE_FEATURE },
	{ "改善", ISSUE_FEATURE },
	{ "故事", ISSUE_FEATURE },
	{ "bug", ISSUE_BUG },
	{ "defect", ISSUE_BUG },
	{ "error", ISSUE_BUG },
	{ "fehler", ISSUE_BUG },
	{ "bogue", ISSUE_BUG },
	{ "anomalie", ISSUE_BUG },
	{ "errore", ISSUE_BUG },
	{ "difetto", ISSUE_BUG },
	{ "erro", ISSUE_BUG },
	{ "defeito", ISSUE_BUG },
	{ "defecto", ISSUE_BUG },
	{ "fout", ISSUE_BUG },
	{ "błąd", ISSUE_BUG },
	{ "ошибка", ISSUE_BUG },
	{ "バグ", ISSUE_BUG },
	{ "缺陷", ISSUE_BUG },
	{ "task", ISSUE_TASK },
	{ "chore", ISSUE_TASK },
	{ "spike", ISSUE_TASK },
	{ "tarea", ISSUE_TASK },
	{ "aufgabe", ISSUE_TASK },
	{ "tâche", ISSUE_TASK },
	{ "attività", ISSUE_TASK },
	{ "tarefa", ISSUE_TASK },
	{ "taak", ISSUE_TASK },
	{ "zadanie", ISSUE_TASK },
	{ "задача", ISSUE_TASK },
	{ "タスク", ISSUE_TASK },
	{ "任务", ISSUE_TASK },
	{ "epic", ISSUE_EPIC },
	{ "epos", ISSUE_EPIC },
	{ "épica", ISSUE_EPIC },
	{ "epica", ISSUE_EPIC },
	{ "épico", ISSUE_EPIC },
	{ "épopée", ISSUE_EPIC },
	{ "эпик", ISSUE_EPIC },
	{ "エピック", ISSUE_EPIC },
	{ "史诗", ISSUE_EPIC },
	{ "initiative", ISSUE_EPIC },
	{ "sub-task", ISSUE_SUBTASK },
	{ "subtask", ISSUE_SUBTASK },
	{ "sub task", ISSUE_SUBTASK },
	{ "technical task", ISSUE_SUBTASK },
	{ "subtarea", ISSUE_SUBTASK },
	{ "unteraufgabe", ISSUE_SUBTASK },
	{ "teilaufgabe", ISSUE_SUBTASK },
	{ "sous-tâche", ISSUE_SUBTASK },
	{ "sottotask", ISSUE_SUBTASK },
	{ "sottoattività", ISSUE_SUBTASK },
	{ "subtarefa", ISSUE_SUBTASK },
	{ "subtaak", ISSUE_SUBTASK },
	{ "podzadanie", ISSUE_SUBTASK },
	{ "подзадача", ISSUE_SUBTASK },
	{ "サブタスク", ISSUE_SUBTASK },
	{ "子任务", ISSUE_SUBTASK },
	{ "incident", ISSUE_INCIDENT },
	{ "[system] incident", ISSUE_INCIDENT },
	{ "outage", ISSUE_INCIDENT },
	{ "incidente", ISSUE_INCIDENT },
	{ "störung", ISSUE_INCIDENT },
	{ "инцидент", ISSUE_INCIDENT },
	{ "インシデント", ISSUE_INCIDENT },
};

/* For names that a team made up: "Customer Bug", "Story (platform)". */
static const struct {
	const char *words;
	IssueKind kind;
} parts[] = {
	{ "sub-task,subtask", ISSUE_SUBTASK },
	{ "epic", ISSUE_EPIC },
	{ "incident,outage", ISSUE_INCIDENT },
	{ "bug,defect", ISSUE_BUG },
	{ "story,feature,improvement,enhancement", ISSUE_FEATURE },
	{ "task,chore", ISSUE_TASK },
};

const char *
issue_kind_name(IssueKind kind)
{
	static const char *const names[] = {
		[ISSUE_OTHER] = "other",
		[ISSUE_FEATURE] = "feature",
		[ISSUE_BUG] = "bug",
		[ISSUE_TASK] = "task",
		[ISSUE_EPIC] = "epic",
		[ISSUE_SUBTASK] = "subtask",
		[ISSUE_INCIDENT] = "incident",
	};

	return names[kind];
}

static IssueKind
kind_from_part(const char *type)
{
	for (size_t i = 0; i < G_N_ELEMENTS(parts); i++) {
		g_autofree char *word = text_find_word(type, parts[i].words);

		if (word)
			return parts[i].kind;
	}
	return ISSUE_OTHER;
}

IssueKind
issue_kind_from_type(const char *type)
{
	g_autofree char *folded = NULL;
	g_autofree char *composed = NULL;

	if (type == NULL || !g_utf8_validate(type, -1, NULL))
		return ISSUE_OTHER;
	composed = g_utf8_normalize(type, -1, G_NORMALIZE_NFC);
	folded = g_utf8_casefold(composed, -1);
	g_strstrip(folded);
	for (size_t i = 0; i < G_N_ELEMENTS(type_words); i++)
		if (g_str_equal(folded, type_words[i].word))
			return type_words[i].kind;
	return kind_from_part(folded);
}

bool
issue_has_label(const Issue *issue, const char *label)
{
	for (const char *const *own = issue->labels; *own; own++)
		if (g_ascii_strcasecmp(*own, label) == 0)
			return true;
	return false;
}
