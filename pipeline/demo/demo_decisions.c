#include "pipeline/demo/demo_decisions.h"

typedef struct Decision {
	const char *file, *title, *status;
	int months; /* before the report date */
	const char *deciders; /* NULL: as adr-tools write it, without */
	const char *context;
	const char *options; /* a list; NULL: nobody wrote them down */
	const char *decision, *consequences;
} Decision;

static const Decision decisions[DEMO_DECISIONS] = {
	{ "0001-record-decisions.md", "Record decisions", "Accepted", 17, NULL,
	    "Two of us remember why things are as they are. In a year nobody "
	    "will.",
	    "* Records in the repository\n* Pages in the wiki\n",
	    "Each decision that is hard to take back is a file in this "
	    "folder.",
	    "Half an hour for each; new people can read why." },
	{ "0002-one-postgresql-for-all.md", "One PostgreSQL for all",
	    "Accepted", 17, NULL,
	    "Bookings, invoices and messages need transactions together.",
	    "* One PostgreSQL\n* One database for each part\n",
	    "One managed PostgreSQL node holds everything.",
	    "Reports and bookings share its load." },
	{ "0003-keep-sessions-in-memory.md", "Keep sessions in memory",
	    "Superseded by [8. Keep sessions in a table]"
	    "(0008-keep-sessions-in-a-table.md)",
	    16, NULL, "Sign-in has to work before the first club comes.", NULL,
	    "Sessions live in the memory of the web servers.",
	    "Deployments sign people out." },
	{ "0004-search-by-harbour-search.md", "Search by Harbour Search",
	    "Accepted", 14, NULL,
	    "Venues are to be found by name, place and surface.",
	    "* Harbour Search\n* Text search of PostgreSQL\n",
	    "Harbour Search, since it forgives typing errors.",
	    "A second bill, and one more system to keep in step." },
	{ "0005-photos-in-object-storage.md", "Keep photos in object storage",
	    "accepted", 8, "Ambrose Tindle, Odalys Marchbank",
	    "Photos of venues fill the disk, and no second server sees them.",
	    "* Object storage\n* A larger disk\n* Rows in the database\n",
	    "Chosen option: \"Object storage\", because disks end and rows "
	    "are dear.",
	    "Good, because every instance sees all photos." },
	{ "0006-reports-read-the-primary.md", "Reports read the primary",
	    "Accepted", 6, NULL,
	    "Reports take minutes. A replica would cost as much as the "
	    "primary database does.",
	    NULL, "Reports stay on the primary database for half a year.",
	    "Long reports are run at night." },
	{ "0007-queue-for-mail.md", "A queue for mail and push messages",
	    "accepted", 3, "Odalys Marchbank, Bertram Sedge",
	    "Mail is sent within the request, which waits for it.",
	    "* A table and a worker\n* Harbour Relay\n* A broker of our own\n",
	    "Chosen option: \"Harbour Relay\", because it is there already.",
	    "Bad, because messages can come twice." },
	{ "0008-keep-sessions-in-a-table.md", "Keep sessions in a table",
	    "proposed", 1, "Odalys Marchbank, Tamsin Quill",
	    "A second instance does not know who is signed in.",
	    "* A table\n* Redis\n* Signed cookies\n",
	    "Chosen option: \"A table\", because it needs nothing new.",
	    "Good, because instances can come and go." },
};

const char *
demo_decision_file(size_t i)
{
	return decisions[i].file;
}

/* MADR: labels in front matter, longer headings. */
static char *
as_madr(const Decision *decision, const char *date)
{
	return g_strdup_printf("---\n"
			       "status: %s\n"
			       "date: %s\n"
			       "decision-makers: %s\n"
			       "---\n\n"
			       "# %s\n\n"
			       "## Context and Problem Statement\n\n%s\n\n"
			       "## Considered Options\n\n%s\n"
			       "## Decision Outcome\n\n%s\n\n"
			       "### Consequences\n\n* %s\n",
	    decision->status, date, decision->deciders, decision->title,
	    decision->context, decision->options, decision->decision,
	    decision->consequences);
}

/* adr-tools, after Nygard. */
static char *
as_nygard(const Decision *decision, size_t number, const char *date)
{
	g_autofree char *options =
	    decision->options == NULL
		? g_strdup("")
		: g_strdup_printf(
		      "## Options considered\n\n%s\n", decision->options);

	return g_strdup_printf("# %" G_GSIZE_FORMAT ". %s\n\n"
			       "Date: %s\n\n"
			       "## Status\n\n%s\n\n"
			       "## Context\n\n%s\n\n"
			       "%s"
			       "## Decision\n\n%s\n\n"
			       "## Consequences\n\n%s\n",
	    number, decision->title, date, decision->status, decision->context,
	    options, decision->decision, decision->consequences);
}

char *
demo_decision_text(const Larkfield *company, size_t i)
{
	const Decision *decision = &decisions[i];
	char date[DATE_TEXT_SIZE];

	date_format_iso(
	    date_add_months(company->as_of, -decision->months), date);
	return decision->deciders != NULL ? as_madr(decision, date)
					  : as_nygard(decision, i + 1, date);
}
