/*
 * knowledge_map.h - who knows which part of the system, and what it would
 * mean if they left.
 *
 * Having resolved an issue counts 1, having reported it less, half of that
 * after the half-life (stats/knowledge.h).  Experts are found among all who
 * ever did something; whoever is gone (people.h) is then taken away, so that
 * an area whose experts have left is orphaned already.  An area with fewer
 * events than it takes is not judged at all.  Reviews, comments, meetings and
 * code are in no export: this understates what people know, and ranks nobody.
 *
 * The result owns everything.  People are numbers of its people, areas of its
 * list.
 */
#ifndef PIPELINE_ANALYSIS_KNOWLEDGE_MAP_H
#define PIPELINE_ANALYSIS_KNOWLEDGE_MAP_H

#include "pipeline/analysis/knowledge_areas.h"
#include "pipeline/analysis/people.h"
#include "pipeline/stats/knowledge.h"
#include "pipeline/stats/truck_factor.h"

typedef enum AreaState {
	AREA_TOO_LITTLE, /* evidence to tell */
	AREA_ORPHANED, /* no expert is left, or nobody ever was one */
	AREA_SOLE, /* one expert, or one who knows nearly all: a single point
		      of knowledge */
	AREA_SHARED,
	AREA_STATES
} AreaState;

/* Tables of one area refer to tables of another. */
typedef struct AreaNeed {
	guint area; /* the other */
	guint keys;
} AreaNeed;

typedef struct KnowledgeArea {
	char *id; /* slug, unique: of figures */
	const char *name;
	guint domain; /* of the map, that most of its issues are about;
			 NO_DOMAIN */
	guint issues, open; /* ever; of them not finished */
	guint events; /* in the window */
	AreaState state;
	GArray *experts; /* of guint: still here, the most knowing first */
	GArray *gone; /* of guint: experts who are not, likewise */
	guint top, second; /* know most of it, of those still here; NO_PERSON
			    */
	double top_share, effective; /* of what those still here know; NAN */
	Instant last; /* that TOP resolved something there; INSTANT_NONE */
	GArray *needs; /* of AreaNeed, by area */
} KnowledgeArea;

/* What stalls if somebody leaves. */
typedef struct Leaving {
	guint person;
	GArray *orphaned; /* of guint: areas that nobody else knows */
	GArray *stalled; /* of guint: other areas that need one of those,
			    directly or not */
	guint open; /* issues that are assigned to them */
} Leaving;

/* Who knows most of everything, and how much of it, at one time. */
typedef struct TopPerson {
	guint person; /* NO_PERSON */
	double share; /* NAN */
	guint active; /* people with a trace in the time before */
} TopPerson;

/* Somebody else learns an area that one person knows alone, by resolving its
 * issues beside them. */
typedef struct Pairing {
	guint area, knower, learner; /* LEARNER: NO_PERSON where nobody is left
					to learn */
	double issues; /* to resolve until LEARNER is an expert, too */
	ThreePoint hours; /* more than they would take anyway */
	size_t truck; /* factor once this and those before it are done */
} Pairing;

typedef enum TruckBasis {
	TRUCK_AREAS, /* each area counts once */
	TRUCK_ISSUES, /* by its issues */
	TRUCK_SHORT, /* with the shortest half-life of the range */
	TRUCK_LONG, /* … the longest */
	TRUCK_AUTHORS, /* Avelino's authors instead of experts */
	TRUCK_BASES
} TruckBasis;

enum { PAIRINGS = 12 };

struct KnowledgeMapResult {
	People *people;
	KnowledgeAreas *areas;
	GPtrArray *list; /* of KnowledgeArea *, as areas->names */
	GArray *order; /* of guint: areas, those most at risk first */
	Knowledge *knowledge; /* of all; areas x people */
	Knowledge *present; /* of those still here */
	guint *load; /* per person: open issues that are assigned */
	guint states[AREA_STATES]; /* areas of each */
	guint judged; /* areas that are not AREA_TOO_LITTLE */
	guint here; /* people who are not gone */
	ExpertMap *experts; /* judged areas x people who are still here */
	GArray *judged_areas; /* of guint: the areas of EXPERTS */
	TruckFactor truck[TRUCK_BASES];
	GPtrArray *leaving; /* of Leaving *: who is the only expert of
			       something, the most to lose first */
	GArray *pairings; /* of Pairing, in the order that helps most; of the
			     areas most at risk, PAIRINGS at most */
	TopPerson top_now, top_before; /* today, and half a year ago */
};

bool knowledge_map_compute(
    const Evidence *evidence, Results *results, GError **error);
void knowledge_map_describe(
    const Evidence *evidence, const Results *results, Report *report);
void knowledge_map_result_free(KnowledgeMapResult *map);

const KnowledgeArea *knowledge_map_at(const KnowledgeMapResult *map, guint i);

/* The only expert of AREA, where it is a single point of knowledge for there
 * being one; NO_PERSON. */
guint knowledge_sole_expert(const KnowledgeArea *area);

#endif
