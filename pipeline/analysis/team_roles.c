#include "pipeline/analysis/team_roles.h"

#include <glib.h>
#include <math.h>
#include <string.h>

#include "pipeline/lang/lang.h"

enum {
	DEVOPS = 1 << TEAM_ROLE_DEVOPS,
	QA = 1 << TEAM_ROLE_QA,
	DATA = 1 << TEAM_ROLE_DATA,
	MANAGER = 1 << TEAM_ROLE_MANAGER,
	PLATFORM = 1 << TEAM_ROLE_PLATFORM,
	SRE = 1 << TEAM_ROLE_SRE,
	LONGEST = 64, /* bytes of a spelling that is looked at */
};

static const struct {
	const char *name;
	Message words, one, many;
	TeamRoleSet fills; /* who keeps servers running can do so for all */
} roles[TEAM_ROLES] = {
	[TEAM_ROLE_DEVOPS] = { "devops", MSG_TEAM_DEVOPS, MSG_TEAM_DEVOPS_ONE,
	    MSG_TEAM_DEVOPS_MANY, DEVOPS | PLATFORM },
	[TEAM_ROLE_QA] = { "qa", MSG_TEAM_QA, MSG_TEAM_QA_ONE, MSG_TEAM_QA_MANY,
	    QA },
	[TEAM_ROLE_DATA] = { "data", MSG_TEAM_DATA, MSG_TEAM_DATA_ONE,
	    MSG_TEAM_DATA_MANY, DATA },
	[TEAM_ROLE_MANAGER] = { "manager", MSG_TEAM_MANAGER,
	    MSG_TEAM_MANAGER_ONE, MSG_TEAM_MANAGER_MANY, MANAGER },
	[TEAM_ROLE_PLATFORM] = { "platform", MSG_TEAM_PLATFORM,
	    MSG_TEAM_PLATFORM_ONE, MSG_TEAM_PLATFORM_MANY, PLATFORM | DEVOPS },
	[TEAM_ROLE_SRE] = { "sre", MSG_TEAM_SRE, MSG_TEAM_SRE_ONE,
	    MSG_TEAM_SRE_MANY, SRE | DEVOPS },
	[TEAM_ROLE_ENGINEER] = { "engineer", MSG_TEAM_ENGINEER,
	    MSG_TEAM_ENGINEER_ONE, MSG_TEAM_ENGINEER_MANY, 0 },
};

/* Letters and digits only, as "sitereliability" for "Site-Reliability". */
static const struct {
	const char *spellings; /* between spaces */
	TeamRole role;
} spelt[] = {
	{ "devops ops operations infrastructure infra cloud sysadmin "
	  "systemadministrator systemsadministrator release build",
	    TEAM_ROLE_DEVOPS },
	{ "sre sitereliability reliability production", TEAM_ROLE_SRE },
	{ "platform developerexperience devex devtools tooling",
	    TEAM_ROLE_PLATFORM },
	{ "qa qae test tester testing testautomation quality "
	  "qualityassurance sdet",
	    TEAM_ROLE_QA },
	{ "data dataplatform analytics datascience datascientist "
	  "dataanalyst bi ml machinelearning dba database",
	    TEAM_ROLE_DATA },
	{ "em manager engineeringmanager engmanager headofengineering "
	  "vpengineering vpofengineering directorofengineering "
	  "engineeringdirector",
	    TEAM_ROLE_MANAGER },
	{ "lead techlead teamlead technicallead engineeringlead backend "
	  "frontend fullstack mobile ios android web software engineer "
	  "engineering developer dev programmer generalist founder cofounder "
	  "cto architect softwarearchitect security embedded",
	    TEAM_ROLE_ENGINEER },
};

static const char outside[] =
    "product productmanager productowner pm po design designer productdesigner "
    "ux ui uxdesigner support customersupport customersuccess sales marketing "
    "finance hr ceo coo cfo cpo scrummaster agilecoach projectmanager "
    "programmanager businessanalyst techwriter technicalwriter writer";

static const char *const ranks[] = { "senior", "junior", "staff", "principal",
	"lead", "head", "sr", "jr" };
static const char *const trades[] = { "engineer", "engineering", "developer",
	"specialist", "team" };

static bool
is_word_of(const char *list, const char *word)
{
	const size_t length = strlen(word);
	const char *at = list;

	while ((at = strstr(at, word)) != NULL) {
		const char after = at[length];

		if ((at == list || at[-1] == ' ') &&
		    (after == ' ' || after == '\0'))
			return true;
		at += length;
	}
	return false;
}

static RoleMeaning
look_up(const char *plain)
{
	if (*plain == '\0')
		return (RoleMeaning){ 0 };
	for (size_t i = 0; i < G_N_ELEMENTS(spelt); i++)
		if (is_word_of(spelt[i].spellings, plain))
			return (RoleMeaning){ .known = true,
				.fills = roles[spelt[i].role].fills };
	if (is_word_of(outside, plain))
		return (RoleMeaning){ .known = true, .outside = true };
	return (RoleMeaning){ 0 };
}

static void
make_plain(const char *spelling, char plain[LONGEST])
{
	size_t length = 0;

	for (; *spelling != '\0' && length < LONGEST - 1; spelling++)
		if (g_ascii_isalnum(*spelling))
			plain[length++] = g_ascii_tolower(*spelling);
	plain[length] = '\0';
}

/* "qaengineer" loses its trade, "seniorqa" its rank. */
static void
strip(char *plain)
{
	for (size_t i = 0; i < G_N_ELEMENTS(trades); i++)
		if (g_str_has_suffix(plain, trades[i])) {
			plain[strlen(plain) - strlen(trades[i])] = '\0';
			break;
		}
	for (size_t i = 0; i < G_N_ELEMENTS(ranks); i++)
		if (g_str_has_prefix(plain, ranks[i])) {
			const size_t length = strlen(ranks[i]);

			memmove(
			    plain, plain + length, strlen(plain + length) + 1);
			break;
		}
}

RoleMeaning
team_role_read(const char *spelling)
{
	char plain[LONGEST];
	RoleMeaning meaning;

	make_plain(spelling, plain);
	meaning = look_up(plain);
	if (meaning.known || *plain == '\0')
		return meaning;
	strip(plain);
	/* "senior engineer" is a rank and a trade */
	return look_up(*plain == '\0' ? "engineer" : plain);
}

TeamRoleSet
team_role_fills(TeamRole role)
{
	return roles[role].fills;
}

const char *
team_role_name(TeamRole role)
{
	return roles[role].name;
}

const char *
team_role_words(TeamRole role)
{
	return lang_text(roles[role].words);
}

char *
team_role_count_words(TeamRole role, double n)
{
	return lang_count(roles[role].one, roles[role].many, lround(n), NULL);
}
