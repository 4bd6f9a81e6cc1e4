# make          build the program           make check     build, run all tests
# make demo     run on the sample company   make golden    rewrite the goldens
# make install  PREFIX and DESTDIR count    make help      the other targets
CC      = gcc
BUILD   = build
VERSION = 0.1.0
PREFIX  = /usr/local
MAN1    = $(PREFIX)/share/man/man1
PACKAGES = glib-2.0 gio-2.0 libxml-2.0 cairo cairo-svg cairo-pdf pangocairo \
	pangoft2 fontconfig libarchive libcyaml yaml-0.1 jansson libprotobuf-c \
	igraph libical
PKG_CFLAGS := $(shell pkg-config --cflags $(PACKAGES))
PKG_LIBS   := $(shell pkg-config --libs $(PACKAGES))
WARN    = -Wall -Wextra -Wpedantic -Wshadow -Wstrict-prototypes \
	-Wmissing-prototypes -Wswitch-enum -Wvla -Wformat=2 -Werror
OPT     = -O2 -g
# Debian 12 has GLib 2.74: nothing newer is used, nothing older given up.
GLIB    = -DGLIB_VERSION_MIN_REQUIRED=GLIB_VERSION_2_74 \
	-DGLIB_VERSION_MAX_ALLOWED=GLIB_VERSION_2_74
CPPFLAGS = -std=c17 -D_GNU_SOURCE -I. -I$(BUILD) $(GLIB) \
	-DHEADROOM_VERSION='"$(VERSION)"' \
	$(or $(PKG_CFLAGS),$(error libraries are missing: run ci/bootstrap))
CFLAGS  = $(OPT) $(WARN) -fPIC -fno-semantic-interposition
LDLIBS  = $(PKG_LIBS) -lcsv -lpg_query -lm
ASAN    = -O1 -g -fsanitize=address,undefined -fno-omit-frame-pointer

LIB_SRC  := $(sort $(wildcard pipeline/*/*.c renderers/*.c renderers/*/*.c))
CMD_SRC  := $(sort $(wildcard cmd/*.c))
UNIT_SRC := $(sort $(wildcard tests/unit/test_*.c))
SUP_SRC  := $(sort $(wildcard tests/support/*.c))
FUZZ_SRC := $(sort $(wildcard tests/fuzz/fuzz_*.c))
GOLDEN_SRC := $(sort $(wildcard tests/golden/*.c))
CALIB_SRC := $(sort $(wildcard tests/calibrate/*.c))
ALL_SRC  := $(LIB_SRC) $(CMD_SRC) $(UNIT_SRC) $(SUP_SRC) $(FUZZ_SRC) \
	$(GOLDEN_SRC) $(CALIB_SRC) tests/fuzz/driver.c $(wildcard tests/bench/*.c) \
	tests/gallery/gallery.c
EMBED    := $(sort $(shell find schemas -type f ! -name '*.md') \
	$(wildcard renderers/html/*.css))
LIB_OBJ  := $(LIB_SRC:%.c=$(BUILD)/%.o) $(BUILD)/gen/embedded.o
CMD_OBJ  := $(CMD_SRC:%.c=$(BUILD)/%.o)
SUP_OBJ  := $(SUP_SRC:%.c=$(BUILD)/%.o)
UNIT     := $(UNIT_SRC:%.c=$(BUILD)/%)
CALIB_OBJ := $(CALIB_SRC:%.c=$(BUILD)/%.o)
CALIBRATE := $(BUILD)/tests/calibrate/calibrate
BENCH    := $(BUILD)/tests/bench/draw $(BUILD)/tests/bench/render
GALLERY  := $(BUILD)/tests/gallery/gallery
FUZZ     := $(FUZZ_SRC:%.c=$(BUILD)/%)
GOLDEN   := $(GOLDEN_SRC:%.c=$(BUILD)/%)
FUZZ_RUNS = 20000
BENCH_SCALE = 10
RUNS = 2000

# There are as many test programs as sources: they share what they test, and
# the quick linker links them.
TESTED   := $(BUILD)/tests/libheadroom.so
TEST_LD  := $(shell command -v ld.lld >/dev/null && echo -fuse-ld=lld)
TEST_LIBS = $(TEST_LD) $(LDLIBS) -lcmocka

# All cores, unless -j says otherwise.
ifeq ($(MAKELEVEL)$(findstring -j,$(MAKEFLAGS)),0)
MAKEFLAGS += -j$(shell nproc)
endif

all: $(BUILD)/headroom

$(BUILD)/%.o: %.c $(BUILD)/gen/flags.list
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/gen/embedded.o: $(BUILD)/gen/embedded.c
	@$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -MP -c $< -o $@

$(BUILD)/gen/embedded.c: ci/embed $(BUILD)/gen/embedded.list $(EMBED)
	@echo "  EMBED schemas"
	@ci/embed $(EMBED) > $@.new
	@mv $@.new $@

# These lists change only when a file or a flag comes or goes.
$(BUILD)/gen/embedded.list: LIST = $(EMBED)
$(BUILD)/gen/library.list: LIST = $(LIB_OBJ) $(SUP_OBJ)
$(BUILD)/gen/flags.list: LIST = $(CPPFLAGS) $(CFLAGS)
$(BUILD)/gen/%.list: FORCE
	@mkdir -p $(@D)
	@echo $(LIST) | cmp -s - $@ || echo $(LIST) > $@

$(BUILD)/libheadroom.a: $(LIB_OBJ) $(BUILD)/gen/library.list
	@rm -f $@
	@ar rcs $@ $(LIB_OBJ)

$(BUILD)/headroom: $(CMD_OBJ) $(BUILD)/libheadroom.a
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $^ $(LDLIBS) -o $@

$(TESTED): $(SUP_OBJ) $(LIB_OBJ) $(BUILD)/gen/library.list
	@echo "  LD $@"
	@$(CC) $(CFLAGS) -shared -Wl,-soname,$(@F) $(SUP_OBJ) $(LIB_OBJ) \
		$(TEST_LIBS) -o $@

$(UNIT) $(GOLDEN) $(BENCH) $(GALLERY) $(CALIBRATE): | $(TESTED)
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $^ $(TESTED) -Wl,-rpath,'$$ORIGIN/..' \
		$(TEST_LIBS) -o $@
$(UNIT) $(GOLDEN) $(BENCH) $(GALLERY): %: %.o
$(CALIBRATE): $(CALIB_OBJ)
$(BUILD)/tests/golden/marked: $(CMD_OBJ)

$(BUILD)/tests/fuzz/fuzz_%: $(BUILD)/tests/fuzz/fuzz_%.o \
		$(BUILD)/tests/fuzz/driver.o $(BUILD)/libheadroom.a
	@echo "  LD $@"
	@$(CC) $(CFLAGS) $^ $(LDLIBS) -o $@

demo: $(BUILD)/headroom
	$(BUILD)/headroom demo -o artifacts

# What the tests need, say if it is missing; never install it.
tools:
	@tests/tools $(PACKAGES)
$(SUP_OBJ) $(UNIT:=.o) $(GOLDEN:=.o) $(CALIB_OBJ) $(BENCH:=.o) $(GALLERY).o: \
		| tools

# Everything that the tests run; then the tests themselves.
testable: $(BUILD)/headroom $(UNIT) $(GOLDEN) $(CALIBRATE)
testable-asan:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan OPT="$(ASAN)" testable

check: tools
	@$(MAKE) --no-print-directory testable testable-asan
	@tests/check unit:$(BUILD) golden:$(BUILD) e2e:$(BUILD) \
		unit:$(BUILD)/asan golden:$(BUILD)/asan e2e:$(BUILD)/asan

unit: $(UNIT)
	@tests/check unit:$(BUILD)

e2e: tools $(BUILD)/headroom $(GOLDEN) $(CALIBRATE)
	@tests/check golden:$(BUILD) e2e:$(BUILD)

golden: tools $(BUILD)/headroom $(GOLDEN) $(CALIBRATE)
	@tests/run --rewrite golden:$(BUILD) e2e:$(BUILD)

asan: testable-asan
	@tests/check unit:$(BUILD)/asan golden:$(BUILD)/asan e2e:$(BUILD)/asan

valgrind: $(UNIT)
	@tests/check --wrap "valgrind -q --vgdb=no --error-exitcode=99" \
		unit:$(BUILD)

fuzz:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/asan OPT="$(ASAN)" fuzz-run
fuzz-run: $(FUZZ)
	@for target in $(FUZZ:$(BUILD)/tests/fuzz/fuzz_%=%); do \
		$(BUILD)/tests/fuzz/fuzz_$$target $(FUZZ_RUNS) \
			$(BUILD)/fuzz-$$target tests/fuzz/seeds/$$target/* || \
			{ echo "the input is in $(BUILD)/fuzz-$$target"; exit 1; }; \
	done

# Inputs BENCH_SCALE times the sample company's; 1 takes seconds.
bench: $(BUILD)/headroom $(BENCH)
	@tests/bench/run $(BUILD) $(BENCH_SCALE)

# Every chart kind on what is hard to draw, as a page to look at.
gallery: $(GALLERY)
	@$(GALLERY) $(BUILD)/gallery

# How often what is told is true, over RUNS simulated trackers of each kind.
calibrate: $(CALIBRATE)
	@$(CALIBRATE) $(RUNS)

coverage:
	@$(MAKE) --no-print-directory BUILD=$(BUILD)/coverage \
		OPT="-O0 -g --coverage" testable
	@tests/run unit:$(BUILD)/coverage golden:$(BUILD)/coverage \
		e2e:$(BUILD)/coverage
	@ci/coverage $(BUILD)/coverage

tidy:
	@printf '%s\n' $(LIB_SRC) $(CMD_SRC) | \
		xargs -P $$(nproc) -I FILE clang-tidy --quiet FILE -- $(CPPFLAGS)

format:
	clang-format -i $(ALL_SRC) $(wildcard */*.h */*/*.h)

install: $(BUILD)/headroom
	install -D $(BUILD)/headroom $(DESTDIR)$(PREFIX)/bin/headroom
	install -D -m 644 cmd/headroom.1 $(DESTDIR)$(MAN1)/headroom.1

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/headroom $(DESTDIR)$(MAN1)/headroom.1

clean:
	rm -rf $(BUILD)

help:
	@echo "unit e2e asan valgrind fuzz bench gallery calibrate coverage" \
		"tidy format install uninstall clean"

-include $(LIB_OBJ:.o=.d) $(CMD_OBJ:.o=.d) $(SUP_OBJ:.o=.d) $(UNIT:=.d) \
	$(GOLDEN:=.d) $(CALIB_OBJ:.o=.d) $(FUZZ:=.d) $(BENCH:=.d) $(GALLERY).d \
	$(BUILD)/tests/fuzz/driver.d
.PHONY: all demo tools testable testable-asan check unit e2e golden asan \
	valgrind fuzz fuzz-run bench gallery calibrate coverage tidy format \
	install uninstall clean help FORCE
.SECONDARY:
