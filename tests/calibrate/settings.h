/*
 * settings.h - the histories that the trend of durations is tried on.
 */
#ifndef TESTS_CALIBRATE_SETTINGS_H
#define TESTS_CALIBRATE_SETTINGS_H

#include <stddef.h>

#include "tests/calibrate/history.h"

extern const HistorySetting history_settings[];
extern const size_t history_setting_count;

#endif
