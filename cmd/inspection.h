/*
 * inspection.h - what `headroom inspect` prints of an input.
 */
#ifndef CMD_INSPECTION_H
#define CMD_INSPECTION_H

#include "pipeline/facts/facts.h"

/* For people, on standard output. */
void inspection_print_text(const Input *input);

/* {"files": [...]}: the contract that the manual states. */
void inspection_print_json(const GPtrArray *inputs);

#endif
