#include "pipeline/analysis/team_roster.h"

#include <math.h>

typedef struct Filling {
	const GArray *members;
	TeamRoleSet *taken; /* per member: the roles that it fills */
	unsigned each;
} Filling;

static void
add_person(TeamRoster *roster, const ConfigPerson *person)
{
	TeamRoleSet fills = 0;
	bool engineer = person->roles[0] == NULL;

	for (char **role = person->roles; *role != NULL; role++) {
		const RoleMeaning meaning = team_role_read(*role);

		fills |= meaning.fills;
		engineer |= !meaning.outside;
	}
	if (!engineer) {
		roster->outside++;
		return;
	}
	roster->told += person->roles[0] != NULL;
	g_array_append_val(roster->members, fills);
}

void
team_roster_init(TeamRoster *roster, const Evidence *evidence)
{
	const ConfigTeam *team = &evidence->config->team;

	*roster = (TeamRoster){
		.members = g_array_new(FALSE, FALSE, sizeof(TeamRoleSet)),
		.heads = evidence_headcount(evidence),
	};
	for (guint i = 0; i < team->people->len; i++)
		add_person(roster, g_ptr_array_index(team->people, i));
	if (isnan(team->headcount) && team->people->len > 0)
		roster->heads -= roster->outside;
}

void
team_roster_clear(TeamRoster *roster)
{
	g_array_unref(roster->members);
}

static unsigned
count_roles(TeamRoleSet set)
{
	unsigned count = 0;

	for (; set != 0; set &= set - 1)
		count++;
	return count;
}

static bool take_one(Filling *filling, TeamRole role, TeamRoleSet *tried);

/* MEMBER leaves one of its roles, which somebody else takes, for ROLE. */
static bool
swap_into(Filling *filling, guint member, TeamRole role, TeamRoleSet *tried)
{
	for (int r = 0; r < TEAM_ROLES; r++) {
		const TeamRoleSet left = 1u << r;

		if (!(filling->taken[member] & left) || (*tried & left) ||
		    !take_one(filling, (TeamRole)r, tried))
			continue;
		filling->taken[member] &= ~left;
		filling->taken[member] |= 1u << role;
		return true;
	}
	return false;
}

/* One more in ROLE: Kuhn's augmenting path, over roles not yet TRIED. */
static bool
take_one(Filling *filling, TeamRole role, TeamRoleSet *tried)
{
	const TeamRoleSet wanted = 1u << role;

	*tried |= wanted;
	for (guint i = 0; i < filling->members->len; i++) {
		const TeamRoleSet able =
		    g_array_index(filling->members, TeamRoleSet, i);

		if (!(able & wanted) || (filling->taken[i] & wanted))
			continue;
		if (count_roles(filling->taken[i]) < filling->each) {
			filling->taken[i] |= wanted;
			return true;
		}
		if (swap_into(filling, i, role, tried))
			return true;
	}
	return false;
}

void
team_roster_fill(const GArray *members, const double need[TEAM_ROLES],
    unsigned each, double filled[TEAM_ROLES])
{
	g_autofree TeamRoleSet *taken = g_new0(TeamRoleSet, members->len + 1);
	Filling filling = { members, taken, each };

	for (int r = 0; r < TEAM_ROLES; r++) {
		TeamRoleSet tried = 0;

		filled[r] = 0;
		while (filled[r] < need[r] &&
		       take_one(&filling, (TeamRole)r, &tried)) {
			filled[r]++;
			tried = 0;
		}
	}
}
