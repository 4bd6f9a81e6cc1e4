/* What every tracker's export says, by a line of text for each issue. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <glib.h>
#include <string.h>

#include "pipeline/base/number.h"
#include "tests/support/bound.h"

typedef struct TrackerCase {
	const char *format, *what;
	const char *text;
	long used, skipped;
	const char *key, *want; /* of one issue; what it lacks is left out */
} TrackerCase;

static void
add_text(GString *out, const char *name, const char *text)
{
	if (text)
		g_string_append_printf(out, " %s=%s", name, text);
}

static void
add_time(GString *out, const char *name, Instant time)
{
	char text[INSTANT_TEXT_SIZE];

	if (time != INSTANT_NONE)
		add_text(out, name, instant_format_iso(time, text));
}

static void
add_number(GString *out, const char *name, double number)
{
	char text[NUMBER_TEXT_SIZE];

	if (!isnan(number))
		add_text(out, name, number_format_machine(number, text));
}

static void
add_list(GString *out, const char *name, const char *const *list)
{
	g_autofree char *joined = g_strjoinv("+", (char **)list);

	if (*joined)
		add_text(out, name, joined);
}

static void
add_links(GString *out, const Issue *issue)
{
	static const char *const names[] = {
		[LINK_BLOCKS] = "blocks",
		[LINK_BLOCKED_BY] = "needs",
		[LINK_RELATES] = "relates",
		[LINK_PARENT] = "parent",
	};

	for (size_t i = 0; i < issue->link_count; i++)
		add_text(out, names[issue->links[i].kind], issue->links[i].key);
}

static char *
describe(const Issue *issue)
{
	static const char *const categories[] = {
		[STATUS_UNKNOWN] = "unknown",
		[STATUS_TODO] = "todo",
		[STATUS_DOING] = "doing",
		[STATUS_DONE] = "done",
	};
	GString *out = g_string_new(categories[issue->category]);

	add_text(out, "is", issue_kind_name(issue->kind));
	add_text(out, "project", issue->project);
	add_text(out, "status", issue->status);
	add_text(out, "priority", issue->priority);
	add_text(out, "who", issue->assignee);
	add_text(out, "by", issue->reporter);
	add_time(out, "created", issue->created);
	add_time(out, issue->started_approximate ? "start~" : "start",
	    issue->started);
	add_time(out, "resolved", issue->resolved);
	add_time(out, "due", issue->due);
	add_number(out, "points", issue->points);
	add_number(out, "estimate", issue->estimate_hours);
	add_number(out, "spent", issue->spent_hours);
	add_list(out, "parts", issue->components);
	add_list(out, "labels", issue->labels);
	add_text(out, "sprint", issue->sprint);
	add_text(out, "version", issue->fix_version);
	add_links(out, issue);
	add_text(out, "summary", issue->summary);
	return g_string_free(out, false);
}

static const TrackerCase cases[] = {
	{ "gitlab-csv", "seconds, state and labels",
	    "Title,Description,Issue ID,URL,State,Author,Author Username,"
	    "Assignee,Assignee Username,Confidential,Locked,Due Date,"
	    "Created At (UTC),Updated At (UTC),Closed At (UTC),Milestone,"
	    "Weight,Labels,Time Estimate,Time Spent\n"
	    "'=pay,\"a\nb\",7,https://git.example/shop/web/-/issues/7,Closed,"
	    "Ann Example,ann,Bob Example,bob,No,No,2026-03-09,"
	    "2026-03-01 10:00:00,2026-03-05 10:00:00,2026-03-04 12:30:00,"
	    "1.2,3,\"type::bug,priority::1,debt\",7200,5400\n"
	    "Open one,,8,https://git.example/shop/web/-/issues/8,Open,"
	    "Ann Example,ann,,,No,No,,2026-03-01 10:00:00,,,,,"
	    "\"workflow::in dev\",0,0\n",
	    2, 0, "shop/web#7",
	    "done is=bug project=shop/web status=Closed priority=1 "
	    "who=Bob Example by=Ann Example created=2026-03-01T10:00:00Z "
	    "resolved=2026-03-04T12:30:00Z due=2026-03-09T00:00:00Z points=3 "
	    "estimate=2 spent=1.5 labels=type::bug+priority::1+debt "
	    "sprint=1.2 version=1.2 summary==pay" },
	{ "gitlab-csv", "work items: human times, parents",
	    "ID,IID,Title,Description,Type,URL,State,Confidential,Locked,"
	    "Milestone,Labels,Author,Author Username,Assignee,"
	    "Assignee Username,Created At (UTC),Updated At (UTC),"
	    "Closed At (UTC),Due Date,Start Date,Parent ID,Parent IID,"
	    "Parent Title,Time Estimate,Time Spent\n"
	    "901,12,Child,,Task,https://git.example/shop/web/-/work_items/12,"
	    "Open,No,No,,\"doing, ui\",Ann,ann,,,2026-03-01 10:00:00,,,,"
	    "2026-03-02,900,11,Top,1w 2d 3h,30m\n"
	    "900,11,Top,,Issue,https://git.example/shop/web/-/work_items/11,"
	    "Open,No,No,,feature,Ann,ann,,,2026-03-01 10:00:00,,,,,,,,,\n",
	    2, 0, "shop/web#12",
	    "doing is=task project=shop/web status=Open by=Ann "
	    "created=2026-03-01T10:00:00Z start~=2026-03-02T00:00:00Z "
	    "estimate=59 spent=0.5 labels=doing+ui parent=shop/web#11 "
	    "summary=Child" },
	{ "linear-csv", "2023: JavaScript's dates",
	    "\"ID\",\"Team\",\"Title\",\"Description\",\"Status\","
	    "\"Estimate\",\"Priority\",\"Project\",\"Creator\",\"Assignee\","
	    "\"Labels\",\"Cycle Number\",\"Cycle Name\",\"Cycle Start\","
	    "\"Cycle End\",\"Created\",\"Updated\",\"Started\","
	    "\"Completed\",\"Canceled\",\"Archived\",\"Due Date\","
	    "\"Milestone\",\"Parent issue\",\"Roadmaps\"\n"
	    "\"SHP-1\",\"Shop\",\"Pay\",,\"Done\",5,\"No priority\","
	    "\"Checkout\",\"ann@shop.example\",\"bob@shop.example\","
	    "\"Customer, Bug\",4,\"Cycle 4\",,,"
	    "\"Sat Feb 11 2023 01:51:47 GMT+0000 (GMT)\",,"
	    "\"Sun Feb 12 2023 01:51:47 GMT+0000 (GMT)\","
	    "\"Mon Feb 13 2023 01:51:47 GMT+0000 (GMT)\",,,,,\"SHP-9\","
	    "\"\"\n",
	    1, 0, "SHP-1",
	    "done is=bug project=Shop status=Done who=bob@shop.example "
	    "by=ann@shop.example created=2023-02-11T01:51:47Z "
	    "start=2023-02-12T01:51:47Z resolved=2023-02-13T01:51:47Z "
	    "points=5 parts=Checkout labels=Customer+Bug sprint=Cycle 4 "
	    "parent=SHP-9 summary=Pay" },
	{ "linear-csv", "2025: relations, a status of the team's own",
	    "ID,UUID,Team,Title,Description,Status,Estimate,Priority,"
	    "Project ID,Project,Creator,Assignee,Labels,Cycle Number,"
	    "Cycle Name,Cycle Start,Cycle End,Created,Updated,Started,"
	    "Triaged,Completed,Canceled,Archived,Due Date,Parent issue,"
	    "Initiatives,Project Milestone ID,Project Milestone,SLA Status,"
	    "Time in status (minutes),Related to,Blocked by,Duplicate of\n"
	    "SHP-2,u,Shop,Ship,,Polishing,,High,p,,ann,,,7,,,,"
	    "2026-02-01T10:00:00.000Z,,2026-02-02T10:00:00.000Z,,,,,,,,,"
	    "Beta,,,SHP-5,\"SHP-3, SHP-4\",\n",
	    1, 0, "SHP-2",
	    "doing is=other project=Shop status=Polishing priority=High by=ann "
	    "created=2026-02-01T10:00:00Z start=2026-02-02T10:00:00Z "
	    "sprint=7 version=Beta needs=SHP-3 needs=SHP-4 relates=SHP-5 "
	    "summary=Ship" },
	{ "redmine-csv", "American dates and relations",
	    "#,Project,Tracker,Parent task,Status,Priority,Subject,Author,"
	    "Assignee,Updated,Category,Target version,Start date,Due date,"
	    "Estimated time,Spent time,Created,Closed,Related issues\n"
	    "12,Shop,Bug,9,Resolved,High,Pay,Ann,Bob,06/18/2025 01:12 PM,"
	    "Cart,1.2,06/16/2025,06/30/2025,4.00,2.50,06/15/2025 09:00 AM,"
	    "06/17/2025 01:12 PM,\"Blocks #13, Blocked by #14, "
	    "Precedes (2 days) #15\"\n",
	    1, 0, "12",
	    "done is=bug project=Shop status=Resolved priority=High who=Bob "
	    "by=Ann created=2025-06-15T09:00:00Z "
	    "start~=2025-06-16T00:00:00Z resolved=2025-06-17T13:12:00Z "
	    "due=2025-06-30T00:00:00Z estimate=4 spent=2.5 parts=Cart "
	    "sprint=1.2 version=1.2 blocks=13 needs=14 relates=15 parent=9 "
	    "summary=Pay" },
	{ "redmine-csv", "German: ISO-8859-1, decimal comma",
	    "#;Projekt;Tracker;\xdc"
	    "bergeordnetes Ticket;Status;Priorit\xe4t;Thema;Autor;"
	    "Zugewiesen an;Angelegt;Gesch\xe4tzter Aufwand;"
	    "Aufgewendete Zeit;Kategorie;Zugeh\xf6rige Tickets\n"
	    "21;Laden;Fehler;\"\";In Bearbeitung;Hoch;Gr\xf6\xdf"
	    "e;Ann;Bob;17.06.2025 13:12;3,50;0,25;Kasse;"
	    "Blockiert #22, Blockiert durch #23\n",
	    1, 0, "21",
	    "doing is=bug project=Laden status=In Bearbeitung priority=Hoch "
	    "who=Bob by=Ann created=2025-06-17T13:12:00Z estimate=3.5 "
	    "spent=0.25 parts=Kasse blocks=22 needs=23 summary=Größe" },
	{ "redmine-csv", "Brazilian: an h behind the time",
	    "#;Projeto;Tipo;Situação;Prioridade;Título;Atribuído para;"
	    "Criado em;Concluído;Tempo estimado;Tarefas relacionadas\n"
	    "21;Loja;Defeito;Fechada;Alta;Pagar;Bob;17/06/2025 13:12 h;"
	    "20/06/2025 09:05 h;3,50;relacionado a #22\n",
	    1, 0, "21",
	    "done is=bug project=Loja status=Fechada priority=Alta who=Bob "
	    "created=2025-06-17T13:12:00Z resolved=2025-06-20T09:05:00Z "
	    "estimate=3.5 relates=22 summary=Pagar" },
	{ "redmine-csv", "Czech, of the languages that were added",
	    "#;Projekt;Fronta;Stav;Priorita;Předmět;Přiřazeno;Vytvořeno;"
	    "Uzavřeno;Odhadovaná doba;Strávený čas;Cílová verze;"
	    "Související úkoly\n"
	    "21;Obchod;Chyba;Ve vývoji;Vysoká;Platba;Bob;2025-06-17 13:12;;"
	    "3.50;0.25;1.2;blokuje #22\n",
	    1, 0, "21",
	    "doing is=bug project=Obchod status=Ve vývoji priority=Vysoká "
	    "who=Bob created=2025-06-17T13:12:00Z estimate=3.5 spent=0.25 "
	    "sprint=1.2 version=1.2 blocks=22 summary=Platba" },
	{ "redmine-xml", "of before Redmine 2",
	    "<issues type=\"array\"><issue><id>31</id>"
	    "<project name=\"Shop\" id=\"1\"/><tracker name=\"Chyba\" "
	    "id=\"1\"/><status name=\"Uzavřený\" id=\"5\"/>"
	    "<subject>Pay</subject><custom_fields type=\"array\">"
	    "<custom_field name=\"Resolution\" id=\"2\">Gone</custom_field>"
	    "<custom_field name=\"Story points\" id=\"5\">3</custom_field>"
	    "</custom_fields>"
	    "<created_on>Thu Dec 03 15:02:12 +0100 2009</created_on>"
	    "<updated_on>Sun Jan 03 12:08:41 +0100 2010</updated_on>"
	    "</issue></issues>",
	    1, 0, "31",
	    "done is=bug project=Shop status=Uzavřený "
	    "created=2009-12-03T14:02:12Z resolved=2010-01-03T11:08:41Z "
	    "points=3 summary=Pay" },
	{ "redmine-xml", "attributes and relations",
	    "<issues total_count=\"1\" offset=\"0\" limit=\"25\" "
	    "type=\"array\"><issue><id>31</id>"
	    "<project id=\"1\" name=\"Shop\"/><tracker id=\"1\" "
	    "name=\"バグ\"/><status id=\"9\" name=\"Weg\" "
	    "is_closed=\"true\"/><priority id=\"2\" name=\"Normal\"/>"
	    "<author id=\"1\" name=\"Ann\"/><category id=\"4\" "
	    "name=\"Cart\"/><fixed_version id=\"2\" name=\"1.2\"/>"
	    "<parent id=\"30\"/><subject>Pay</subject>"
	    "<start_date>2026-01-02</start_date><estimated_hours>4.0"
	    "</estimated_hours><spent_hours>1.5</spent_hours>"
	    "<custom_fields type=\"array\"><custom_field id=\"1\" "
	    "name=\"Team\"><value>A</value></custom_field>"
	    "<custom_field id=\"2\" name=\"Sprint\"><value>S7</value>"
	    "</custom_field></custom_fields>"
	    "<created_on>2026-01-01T10:00:00Z</created_on>"
	    "<closed_on>2026-01-05T10:00:00Z</closed_on>"
	    "<relations type=\"array\"><relation id=\"1\" issue_id=\"31\" "
	    "issue_to_id=\"32\" relation_type=\"blocks\"/>"
	    "<relation id=\"2\" issue_id=\"33\" issue_to_id=\"31\" "
	    "relation_type=\"blocks\"/><relation id=\"3\" issue_id=\"31\" "
	    "issue_to_id=\"34\" relation_type=\"relates\"/></relations>"
	    "</issue></issues>",
	    1, 0, "31",
	    "done is=bug project=Shop status=Weg priority=Normal by=Ann "
	    "created=2026-01-01T10:00:00Z start~=2026-01-02T00:00:00Z "
	    "resolved=2026-01-05T10:00:00Z estimate=4 spent=1.5 parts=Cart "
	    "sprint=S7 version=1.2 blocks=32 needs=33 relates=34 parent=30 "
	    "summary=Pay" },
	{ "bugzilla-csv", "Red Hat's statuses",
	    "bug_id,bug_status,short_desc,component\n7,ON_QA,Pay,cart\n", 1, 0,
	    "7", "doing is=other status=ON_QA parts=cart summary=Pay" },
	{ "bugzilla-csv", "a status with its resolution",
	    "bug_id,bug_status,short_desc,component\n"
	    "8,CLOSED-ERRATA,Pay,cart\n",
	    1, 0, "8",
	    "done is=other status=CLOSED-ERRATA parts=cart summary=Pay" },
	{ "bugzilla-csv", "labels for people",
	    "\"Bug ID\",\"Product\",\"Component\",\"Assignee\",\"Status\","
	    "\"Resolution\",\"Summary\",\"Changed\",\"Opened\","
	    "\"Severity\",\"Priority\",\"Blocks\",\"Depends on\","
	    "\"Keywords\",\"Target Milestone\",\"Orig. Est.\","
	    "\"Actual Hours\"\n"
	    "41,\"Shop\",\"Cart\",\"bob@shop.example\",\"RESOLVED\","
	    "\"FIXED\",\" =pay\",\"2026-03-05 10:00:00\","
	    "\"2026-03-01 10:00:00\",\"major\",\"--\",\"42, 43\",44,"
	    "\"perf, ui\",\"---\",8.0,2.5\n"
	    "45,\"Shop\",\"Cart\",\"bob@shop.example\",\"NEW\","
	    "\"---\",\"Ask\",\"2026-03-05 10:00:00\","
	    "\"2026-03-01 10:00:00\",\"enhancement\",\"--\",,,,\"M1\",,\n",
	    2, 0, "41",
	    "done is=bug project=Shop status=RESOLVED priority=major "
	    "who=bob@shop.example created=2026-03-01T10:00:00Z "
	    "resolved=2026-03-05T10:00:00Z estimate=8 spent=2.5 parts=Cart "
	    "labels=perf+ui blocks=42 blocks=43 needs=44 summary==pay" },
	{ "bugzilla-csv", "names for programs, semicolons",
	    "bug_id;product;component;assigned_to;bug_status;resolution;"
	    "short_desc;changeddate;opendate;bug_severity;target_milestone\n"
	    "46;\"Shop\";\"Cart\";\"bob\";\"ASSIGNED\";\"---\";\"Ask\";"
	    "\"2026-03-05 10:00:00\";\"2026-03-01 10:00:00\";"
	    "\"enhancement\";\"M1\"\n",
	    1, 0, "46",
	    "doing is=feature project=Shop status=ASSIGNED "
	    "priority=enhancement who=bob created=2026-03-01T10:00:00Z "
	    "parts=Cart sprint=M1 version=M1 summary=Ask" },
	{ "bugzilla-xml", "bugs, and bugs that were refused",
	    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
	    "<!DOCTYPE bugzilla SYSTEM "
	    "\"https://bugs.example/page.cgi?id=bugzilla.dtd\">\n"
	    "<bugzilla version=\"5.0\" urlbase=\"https://bugs.example/\">"
	    "<bug error=\"NotPermitted\"><bug_id>50</bug_id></bug>"
	    "<bug><bug_id>51</bug_id><creation_ts>2026-03-01 10:00:00 -0700"
	    "</creation_ts><short_desc>P\x02"
	    "ay</short_desc><delta_ts>2026-03-03 10:00:00 -0700</delta_ts>"
	    "<product>Shop</product><component>Cart</component>"
	    "<bug_type>task</bug_type><bug_status>VERIFIED</bug_status>"
	    "<resolution>FIXED</resolution><keywords>perf, ui</keywords>"
	    "<priority>P2</priority><bug_severity>normal</bug_severity>"
	    "<target_milestone>1.2</target_milestone>"
	    "<dependson>52</dependson><dependson>53</dependson>"
	    "<blocked>54</blocked><reporter name=\"Ann\">ann</reporter>"
	    "<assigned_to>bob</assigned_to>"
	    "<estimated_time>4.00</estimated_time>"
	    "<actual_time>6.50</actual_time></bug></bugzilla>\n",
	    1, 1, "51",
	    "done is=task project=Shop status=VERIFIED priority=P2 who=bob "
	    "by=Ann created=2026-03-01T17:00:00Z "
	    "resolved=2026-03-03T17:00:00Z estimate=4 spent=6.5 parts=Cart "
	    "labels=perf+ui sprint=1.2 version=1.2 blocks=54 needs=52 "
	    "needs=53 summary=Pay" },
	{ "github-json-csv", "JSON left in cells",
	    "number,title,state,stateReason,author,assignees,labels,"
	    "milestone,createdAt,updatedAt,closedAt,url\n"
	    "61,Pay,CLOSED,COMPLETED,\"{\"\"login\"\":\"\"ann\"\"}\","
	    "\"[{\"\"login\"\":\"\"bob\"\"}]\","
	    "\"[{\"\"id\"\":\"\"x\"\",\"\"name\"\":\"\"perf\"\"},"
	    "{\"\"name\"\":\"\"bug\"\"}]\","
	    "\"{\"\"title\"\":\"\"1.2\"\"}\",2026-03-01T10:00:00Z,"
	    "2026-03-05T10:00:00Z,2026-03-04T10:00:00Z,"
	    "https://github.com/shop/web/issues/61\n"
	    "62,Code,OPEN,,ann,[],[],,2026-03-01T10:00:00Z,,,"
	    "https://github.com/shop/web/pull/62\n",
	    1, 1, "shop/web#61",
	    "done is=bug project=shop/web status=CLOSED who=bob by=ann "
	    "created=2026-03-01T10:00:00Z resolved=2026-03-04T10:00:00Z "
	    "labels=perf+bug sprint=1.2 version=1.2 summary=Pay" },
	{ "github-json-csv", "flattened, without a URL",
	    "number,title,state,author.login,labels,createdAt,closedAt\n"
	    "63,Ask,OPEN,ann,\"ui,enhancement\",2026-03-01T10:00:00Z,\n",
	    1, 0, "63",
	    "todo is=feature status=OPEN by=ann "
	    "created=2026-03-01T10:00:00Z labels=ui+enhancement "
	    "summary=Ask" },
	{ "github-json-csv", "parents and blockers of ci/export/github",
	    "number,title,state,createdAt,url,parent,blockedBy\n"
	    "64,Ask,OPEN,2026-03-01T10:00:00Z,"
	    "https://github.com/shop/web/issues/64,"
	    "https://github.com/shop/web/issues/60,"
	    "\"shop/web#61,shop/api#9\"\n"
	    "60,Top,OPEN,2026-03-01T10:00:00Z,"
	    "https://github.com/shop/web/issues/60,,\n"
	    "61,Pay,OPEN,2026-03-01T10:00:00Z,"
	    "https://github.com/shop/web/issues/61,,\n",
	    3, 0, "shop/web#64",
	    "todo is=other project=shop/web status=OPEN "
	    "created=2026-03-01T10:00:00Z needs=shop/web#61 needs=shop/api#9 "
	    "parent=shop/web#60 summary=Ask" },
	{ "gitlab-csv", "iterations and links of ci/export/gitlab",
	    "ID,IID,Title,Type,URL,State,Created At (UTC),Milestone,Iteration,"
	    "Blocks\n"
	    "1,7,Pay,Issue,https://git.example/shop/web/-/issues/7,Open,"
	    "2026-03-01 10:00:00,1.2,2026-03-01 - 2026-03-14,"
	    "\"shop/web#8,shop/api#8\"\n"
	    "2,8,Ask,Issue,https://git.example/shop/web/-/issues/8,Open,"
	    "2026-03-01 10:00:00,1.2,,\n",
	    2, 0, "shop/web#7",
	    "todo is=other project=shop/web status=Open "
	    "created=2026-03-01T10:00:00Z sprint=2026-03-01 - 2026-03-14 "
	    "version=1.2 blocks=shop/web#8 blocks=shop/api#8 summary=Pay" },
	{ "linear-csv", "types of statuses of ci/export/linear",
	    "ID,Team,Title,Status,Status Type,Cycle Number,Created,Started\n"
	    "SHOP-1,Shop,Pay,Shipped,completed,4,2026-03-01T10:00:00.000Z,\n"
	    "SHOP-2,Shop,Ask,Picked,started,4,2026-03-01T10:00:00.000Z,\n",
	    2, 0, "SHOP-2",
	    "doing is=other project=Shop status=Picked "
	    "created=2026-03-01T10:00:00Z sprint=4 summary=Ask" },
	{ "jira-csv", "the start of ci/export/jira counts before all others",
	    "Issue key,Issue id,Issue Type,Status,Status Category,Created,"
	    "Started,Custom field (Actual start),Resolved\n"
	    "SHOP-1,10001,Bug,Closed,Done,2026-03-01T10:00:00Z,"
	    "2026-03-02T10:00:00Z,2026-03-03T10:00:00Z,"
	    "2026-03-04T10:00:00Z\n",
	    1, 0, "SHOP-1",
	    "done is=bug project=SHOP status=Closed "
	    "created=2026-03-01T10:00:00Z start=2026-03-02T10:00:00Z "
	    "resolved=2026-03-04T10:00:00Z" },
	{ "github-projects-tsv", "drafts and pull requests are no issues",
	    "Title\tURL\tAssignees\tStatus\tLabels\tMilestone\tIteration\t"
	    "Estimate\tPriority\n"
	    "Pay\thttps://github.com/shop/web/issues/71\tbob\tIn Progress\t"
	    "bug, perf\t1.2\tIteration 4\t3\tP1\n"
	    "Code\thttps://github.com/shop/web/pull/72\t\tDone\t\t\t\t\t\n"
	    "Idea\t\t\tTodo\t\t\t\t\t\n",
	    1, 2, "shop/web#71",
	    "doing is=bug project=shop/web status=In Progress priority=P1 "
	    "who=bob points=3 labels=bug+perf sprint=Iteration 4 version=1.2 "
	    "summary=Pay" },
	{ "github-list-tsv", "no header, and quotes that mean nothing",
	    "81\tOPEN\t\"Pay\" fails\tbug, perf\t"
	    "2026-03-01 10:00:00 +0000 UTC\n"
	    "82\tCLOSED\t\"Open quote\t\t2026-03-02 10:00:00 +0000 UTC\n",
	    2, 0, "82",
	    "done is=other status=CLOSED resolved=2026-03-02T10:00:00Z "
	    "summary=\"Open quote" },
	{ "github-list-tsv", "newer dates",
	    "81\tOPEN\t\"Pay\" fails\tperf, bug\t2026-03-01T10:00:00Z\r\n", 1,
	    0, "81",
	    "todo is=bug status=OPEN labels=perf+bug summary=\"Pay\" fails" },
	{ "azure-devops-csv", "test cases, whose steps are no work items",
	    "ID,Work Item Type,Title,Test Step,Step Action,State\n"
	    "\"12\",\"Test Case\",\"Pay\",,,\"Ready\"\n"
	    ",,,\"1\",\"Open the page\",\n,,,\"2\",\"Pay\",\n",
	    1, 2, "12", "todo is=other status=Ready summary=Pay" },
	{ "azure-devops-csv", "a query's dates, paths and tags",
	    "\xef\xbb\xbf"
	    "ID,Work Item Type,Title,Assigned To,State,Tags,Area Path,"
	    "Iteration Path,Created Date,Activated Date,Closed Date,"
	    "Changed Date,Priority,Story Points,Original Estimate,"
	    "Completed Work,Parent\n"
	    "\"91\",\"User Story\",\"Pay\",\"Bob Example <bob@shop.example>\","
	    "\"Closed\",\"debt; ui\",\"Shop\\Cart\",\"Shop\\Sprint 7\","
	    "\"3/4/2026 6:55:12 AM\",\"3/5/2026 6:55:12 AM\","
	    "\"3/14/2026 6:55:12 PM\",,\"2\",\"3\",\"12.5\",\"8\",\"90\"\n"
	    "\"92\",\"Bug\",\"Short row\",,\"Active\"\n",
	    2, 0, "91",
	    "done is=feature status=Closed priority=2 "
	    "who=Bob Example <bob@shop.example> "
	    "created=2026-03-04T06:55:12Z start=2026-03-05T06:55:12Z "
	    "resolved=2026-03-14T18:55:12Z points=3 estimate=12.5 spent=8 "
	    "parts=Shop\\Cart labels=debt+ui sprint=Shop\\Sprint 7 parent=90 "
	    "summary=Pay" },
	{ "azure-devops-csv", "a tree, semicolons, decimal comma",
	    "ID;Work Item Type;Title 1;Title 2;State;Effort;Changed Date\n"
	    "\"93\";\"Epic\";\"Top\";;\"Doing\";\"2,5\";\n"
	    "\"94\";\"Task\";;\"Below\";\"Removed\";\"1,5\";"
	    "\"14.03.2026 18:55:12\"\n",
	    2, 0, "94",
	    "done is=task status=Removed resolved=2026-03-14T18:55:12Z "
	    "points=1.5 summary=Below" },
	{ "shortcut-csv", "started and completed",
	    "id,name,type,requester,owners,description,is_completed,"
	    "created_at,started_at,updated_at,moved_at,completed_at,"
	    "estimate,is_blocked,is_a_blocker,due_date,labels,state,"
	    "epic_id,epic,project,iteration,utc_offset,team,milestone,"
	    "priority\n"
	    "101,Pay,bug,Ann,bob@shop.example;cy@shop.example,,TRUE,"
	    "2026/03/01 10:00:00,2026/03/02 10:00:00,,,"
	    "2026/03/04 10:00:00,2,FALSE,FALSE,,debt;ui,Shipped,7,Checkout,"
	    "Web,Iteration 7,-05:00,Crew,1.2,High\n",
	    1, 0, "101",
	    "done is=bug project=Crew status=Shipped priority=High "
	    "who=bob@shop.example;cy@shop.example by=Ann "
	    "created=2026-03-01T10:00:00Z start=2026-03-02T10:00:00Z "
	    "resolved=2026-03-04T10:00:00Z points=2 parts=Checkout "
	    "labels=debt+ui sprint=Iteration 7 version=1.2 summary=Pay" },
	{ "asana-csv", "parents by name, lines ahead of the header",
	    "Shop board\n,,,\n"
	    "Task ID,Created At,Completed At,Last Modified,Name,"
	    "Section/Column,Assignee,Assignee Email,Start Date,Due Date,"
	    "Tags,Notes,Projects,Parent task\n"
	    "120011,2026-03-01,,2026-03-03,Pay,Doing,Bob,bob@shop.example,"
	    "2026-03-02,2026-03-09,\"bug,ui\",,Shop,Checkout\n"
	    "120012,2026-03-01,2026-03-05,,Checkout,Doing,,,,,,,Shop,\n",
	    2, 2, "120011",
	    "doing is=bug project=Shop status=Doing who=Bob "
	    "created=2026-03-01T00:00:00Z start~=2026-03-02T00:00:00Z "
	    "due=2026-03-09T00:00:00Z labels=bug+ui parent=120012 "
	    "summary=Pay" },
	{ "youtrack-csv", "periods and custom fields",
	    "Issue Id,Project,Tags,Summary,Reporter,Created,Updated,Resolved,"
	    "Priority,Type,State,Assignee,Subsystem,Fix versions,"
	    "Estimation,Spent time,Story points,Sprints,Votes\n"
	    "WEB-7,Shop,\"debt, ui\",Pay,ann,2026-03-01 10:00,,"
	    "2026-03-04 10:00,Major,Bug,Fixed,Unassigned,Cart,1.2,1d 4h,90,"
	    "3,Sprint 7,0\n",
	    1, 0, "WEB-7",
	    "done is=bug project=Shop status=Fixed priority=Major by=ann "
	    "created=2026-03-01T10:00:00Z resolved=2026-03-04T10:00:00Z "
	    "points=3 estimate=12 spent=1.5 parts=Cart labels=debt+ui "
	    "sprint=Sprint 7 version=1.2 summary=Pay" },
	{ "trac-csv", "a report, whose hidden columns count too",
	    "\xef\xbb\xbfticket,summary,component,version,milestone,type,owner,"
	    "status,created,_changetime,_description,_reporter\r\n"
	    "12,Pay,cart,1.0,m1,defect,ann,closed,2026-05-01T10:00:00+02:00,"
	    "2026-05-02T10:00:00+02:00,text,bob\r\n",
	    1, 0, "12",
	    "done is=bug status=closed who=ann by=bob "
	    "created=2026-05-01T08:00:00Z resolved=2026-05-02T08:00:00Z "
	    "parts=cart sprint=m1 version=m1 "
	    "summary=Pay" },
	{ "trac-csv", "a query by label",
	    "\xef\xbb\xbfid,Summary,Reporter,Owner,Type,Status,Priority,"
	    "Milestone,Component,Version,Severity,Resolution,Keywords,Cc,"
	    "Created,Modified\r\n"
	    "131,Pay,ann@\xe2\x80\xa6,bob,defect,closed,major,1.2,cart,,,fixed,"
	    "\"debt, ui\",,2026-03-01T10:00:00Z,2026-03-04T10:00:00Z\r\n",
	    1, 0, "131",
	    "done is=bug status=closed priority=major who=bob "
	    "by=ann@\xe2\x80\xa6 created=2026-03-01T10:00:00Z "
	    "resolved=2026-03-04T10:00:00Z parts=cart labels=debt+ui "
	    "sprint=1.2 version=1.2 summary=Pay" },
	{ "trac-csv", "one ticket, by internal names",
	    "id\tsummary\treporter\towner\ttype\tstatus\tpriority\r\n"
	    "132\tAsk\tann\tsomebody\tenhancement\taccepted\tminor\r\n",
	    1, 0, "132",
	    "doing is=feature status=accepted priority=minor by=ann "
	    "summary=Ask" },
	{ "redmine-csv", "Japanese: CP932",
	    "#,\x83"
	    "v\x83\x8d\x83"
	    "W\x83"
	    "F\x83"
	    "N\x83"
	    "g,\x83"
	    "g\x83\x89\x83"
	    "b\x83"
	    "J\x81"
	    "[,\x83"
	    "X\x83"
	    "e\x81"
	    "[\x83"
	    "^\x83"
	    "X,\x97"
	    "D\x90\xe6\x93"
	    "x,\x91\xe8\x96\xbc"
	    ",\x92"
	    "S\x93\x96\x8e\xd2"
	    ",\x8d\xec\x90\xac\x93\xfa"
	    ",\x97"
	    "\\\x92\xe8\x8d"
	    "H\x90\x94"
	    ",\x83"
	    "J\x83"
	    "e\x83"
	    "S\x83\x8a"
	    ",\x8a\xd6\x98"
	    "A\x82\xb7\x82\xe9\x83"
	    "`\x83"
	    "P\x83"
	    "b\x83"
	    "g\n141,\x93"
	    "X,\x83"
	    "o\x83"
	    "O,\x90"
	    "i\x8d"
	    "s\x92\x86"
	    ",\x92\xca\x8f\xed"
	    ",\x8e"
	    "x\x95\xa5\x82\xa2"
	    ",\x91\xbe\x98"
	    "Y,2026-03-01 10:00,4.00,\x83"
	    "J\x81"
	    "[\x83"
	    "g,\"\x83"
	    "u\x83\x8d\x83"
	    "b\x83"
	    "N\x90\xe6"
	    " #142, \x83"
	    "u\x83\x8d\x83"
	    "b\x83"
	    "N\x8c\xb3"
	    " #143\"\n",
	    1, 0, "141",
	    "doing is=bug project=店 status=進行中 priority=通常 who=太郎 "
	    "created=2026-03-01T10:00:00Z estimate=4 parts=カート blocks=142 "
	    "needs=143 summary=支払い" },
};

static void
an_issue_says_what_its_tracker_said(void **state)
{
	const TrackerCase *c = *state;
	g_autofree char *got = NULL;
	const Issue *issue;
	const Input *input;
	Bound bound;

	bound_init(&bound);
	input = bound_read(&bound, "export", c->text);
	assert_string_equal(input->format, c->format);
	bound_seal(&bound);
	if (bound.error)
		fail_msg("%s", bound.error);
	bound_assert_rows(input, c->used, c->skipped, 0);
	issue = bound_issue(&bound, c->key);
	assert_non_null(issue);
	got = describe(issue);
	assert_string_equal(got, c->want);
	bound_clear(&bound);
}

int
main(void)
{
	struct CMUnitTest tests[G_N_ELEMENTS(cases)];
	g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func(g_free);

	for (size_t i = 0; i < G_N_ELEMENTS(cases); i++) {
		g_ptr_array_add(names,
		    g_strdup_printf("%s: %s", cases[i].format, cases[i].what));
		tests[i] = (struct CMUnitTest){ .name = names->pdata[i],
			.test_func = an_issue_says_what_its_tracker_said,
			.initial_state = (void *)&cases[i] };
	}
	return cmocka_run_group_tests_name("trackers", tests, NULL, NULL);
}
