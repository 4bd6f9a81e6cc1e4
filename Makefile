# make            build the program          make check   build and run all tests
# make demo       run on the sample company  make golden  rewrite the goldens
CC      = gcc
BUILD   = build
VERSION = 0.1.0
PACKAGES = glib-2.0 gio-2.0 libxml-2.0 cairo cairo-svg cairo-pdf pangocairo \
	fontconfig libarchive libcyaml yaml-0.1 jansson libprotobuf-c
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES))
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES))
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wswitch-enum -Wvla -Wformat=2 -Werror
OPT     = -O2 -g
CFLAGS  = -std=c17 -D_GNU_SOURCE -I. -I$(BUILD) $(OPT) $(WARN) \
	-DHEADROOM_VERSION='"$(VERSION)"' $(PKG_CFLAGS)
LDLIBS  = $(PKG_LIBS) -lcsv -lpg_query -lm

LIB_SRC  := $(sort $(wildcard pipeline/*/*.c renderers/*.c renderers/*/*.c))
CMD_SRC  := $(sort $(wildcard cmd/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
SUP_SRC  := $(sort $(wildcard tests/support/*.c))
EMBED    := $(sort $(shell find schemas -type f) $(wildcard renderers/html/*.css))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/embedded.o
CMD_OBJ  := $(CMD_SRC:%.c=$(BUILD)/%.o)
SUP_OBJ  := $(SUP_SRC:%.c=$(BUILD)/%.o)
UNIT     := $(UNIT_SRC:%.c=$(BUILD)/%)

all: $(BUILD)/headroom

$(BUILD)/%.o: %.c
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/gen/embedded.o: $(BUILD)/gen/embedded.c
	$(CC) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/gen/embedded.c: ci/embed $(BUILD)/gen/embedded.list $(EMBED)
	ci/embed $(EMBED) > $@.new
	@mv $@.new $@

# Changes only when a file comes or goes.
$(BUILD)/gen/embedded.list: FORCE
	@mkdir -p $(@D)
	@echo $(EMBED) | cmp -s - $@ || echo $(EMBED) > $@

$(BUILD)/libheadroom.a: $(LIB_OBJ)
	@rm -f $@
	ar rcs $@ $^

$(BUILD)/headroom: $(CMD_OBJ) $(BUILD)/libheadroom.a
	$(CC) $(CFLAGS) $^ $(LDLIBS) -o $@

$(BUILD)/tests/unit/%: $(BUILD)/tests/unit/%.o $(SUP_OBJ) $(BUILD)/libheadroom.a
	$(CC) $(CFLAGS) $^ $(LDLIBS) -lcmocka -o $@

unit: $(UNIT)
	@for t in $^; do $$t || exit 1; done

clean:
	rm -rf $(BUILD)

-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d) $(SUP_OBJ:.o=.d) $(UNIT:=.d)
.PHONY: all unit clean FORCE
.SECONDARY:
