#include "tests/calibrate/settings.h"

/* clang-format off */
const TrackerSetting tracker_settings[] = {
	{ .name = "nothing changes", .level = 'B' },
	{ .name = "2 % a month", .rate = 0.02 },
	{ .name = "4 % a month", .rate = 0.04 },
	{ .name = "6 % a month, two years", .rate = 0.06, .months = 24,
	  .level = 'A' },
	{ .name = "4 % less a month", .rate = -0.04 },
	{ .name = "6 %, many short items", .rate = 0.06, .per_month = 60,
	  .usual_days = 2, .level = 'A' },
	{ .name = "8 %, few items", .rate = 0.08, .months = 10,
	  .per_month = 5 },
	{ .name = "nothing, few items", .months = 10, .per_month = 5,
	  .level = 'B' },
	{ .name = "6 %, scope not told", .rate = 0.06,
	  .scope = TRACKER_NO_SCOPE, .level = 'A' },
	/* open work at the report date */
	{ .name = "10 %, slow work", .rate = 0.1, .usual_days = 25 },
	{ .name = "nothing, slow work", .usual_days = 25, .level = 'B' },
	{ .name = "6 %, a tenth abandoned", .rate = 0.06, .abandoned = 0.1 },
	{ .name = "nothing, a tenth abandoned", .abandoned = 0.1,
	  .level = 'B' },
	/* the spread */
	{ .name = "6 %, heavy tails", .rate = 0.06, .noise = NOISE_HEAVY },
	{ .name = "8 %, skewed", .rate = 0.08, .noise = NOISE_SKEWED,
	  .sigma = 1 },
	{ .name = "nothing, spread doubles", .sigma = 0.4, .sigma_drift = 0.4,
	  .level = 'B' },
	/* the mix */
	{ .name = "6 %, components come up", .rate = 0.06,
	  .scope = TRACKER_COMPONENTS },
	{ .name = "nothing, components come up", .scope = TRACKER_COMPONENTS,
	  .level = 'B' },
	{ .name = "8 %, components, few items", .rate = 0.08, .per_month = 6,
	  .scope = TRACKER_COMPONENTS },
	{ .name = "6 %, items become larger", .rate = 0.06, .larger = 0.3,
	  .level = 'A' },
	{ .name = "nothing, items become larger", .larger = 0.3,
	  .level = 'B' },
	/* staffing and queues */
	{ .name = "6 %, twice the people", .rate = 0.06, .staffing = 2,
	  .level = 'A' },
	{ .name = "nothing, half the people", .staffing = 0.5,
	  .usual_days = 10, .level = 'B' },
	{ .name = "6 %, people pull, some join", .rate = 0.06,
	  .per_month = 3, .pulled = true, .staffing = 2, .level = 'A' },
	{ .name = "nothing, people pull, some join", .per_month = 3,
	  .pulled = true, .staffing = 2, .level = 'B' },
	{ .name = "nothing, the queue grows", .wait_days = 10,
	  .wait_rate = 0.1, .level = 'B' },
	{ .name = "6 %, queue too, no starts", .rate = 0.06, .wait_days = 10,
	  .wait_rate = 0.06, .starts_hidden = true },
	/* dates without times */
	{ .name = "6 %, whole days", .rate = 0.06, .whole_days = true },
	{ .name = "6 %, whole days, short work", .rate = 0.06,
	  .usual_days = 1.5, .whole_days = true },
	{ .name = "nothing, whole days, short work", .usual_days = 1.5,
	  .whole_days = true, .level = 'B' },
	/* too little */
	{ .name = "6 %, 18 items", .rate = 0.06, .per_month = 1.6,
	  .level = 'C' },
	{ .name = "6 %, five months", .rate = 0.06, .months = 5,
	  .level = 'C' },
	{ .name = "6 %, two months", .rate = 0.06, .months = 2, .level = 'D' },
	{ .name = "6 %, 4 items", .rate = 0.06, .per_month = 0.35,
	  .level = 'D' },
};
/* clang-format on */

const size_t tracker_setting_count = G_N_ELEMENTS(tracker_settings);
