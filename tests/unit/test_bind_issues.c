#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "tests/support/assert_close.h"
#include "tests/support/bound.h"

/* Reads one CSV of issues; the bound is sealed. */
static Input *
read_issues(Bound *bound, const char *text)
{
	Input *input;

	bound_init(bound);
	input = bound_read(bound, "jira.csv", text);
	bound_seal(bound);
	return input;
}

static void
assert_time(Instant time, const char *want)
{
	char text[INSTANT_TEXT_SIZE];

	if (want == NULL) {
		assert_true(time == INSTANT_NONE);
		return;
	}
	assert_true(time != INSTANT_NONE);
	assert_string_equal(instant_format_iso(time, text), want);
}

static void
every_field_arrives(void **state)
{
	const Issue *issue;
	const Input *input;
	Bound bound;

	(void)state;
	input = read_issues(&bound,
	    "Summary,Issue key,Issue id,Issue Type,Status,Project key,"
	    "Priority,Resolution,Assignee,Reporter,Created,Updated,Resolved,"
	    "Fix versions,Components,Components,Due date,Labels,Labels,"
	    "Original estimate,Time Spent,Custom field (Story Points),Sprint,"
	    "Sprint,Status Category\n"
	    "Pay by card,SHOP-7,10007,Story,Released,SHOP,High,Fixed,Ann,Bob,"
	    "25/Oct/25 12:53 PM,27/Oct/25 1:00 AM,26/Oct/25 12:00 AM,1.2,"
	    "Cart,Web,28/Oct/25 12:00 AM,debt,,28800,5400,5.0,Sprint 1,"
	    "Sprint 2,Done\n");
	bound_assert_rows(input, 1, 0, 0);
	assert_int_equal(input->counts.issues, 1);
	issue = bound_issue(&bound, "SHOP-7");
	assert_string_equal(issue->summary, "Pay by card");
	assert_string_equal(issue->project, "SHOP");
	assert_string_equal(issue->type, "Story");
	assert_int_equal(issue->kind, ISSUE_FEATURE);
	assert_string_equal(issue->status, "Released");
	assert_int_equal(issue->category, STATUS_DONE);
	assert_string_equal(issue->resolution, "Fixed");
	assert_string_equal(issue->priority, "High");
	assert_string_equal(issue->assignee, "Ann");
	assert_string_equal(issue->reporter, "Bob");
	assert_time(issue->created, "2025-10-25T12:53:00Z");
	assert_time(issue->updated, "2025-10-27T01:00:00Z");
	assert_time(issue->resolved, "2025-10-26T00:00:00Z");
	assert_time(issue->due, "2025-10-28T00:00:00Z");
	assert_string_equal(issue->fix_version, "1.2");
	assert_string_equal(issue->components[1], "Web");
	assert_string_equal(issue->labels[0], "debt");
	assert_null(issue->labels[1]);
	assert_close(issue->estimate_hours, 8, 1e-12);
	assert_close(issue->spent_hours, 1.5, 1e-12);
	assert_close(issue->points, 5, 1e-12);
	assert_string_equal(issue->sprint, "Sprint 2");
	assert_int_equal(issue->line, 2);
	bound_clear(&bound);
}

#define HEAD                                                                   \
	"Issue key,Issue id,Status,Resolution,Created,Resolved,"               \
	"Status Category,Status Category Changed,Log Work,Log Work,"           \
	"Custom field (Actual start),Custom field (Start date)\n"

typedef struct StateCase {
	const char *row; /* after "S-1,1," */
	StatusCategory category;
	const char *started, *resolved;
} StateCase;

static const StateCase states[] = {
	{ "Odd,,,,In Progress,,,,,", STATUS_DOING, NULL, NULL },
	{ "Odd,,,,,,,,,", STATUS_UNKNOWN, NULL, NULL },
	{ "Odd,Fixed,,,,,,,,", STATUS_DONE, NULL, NULL },
	{ "Odd,Unresolved,,,,,,,,", STATUS_UNKNOWN, NULL, NULL },
	{ "Odd,,,02/Jan/26 9:00 AM,,,,,,", STATUS_DONE, NULL,
	    "2026-01-02T09:00:00Z" },
	{ "In Review,,,,,,,,,", STATUS_DOING, NULL, NULL },
	{ "Closed,,,,,,,,,", STATUS_DONE, NULL, NULL },
	/* The category column knows better than our list of names. */
	{ "Closed,,,,To Do,,,,,", STATUS_TODO, NULL, NULL },
	{ "Odd,,,,In Progress,03/Jan/26 8:00 AM,,,,", STATUS_DOING,
	    "2026-01-03T08:00:00Z", NULL },
	{ "Odd,,,,To Do,03/Jan/26 8:00 AM,,,,", STATUS_TODO, NULL, NULL },
	{ "Odd,,,,Done,03/Jan/26 8:00 AM,,,,", STATUS_DONE, NULL,
	    "2026-01-03T08:00:00Z" },
	{ "Odd,,,,In Progress,03/Jan/26 8:00 AM,"
	  "b;06/Jan/26 1:00 PM;ann;60,a;x;05/Jan/26 1:00 PM;ann;60,,",
	    STATUS_DOING, "2026-01-05T13:00:00Z", NULL },
	{ "Odd,,,,To Do,,,,04/Jan/26 7:00 AM,01/Jan/26", STATUS_TODO,
	    "2026-01-04T07:00:00Z", NULL },
	{ "Odd,,,,To Do,,,,,01/Jan/26", STATUS_TODO, "2026-01-01T00:00:00Z",
	    NULL },
	/* A plan that lies behind the end was not kept. */
	{ "Odd,Done,,02/Jan/26 9:00 AM,Done,,,,,09/Jan/26", STATUS_DONE, NULL,
	    "2026-01-02T09:00:00Z" },
};

static void
state_and_start_are_derived(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(states); i++) {
		const StateCase *c = &states[i];
		g_autofree char *text =
		    g_strconcat(HEAD "S-1,1,", c->row, "\n", NULL);
		const Issue *issue;
		Bound bound;

		print_message("%s\n", c->row);
		read_issues(&bound, text);
		issue = bound_issue(&bound, "S-1");
		assert_int_equal(issue->category, c->category);
		assert_time(issue->started, c->started);
		assert_int_equal(
		    issue->started_approximate, c->started != NULL);
		assert_time(issue->resolved, c->resolved);
		bound_clear(&bound);
	}
}

static bool
has_link(const Issue *issue, LinkKind kind, const char *key)
{
	for (size_t i = 0; i < issue->link_count; i++)
		if (issue->links[i].kind == kind &&
		    strcmp(issue->links[i].key, key) == 0)
			return true;
	return false;
}

/* Parents come by key, by id of a later row, by epic, or not at all. */
static void
links_and_parents_are_resolved(void **state)
{
	const Issue *issue;
	const Input *input;
	Bound bound;

	(void)state;
	input = read_issues(&bound,
	    "Issue key,Issue id,Parent,Parent key,Custom field (Epic Link),"
	    "Outward issue link (Blocks),Outward issue link (Blocks),"
	    "Inward issue link (Blocks),Outward issue link (Cloners)\n"
	    "S-1,1,3,,,S-8,S-8,S-9,S-7\n"
	    "S-2,2,,S-3,,,,,\n"
	    "S-3,3,,,S-5,,,,\n"
	    "S-4,4,77,,,,,,\n"
	    "S-6,6,S-3,,,,,,\n");
	bound_assert_rows(input, 5, 0, 0);
	issue = bound_issue(&bound, "S-1");
	assert_int_equal(issue->link_count, 4);
	assert_true(has_link(issue, LINK_PARENT, "S-3"));
	assert_true(has_link(issue, LINK_BLOCKS, "S-8"));
	assert_true(has_link(issue, LINK_BLOCKED_BY, "S-9"));
	assert_true(has_link(issue, LINK_RELATES, "S-7"));
	assert_true(has_link(bound_issue(&bound, "S-2"), LINK_PARENT, "S-3"));
	assert_true(has_link(bound_issue(&bound, "S-3"), LINK_PARENT, "S-5"));
	assert_true(has_link(bound_issue(&bound, "S-6"), LINK_PARENT, "S-3"));
	assert_int_equal(bound_issue(&bound, "S-4")->link_count, 0);
	assert_int_equal(
	    bound_finding(input->findings, "parent-unknown")->line, 5);
	bound_clear(&bound);
}

static void
bad_values_reject_or_are_noted(void **state)
{
	const GPtrArray *rejects;
	const Reject *reject;
	const Input *input;
	Bound bound;

	(void)state;
	input = read_issues(&bound,
	    "Issue key,Issue id,Created,Due date,Custom field (Story Points)\n"
	    "S-1,1,yesterday,,\n"
	    ",2,01/Jan/26,,\n"
	    "total,3,01/Jan/26,,\n"
	    "S-4,4,01/Jan/26,soon,XL\n");
	bound_assert_rows(input, 1, 0, 3);
	rejects = facts_rejects(bound.facts);
	reject = rejects->pdata[0];
	assert_string_equal(reject->reason, "created is not a date");
	assert_int_equal(reject->column, 3);
	assert_string_equal(reject->excerpt, "yesterday");
	reject = rejects->pdata[1];
	assert_string_equal(reject->reason, "key is missing");
	reject = rejects->pdata[2];
	assert_string_equal(
	    reject->reason, "key is not an issue key such as SHOP-12");
	assert_non_null(bound_finding(input->findings, "date-unreadable"));
	assert_non_null(bound_finding(input->findings, "number-unreadable"));
	assert_true(isnan(bound_issue(&bound, "S-4")->points));
	bound_clear(&bound);
}

/* The whole file decides for rows that came before the proof. */
static void
numeric_dates_wait_for_their_order(void **state)
{
	Bound bound;

	(void)state;
	read_issues(&bound, "Issue key,Issue id,Created,Resolved\n"
			    "S-1,1,3/4/26 10:00,5/4/26 10:00\n"
			    "S-2,2,12/21/2025 15:21,\n");
	assert_time(
	    bound_issue(&bound, "S-1")->created, "2026-03-04T10:00:00Z");
	assert_time(
	    bound_issue(&bound, "S-1")->resolved, "2026-05-04T10:00:00Z");
	bound_clear(&bound);
}

static void
newer_rows_replace_older_ones(void **state)
{
	const Input *first, *second;
	Bound bound;

	(void)state;
	bound_init(&bound);
	first = bound_read(&bound, "a.csv",
	    "Issue key,Issue id,Updated,Summary\n"
	    "S-1,1,02/Jan/26,new\nS-2,2,01/Jan/26,old\n");
	second = bound_read(&bound, "b.csv",
	    "Issue key,Issue id,Updated,Summary\n"
	    "S-1,1,01/Jan/26,old\nS-2,2,02/Jan/26,new\n");
	bound_seal(&bound);
	bound_assert_rows(first, 1, 1, 0);
	bound_assert_rows(second, 1, 1, 0);
	assert_string_equal(bound_issue(&bound, "S-1")->summary, "new");
	assert_string_equal(bound_issue(&bound, "S-2")->summary, "new");
	bound_clear(&bound);
}

static void
spanish_exports_read_alike(void **state)
{
	const Issue *issue;
	Bound bound;

	(void)state;
	read_issues(&bound,
	    "Resumen,Clave de incidencia,ID de la incidencia,"
	    "Tipo de Incidencia,Estado,Creada,Resuelta,Resolución,"
	    "Categoría de estado,Campo personalizado (Story point estimate),"
	    "Clave principal\n"
	    "Pagar,TIE-1,1,Historia,Finalizada,11/abr/26 9:33 AM,"
	    "12/abr/26 9:33 AM,Listo,Listo,3.0,TIE-9\n");
	issue = bound_issue(&bound, "TIE-1");
	assert_int_equal(issue->kind, ISSUE_FEATURE);
	assert_int_equal(issue->category, STATUS_DONE);
	assert_time(issue->created, "2026-04-11T09:33:00Z");
	assert_close(issue->points, 3, 0);
	assert_true(has_link(issue, LINK_PARENT, "TIE-9"));
	bound_clear(&bound);
}

/* Key, type, status, dates, points: as far as each language's export has. */
static const char *const languages[] = {
	"Podsumowanie,Klucz zgłoszenia,Typ zgłoszenia,Status,Utworzono,"
	"Rozwiązane,Pole niestandardowe (Story Points),Kategoria statusu,"
	"Zewnętrzne łącze do zgłoszenia (Blocks)\n"
	"Zapłata,S-1,Zadanie,Wydane,11/kwi/26 9:33 AM,12/kwi/26 9:33 AM,3.0,"
	"Gotowe,S-2\n",
	"Résumé,Clé de ticket,Type de ticket,État,Création,Résolue,"
	"Champs personnalisés (Story Points),Lien de ticket sortant (Blocks)\n"
	"Payer,S-1,Tâche,Terminé,11/avr./26 9:33 AM,12/avr./26 9:33 AM,3.0,"
	"S-2\n",
	"Zusammenfassung,Vorgangsschlüssel,Vorgangstyp,Status,Erstellt,"
	"Erledigt,Benutzerdefinierte Felder (Story Points),"
	"Outward issue link (Blocks)\n"
	"Zahlen,S-1,Aufgabe,Fertig,11.04.2026 09:33,12.04.2026 09:33,3.0,"
	"S-2\n",
	"Resumo,Chave da item,Tipo de item,Status,Criado,Resolvido,"
	"Campo personalizado (Story Points),Outward issue link (Blocks)\n"
	"Pagar,S-1,Tarefa,Concluído,11/abr/26 9:33 AM,12/abr/26 9:33 AM,3.0,"
	"S-2\n",
	"Тема,Ключ проблемы,Тип задачи,Статус,Создано,Дата решения,"
	"Пользовательское поле (Story Points),Outward issue link (Blocks)\n"
	"Оплата,S-1,Задача,Готово,11/апр/26 9:33 AM,12/апр/26 9:33 AM,3.0,"
	"S-2\n",
	"要約,課題キー,課題タイプ,ステータス,作成日,解決日,"
	"カスタムフィールド (Story Points),Outward issue link (Blocks)\n"
	"支払,S-1,タスク,完了,2026/04/11 9:33,2026/04/12 9:33,3.0,S-2\n",
};

static void
other_languages_read_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < G_N_ELEMENTS(languages); i++) {
		const Issue *issue;
		Bound bound;

		print_message("%s", languages[i]);
		read_issues(&bound, languages[i]);
		issue = bound_issue(&bound, "S-1");
		assert_int_equal(issue->kind, ISSUE_TASK);
		assert_int_equal(issue->category, STATUS_DONE);
		assert_time(issue->created, "2026-04-11T09:33:00Z");
		assert_time(issue->resolved, "2026-04-12T09:33:00Z");
		assert_close(issue->points, 3, 0);
		assert_true(has_link(issue, LINK_BLOCKS, "S-2"));
		bound_clear(&bound);
	}
}

static const char xml[] =
    "<!-- RSS generated by JIRA -->\n<rss version=\"0.92\"><channel><item>"
    "<project id=\"1\" key=\"SHOP\">Shop</project>"
    "<key id=\"10007\">SHOP-7</key><summary>Pay</summary>"
    "<type id=\"1\">Story</type><status id=\"3\">Odd</status>"
    "<statusCategory id=\"4\" key=\"indeterminate\"/>"
    "<resolution id=\"-1\">Unresolved</resolution>"
    "<assignee username=\"-1\">Unassigned</assignee>"
    "<created>Sat, 3 Sep 2011 10:00:00 +0200</created>"
    "<component>Cart</component><component>Web</component>"
    "<labels><label>debt</label></labels>"
    "<timeoriginalestimate seconds=\"7200\">2 hours</timeoriginalestimate>"
    "<parent id=\"9\">SHOP-1</parent>"
    "<issuelinks><issuelinktype id=\"1\"><name>Blocks</name>"
    "<outwardlinks description=\"blocks\"><issuelink><issuekey id=\"8\">"
    "SHOP-8</issuekey></issuelink></outwardlinks>"
    "<inwardlinks description=\"is blocked by\"><issuelink>"
    "<issuekey id=\"9\">SHOP-9</issuekey></issuelink></inwardlinks>"
    "</issuelinktype></issuelinks><customfields>"
    "<customfield id=\"a\" key=\"com.pyxis.greenhopper.jira:gh-sprint\">"
    "<customfieldname>Sprint</customfieldname><customfieldvalues>"
    "<customfieldvalue>Sprint 1</customfieldvalue>"
    "<customfieldvalue>x.Sprint@1[id=2,name=Sprint 2]</customfieldvalue>"
    "</customfieldvalues></customfield>"
    "<customfield id=\"b\" key=\"x:float\">"
    "<customfieldname>Story Points</customfieldname><customfieldvalues>"
    "<customfieldvalue>3.0</customfieldvalue></customfieldvalues>"
    "</customfield></customfields></item></channel></rss>";

static void
xml_says_the_same(void **state)
{
	const Issue *issue;
	const Input *input;
	Bound bound;

	(void)state;
	bound_init(&bound);
	input = bound_read(&bound, "s.xml", xml);
	bound_seal(&bound);
	bound_assert_rows(input, 1, 0, 0);
	issue = bound_issue(&bound, "SHOP-7");
	assert_string_equal(issue->project, "SHOP");
	assert_int_equal(issue->category, STATUS_DOING);
	assert_null(issue->resolution);
	assert_null(issue->assignee);
	assert_time(issue->created, "2011-09-03T08:00:00Z");
	assert_string_equal(issue->components[1], "Web");
	assert_string_equal(issue->labels[0], "debt");
	assert_close(issue->estimate_hours, 2, 1e-12);
	assert_close(issue->points, 3, 0);
	assert_string_equal(issue->sprint, "Sprint 2");
	assert_true(has_link(issue, LINK_PARENT, "SHOP-1"));
	assert_true(has_link(issue, LINK_BLOCKS, "SHOP-8"));
	assert_true(has_link(issue, LINK_BLOCKED_BY, "SHOP-9"));
	bound_clear(&bound);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_field_arrives),
		cmocka_unit_test(state_and_start_are_derived),
		cmocka_unit_test(links_and_parents_are_resolved),
		cmocka_unit_test(bad_values_reject_or_are_noted),
		cmocka_unit_test(numeric_dates_wait_for_their_order),
		cmocka_unit_test(newer_rows_replace_older_ones),
		cmocka_unit_test(spanish_exports_read_alike),
		cmocka_unit_test(other_languages_read_alike),
		cmocka_unit_test(xml_says_the_same),
	};

	return cmocka_run_group_tests_name("bind_issues", tests, NULL, NULL);
}
