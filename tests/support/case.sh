# case.sh - sourced by the "run" of a case: . "$ROOT/tests/support/case.sh"
set -eu

fail() {
	echo "case: $*" >&2
	exit 1
}

skip() {
	echo "$*" >&2
	exit 77
}

# lacking WHY - skips the case for want of a tool; where CI is set, fails it.
lacking() {
	[ -z "${CI:-}" ] || fail "$*"
	skip "$*"
}

# expect STATUS COMMAND... - the command must exit with that status; what it
# printed is in the files out and err.
expect() {
	want=$1
	shift
	got=0
	"$@" >out 2>err </dev/null || got=$?
	[ "$got" -eq "$want" ] || {
		cat out err >&2
		fail "exit $got, expected $want: $*"
	}
}

# has FILE TEXT... - the file holds each text, as it stands.
has() {
	file=$1
	shift
	for text; do
		grep -qF -- "$text" "$file" || {
			cat "$file" >&2
			fail "$file does not hold: $text"
		}
	done
}

# lacks FILE TEXT... - the file holds none of the texts.
lacks() {
	file=$1
	shift
	for text; do
		! grep -F -- "$text" "$file" >&2 || fail "$file holds: $text"
	done
}

# same A B - files or folders with the same bytes.
same() {
	diff -r "$1" "$2" >&2 || fail "$1 and $2 differ"
}

# use_locale NAME - runs what follows in that locale, made for this case.
use_locale() {
	mkdir -p locales
	localedef -i "$1" -f UTF-8 "locales/$1.UTF-8" >/dev/null 2>&1 ||
	    [ -d "locales/$1.UTF-8" ] || fail "cannot make the locale $1"
	export LOCPATH="$PWD/locales" LC_ALL="$1.UTF-8" LANG="$1.UTF-8"
	[ "$(locale charmap)" = UTF-8 ] || fail "the locale $1 does not work"
}
