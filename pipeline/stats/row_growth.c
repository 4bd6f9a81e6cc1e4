#include "pipeline/stats/row_growth.h"

#include <math.h>

/* Rows added until users are one more time as many as now. */
static double
rows_per_multiple(const RowGrowth *table)
{
	return table->growth > 0
		   ? table->per_user_month * table->users / log1p(table->growth)
		   : NAN;
}

double
row_growth_at(const RowGrowth *table, double multiple)
{
	if (multiple == 1)
		return table->rows;
	if (table->appends)
		return table->rows + rows_per_multiple(table) * (multiple - 1);
	return table->rows * pow(multiple, table->exponent);
}

double
row_growth_multiple(const RowGrowth *table, double limit)
{
	if (table->rows >= limit)
		return 1;
	if (table->appends)
		return 1 + (limit - table->rows) / rows_per_multiple(table);
	return pow(limit / table->rows, 1 / table->exponent);
}
