# lib.sh - what the export scripts share: options, requests that are repeated,
# pages, and files that are whole or not there.  Sourced, never run.
#
# A script sets `source` (its name in messages), `tools` (what it needs) and
# `secret_names` (what its credentials are called), calls `begin "$@"`, and then
#
#   request URL [BODY-FILE]   GET, or POST of JSON: the answer is in $body
#   rows FILTER               what jq makes of $body is added to $rows
#   attempt TOOL ...          the same by a command: its output is in $body
#   deliver FILE              puts FILE in place, under the wanted name
#
# Credentials come from the environment and go to curl through its standard
# input: no list of processes, message or file ever has them.
set -eu
LC_ALL=C
export LC_ALL
mask=$(umask)
auth='' secret_names='' source=export url=''
here=$(dirname "$0")

die() {
	echo "ci/export/$source: $*" >&2
	exit 1
}

# The comment at the head of the script that runs.
usage() {
	sed -n '2,/^[^#]/s/^# \{0,1\}//p' "$0"
}

# need TOOL...
need() {
	for tool; do
		command -v "$tool" >/dev/null ||
		    die "needs $tool, which is not installed here"
	done
}

# given NAME WHAT - the variable of the environment is set; WHAT says to what.
given() {
	eval "given=\${$1:-}"
	[ -n "$given" ] || die "the environment has no $1; set it to $2"
	case $given in
	*[[:cntrl:]]*) die "$1 holds a line end or another control character" ;;
	esac
}

# cleanup - what was half made goes away, whatever ended the script.
cleanup() {
	[ -z "${work:-}" ] || rm -rf "$work"
}

# begin OPTIONS... - reads -o FILE, --help, and the letters and values that
# the script declares in `takes` (as for getopts; into opt_LETTER).  The rest
# of the arguments starts at $OPTIND.
begin() {
	out=
	while getopts ":ho:${takes:-}-:" letter; do
		case $letter in
		h) usage; exit 0 ;;
		o) out=$OPTARG ;;
		-) [ "$OPTARG" = help ] && { usage; exit 0; }
		   wrong "there is no option --$OPTARG" ;;
		:) wrong "-$OPTARG needs a value" ;;
		'?') wrong "there is no option -$OPTARG" ;;
		*) eval "opt_$letter=\${OPTARG:-yes}" ;;
		esac
	done
	[ -n "$out" ] || wrong "-o FILE is missing: where shall it go?"
	# shellcheck disable=SC2086 # a list of words
	need ${tools:-}
	[ ! -d "$out" ] || [ -e "$out/.ci-export" ] ||
	    die "$out is a folder that is no export of mine; name a file, or" \
		"what is to be a folder of its own"
	folder=$(dirname "$out")
	mkdir -p "$folder" || die "cannot make the folder $folder"
	umask 077
	trap cleanup EXIT
	trap 'exit 129' HUP
	trap 'exit 130' INT
	trap 'exit 143' TERM
	work=$(mktemp -d "$folder/.export-XXXXXX") ||
	    die "cannot write into $folder"
	body=$work/body
	rows=$work/rows
	: >"$rows"
	: >"$work/seen"
}

# wrong WHAT - a wrong command line.
wrong() {
	echo "ci/export/$source: $*; see ci/export/$source --help" >&2
	exit 2
}

# base_url NAME URL - sets `base` without a slash at its end.  Credentials
# travel in clear text to this machine only.
base_url() {
	base=${2%/}
	case $base in
	https://*[!a-zA-Z0-9./:_~-]* | http://*[!a-zA-Z0-9./:_~-]*)
		die "$1 is not a plain address such as https://host/path" ;;
	https://?* | http://127.0.0.1* | http://localhost*) ;;
	http://?*)
		[ "${EXPORT_ALLOW_HTTP:-}" = yes ] ||
		    die "$1 begins with http://, where anybody on the way can" \
			"read the token; use https://, or set" \
			"EXPORT_ALLOW_HTTP=yes if that network is yours" ;;
	*) die "$1 must begin with https://" ;;
	esac
}

# shown URL - without what may be secret: user, password and query.
shown() {
	printf '%s' "${1%%\?*}" | sed 's,//[^/@]*@,//,'
}

# quoted TEXT - as a string of curl's configuration.
quoted() {
	printf '%s' "$1" | sed 's/[\\"]/\\&/g; s/^/"/; s/$/"/'
}

# header NAME - of the last answer (a proxy may have sent some before).
header() {
	tr -d '\r' <"$work/headers" | awk -v name="$1:" '
		/^HTTP\// { value = "" }
		index(tolower($0), name) == 1 {
			value = substr($0, length(name) + 1)
			sub(/^[ \t]+/, "", value)
		}
		END { print value }'
}

# transfer - one try of `url`, with `data` as the body if there is one; sets
# `status` (000: no answer) and leaves $body and the headers.
transfer() {
	: >"$body"
	: >"$work/headers"
	status=$({
		echo "url = $(quoted "$url")"
		[ -z "$auth" ] || echo "header = $(quoted "$auth")"
		[ -z "$data" ] || {
			echo "header = \"Content-Type: ${data_type:-application/json}\""
			echo "data-binary = $(quoted "@$data")"
		}
		echo "header = \"Accept: ${accept:-application/json}\""
	} | curl -q --config - --silent --show-error --globoff \
	    --proto =http,https --connect-timeout 20 --max-time 600 \
	    --user-agent headroom-export --output "$body" \
	    --dump-header "$work/headers" --write-out '%{http_code}' \
	    2>"$work/curl.err") || {
		trouble="no whole answer ($(sed -n '1s/^curl: //p' \
		    "$work/curl.err"))"
		status=000
	}
}

# pause SECONDS - EXPORT_SLEEP is another `sleep`, for tests.
pause() {
	${EXPORT_SLEEP:-sleep} "$1"
}

# patience - how long the server wants us to wait, in seconds; empty if it
# does not say.  Retry-After is seconds or a date; GitHub names the second in
# which its hourly allowance is renewed.
patience() {
	patience=$(header retry-after)
	at=
	case $patience in
	'') [ "$(header x-ratelimit-remaining)" != 0 ] ||
		at=$(header x-ratelimit-reset) ;;
	*[!0-9]*) at=$(jq -nr --arg at "$patience" '$at |
	    strptime("%a, %d %b %Y %H:%M:%S GMT") | mktime' 2>/dev/null) || at=
		patience= ;;
	esac
	[ -z "$at" ] || patience=$(jq -nr --arg at "$at" \
	    '[($at | tonumber) - now | ceil, 1] | max' 2>/dev/null) || patience=
}

# passing - the answer is one that another try may better.
passing() {
	case $status in
	000 | 408 | 425 | 429 | 500 | 502 | 503 | 504) return 0 ;;
	400) grep -q '"RATELIMITED"' "$body" ;;
	403) [ -n "$(header retry-after)" ] ||
	    [ "$(header x-ratelimit-remaining)" = 0 ] ||
	    grep -q 'secondary rate limit' "$body" ;;
	200) [ "$accept" = application/json ] && is_json && broken ;;
	*) return 1 ;;
	esac
}

# broken - the JSON breaks off.
broken() {
	trouble="JSON that breaks off"
	! { [ -s "$body" ] && jq empty <"$body" 2>/dev/null; }
}

is_json() {
	case $(header content-type) in
	application/*json* | text/json*) return 0 ;;
	*) return 1 ;;
	esac
}

# request URL [BODY-FILE] - until it is answered with 200 (or 201, 202, 204),
# at most EXPORT_TRIES times.
request() {
	url=$1 data=${2:-} accept=${accept:-application/json}
	tries=${EXPORT_TRIES:-6} try=1 delay=2 trouble=
	while transfer; trouble=${trouble:-status $status}; passing; do
		[ "$try" -lt "$tries" ] ||
		    die "$(shown "$url"): $trouble, $tries times in a row;" \
			"is the service up? The next run tries again"
		patience
		[ "${patience:-0}" -le "${EXPORT_PATIENCE:-900}" ] ||
		    die "$(shown "$url"): status $status, and the server asks" \
			"to wait $patience s; run it later, or less often"
		echo "ci/export/$source: $(shown "$url"): $trouble; trying again" \
		    "in ${patience:-$delay} s" >&2
		pause "${patience:-$delay}"
		try=$((try + 1)) delay=$((delay * 2)) trouble=
	done
	judge
}

# judge - an answer that no other try will better is right, or the end.
judge() {
	case $status in
	200 | 201 | 202 | 204) ;;
	3??) die "$(shown "$url"): moved (status $status) to" \
	    "$(shown "$(header location)"); use that address" ;;
	401) die "$(shown "$url"): status 401: the server does not accept" \
	    "$secret_names; is it right, and not expired?" ;;
	403) die "$(shown "$url"): status 403: $secret_names may not read this;" \
	    "ci/export/README.md lists the rights it needs$(said)" ;;
	404) die "$(shown "$url"): status 404: there is no such thing, or" \
	    "$secret_names may not see it$(said)" ;;
	*) die "$(shown "$url"): status $status$(said)" ;;
	esac
	[ "$status" = 204 ] || [ "$accept" != application/json ] || is_json ||
	    [ ! -s "$body" ] ||
	    die "$(shown "$url"): an answer of the type" \
		"$(header content-type) instead of JSON: is that address" \
		"right, and is no login page in between?"
}

# said - what the server says about it, unless it repeats our secret.
said() {
	said=$(jq -r '[.errorMessages[]?, (.errors? | arrays[]?.message?),
	    .message?, (.error? | strings, objects.message?),
	    .error_description?] | map(strings)[0] // empty' \
	    <"$body" 2>/dev/null | tr '\n' ' ' | cut -c1-300) || said=
	case $said in
	'' | *"${auth:+${auth##* }}"?*) ;;
	*) printf ': %s' "$said" ;;
	esac
}

# attempt TOOL ... - runs it with $input as its standard input, if that is set,
# and its output into $body; again if what it complains of may pass.
attempt() {
	try=1 delay=2
	until "$@" <"${input:-/dev/null}" >"$body" 2>"$work/complaint"; do
		# Some write what is wrong where the result belongs.
		[ -s "$work/complaint" ] || cp "$body" "$work/complaint"
		complaint=$(grep -m 1 '[[:alnum:]]' "$work/complaint" |
		    cut -c1-300)
		complaint=${complaint#"$1: "}
		complaint=${complaint:-failed and says nothing}
		{ [ "$try" -lt "${EXPORT_TRIES:-6}" ] && may_pass; } ||
		    die "$1: $complaint"
		echo "ci/export/$source: $1: $complaint; trying again in" \
		    "$delay s" >&2
		pause "$delay"
		try=$((try + 1)) delay=$((delay * 2))
	done
}

# may_pass - what the tool complains of may be better in a moment.
may_pass() {
	! grep -qiE 'authenticat|denied|not exist|password|credential|expired' \
	    "$work/complaint" &&
	    grep -qiE 'connect|timed? ?out|temporar|too many|unavailable|(throttl|rate.?limit|slow ?down)|reset|starting up|backend ?error|internal error' \
		"$work/complaint"
}

# query NAME - the file of schemas/queries, or else what headroom has of it,
# becomes $input.
query() {
	input=$here/../../schemas/queries/$1.sql
	[ -r "$input" ] || {
		need headroom
		input=$work/query.sql
		headroom formats --how "$1" >"$input"
	}
}

# ends_with TEXT - the result ends with this line, as one that is whole does.
ends_with() {
	tail -n 5 "$body" | grep -qF -e "$1" ||
	    die "the dump breaks off; nothing is written"
}

# rows JQ-OPTION... - one line of JSON for each row of this page; sets `got`
# to how many.
rows() {
	jq -c -L "$here" "$@" <"$body" >"$work/page" 2>"$work/jq.err" ||
	    die "$(shown "$url"): an answer of another shape than expected" \
		"($(sed -n 1p "$work/jq.err" | cut -c1-200))"
	cat "$work/page" >>"$rows"
	# shellcheck disable=SC2034 # the script asks for it
	got=$(wc -l <"$work/page")
}

# once TOKEN - the mark of a page; a server that names one twice would be
# asked forever.
once() {
	! grep -qxF -e "$1" "$work/seen" ||
	    die "$(shown "$url"): the server leads back to a page that was" \
		"read already; nothing is written"
	printf '%s\n' "$1" >>"$work/seen"
}

# next_link - the address of the next page in the Link header, or nothing.
next_link() {
	next=$(header link | awk '{
		while (match($0, /<[^>]*>[^<]*/)) {
			part = substr($0, RSTART, RLENGTH)
			$0 = substr($0, RSTART + RLENGTH)
			if (part ~ /;[ ]*rel="?next"?/) {
				sub(/^</, "", part)
				sub(/>.*/, "", part)
				print part
				exit
			}
		}
	}')
}

# ours URL - it is on the server that may see the credentials.
ours() {
	host=$(printf '%s' "$base" | cut -d/ -f1-3)
	case $1 in
	"$host"/*) ;;
	*) die "$(shown "$url"): leads to $(shown "$1"), which is not on" \
	    "$host; the credentials do not go there" ;;
	esac
}

# linked URL JQ-OPTION... - all pages from URL on, by their Link headers.
linked() {
	next=$1
	shift
	while [ -n "$next" ]; do
		ours "$next"
		once "$next"
		request "$next"
		rows "$@"
		next_link
	done
}

# add_up WHAT COUNT - the pages held as many as the server has, at the least:
# some may have come while we read.  Rows are [KEY, {COLUMN: VALUE, ...}].
add_up() {
	sort -u "$rows" >"$work/unique"
	mv "$work/unique" "$rows"
	count=$(jq -r '.[0]' <"$rows" | sort -u | wc -l)
	[ "$count" -ge "$2" ] ||
	    die "$base: the server has $2 $1, but its pages held $count;" \
		"nothing is written, the next run tries again"
}

# write_csv COLUMN... - the rows as $work/csv.  A column whose value is a list
# is repeated as often as the longest list needs; columns that are not named
# come last, in the order of their names.
write_csv() {
	widths=$(jq -cn 'reduce (inputs[1] | to_entries[]) as {$key, $value} ({};
	    .[$key] = ([.[$key] // 1, ($value | arrays | length)] | max))' \
	    <"$rows")
	jq -rn --argjson widths "$widths" '
	    $ARGS.positional as $first |
	    [$first[], ($widths | keys - $first)[]] as $names |
	    [$names[] | {name: ., at: range($widths[.] // 1)}] as $columns |
	    [$columns[].name],
	    (inputs[1] as $row | [$columns[] | .at as $at | $row[.name] |
		if type == "array" then .[$at] elif $at > 0 then null
		else . end])
	    | @csv' --args "$@" <"$rows" >"$work/csv"
}

# months COUNT - the last months as 2026-05, with the one of today; sets
# `today`, which EXPORT_TODAY may put elsewhere.
months() {
	case $1 in
	'' | *[!0-9]* | 0) wrong "$1 is no number of months" ;;
	esac
	today=${EXPORT_TODAY:-$(date -u +%Y-%m-%d)}
	months=$(jq -nr --arg today "$today" --argjson count "$1" '
	    ($today[0:4] | tonumber) * 12 + ($today[5:7] | tonumber) - 1 |
	    range(. - $count + 1; . + 1) | "\(. / 12 | floor)-" +
	    ("0\(. % 12 + 1)" | .[-2:])')
}

# join_csv FILE - the rows of one more file with the same header, to $rows.
join_csv() {
	mark=$(printf '\357\273\277')
	tr -d '\r' <"$1" | awk -v mark="$mark" '
		NR == 1 && index($0, mark) == 1 { $0 = substr($0, 4) }
		{ print }' >"$work/part"
	head -n 1 "$work/part" >"$work/header"
	[ -s "$rows" ] || cp "$work/header" "$work/first-header"
	cmp -s "$work/header" "$work/first-header" ||
	    die "$(shown "$url"): the columns are not those of the months" \
		"before; nothing is written"
	if [ -s "$rows" ]; then
		sed 1d "$work/part" >>"$rows"
	else
		cat "$work/part" >>"$rows"
	fi
}

# deliver FILE - in place of the former export, in one step.
deliver() {
	[ -s "$1" ] || die "nothing came; nothing is written"
	[ ! -d "$out" ] || die "$out is a folder of files; name a file"
	chmod "$(printf '%o' $((0666 & ~0$mask)))" "$1"
	mv -f "$1" "$out" || die "cannot write $out"
	echo "ci/export/$source: $out: ${2:-$(wc -c <"$out") bytes}" >&2
}

# deliver_folder FOLDER WHAT - in place of the former one, if that is ours.
deliver_folder() {
	[ ! -e "$out" ] || [ -e "$out/.ci-export" ] ||
	    die "$out is a file; name what is to be a folder of its own"
	find "$1" -type f -exec chmod "$(printf '%o' $((0666 & ~0$mask)))" {} +
	chmod "$(printf '%o' $((0777 & ~0$mask)))" "$1"
	[ ! -e "$out" ] || mv "$out" "$work/former" ||
	    die "cannot replace $out"
	mv "$1" "$out" || {
		mv "$work/former" "$out"
		die "cannot write $out"
	}
	echo "ci/export/$source: $out: $2" >&2
}
