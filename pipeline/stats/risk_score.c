#include "pipeline/stats/risk_score.h"

#include <glib.h>
#include <math.h>
#include <stdbool.h>

/* Weights from JSON or a corner of their ranges differ by rounding. */
static const double rounding = 1e-9;

RiskPart
risk_part(double value)
{
	if (isnan(value))
		return (RiskPart){ NAN, 0, 1 };
	return (RiskPart){ value, value, value };
}

RiskScore
risk_score(const RiskRule *rule, const RiskPart *parts)
{
	RiskScore score = { NAN, 0, 0, 0 };
	double all = 0, known = 0, sum = 0;

	for (size_t i = 0; i < rule->parts; i++) {
		const double weight = rule->weights[i];

		all += weight;
		score.lo += weight * parts[i].lo;
		score.hi += weight * parts[i].hi;
		if (isnan(parts[i].value))
			continue;
		known += weight;
		sum += weight * parts[i].value;
	}
	score.lo *= 100 / all;
	score.hi *= 100 / all;
	score.known = known / all;
	if (known > 0 && score.known >= rule->least_known - rounding)
		score.value = 100 * sum / known;
	return score;
}

static double
place_of(const RiskRule *rule, const RiskPart *parts)
{
	const RiskScore score = risk_score(rule, parts);

	return isnan(score.value) ? score.hi : score.value;
}

static void
rank_by(const RiskRule *rule, const RiskPart *parts, size_t n, double *places,
    size_t *rank)
{
	for (size_t i = 0; i < n; i++)
		places[i] = place_of(rule, parts + i * rule->parts);
	for (size_t i = 0; i < n; i++) {
		rank[i] = 1;
		for (size_t k = 0; k < n; k++)
			rank[i] += places[k] > places[i] + rounding ||
				   (k < i && places[k] >= places[i] - rounding);
	}
}

/* The weights with SWING more where CORNER has a bit, and less elsewhere. */
static void
swing_weights(
    const RiskRule *rule, double swing, unsigned corner, double *weights)
{
	for (size_t i = 0; i < rule->parts; i++)
		weights[i] = rule->weights[i] *
			     ((corner >> i & 1) != 0 ? 1 + swing : 1 - swing);
}

void
risk_ranks(const RiskRule *rule, const RiskPart *parts, size_t n, double swing,
    size_t *rank, size_t *best, size_t *worst)
{
	g_autofree double *places = g_new(double, n + 1);
	g_autofree size_t *there = g_new(size_t, n + 1);
	double weights[RISK_PARTS_MAX];
	const RiskRule swung = { weights, rule->parts, rule->least_known };

	g_assert(rule->parts <= RISK_PARTS_MAX);
	rank_by(rule, parts, n, places, rank);
	for (size_t i = 0; i < n; i++)
		best[i] = worst[i] = rank[i];
	for (unsigned corner = 0; corner < 1u << rule->parts; corner++) {
		swing_weights(rule, swing, corner, weights);
		rank_by(&swung, parts, n, places, there);
		for (size_t i = 0; i < n; i++) {
			best[i] = MIN(best[i], there[i]);
			worst[i] = MAX(worst[i], there[i]);
		}
	}
}
