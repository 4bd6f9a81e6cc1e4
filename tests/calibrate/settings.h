/*
 * settings.h - the trackers that the trend of durations is tried on.
 */
#ifndef TESTS_CALIBRATE_SETTINGS_H
#define TESTS_CALIBRATE_SETTINGS_H

#include <stddef.h>

#include "tests/calibrate/tracker.h"

extern const TrackerSetting tracker_settings[];
extern const size_t tracker_setting_count;

#endif
