# exports.sh - for the cases of ci/export, after case.sh: a stub of the
# servers, and a record of everything that other users of the machine or
# readers of the log could see.

# The one credential that the stub accepts; nobody may ever see it.  It is
# this case's own, for the spies see what other cases run, too.
secret=s3cr3t-t0k3n-$$

# serve - starts the stub; its address is $server.
serve() {
	mkdir -p stub bin
	TOKEN=$secret python3 "$ROOT/tests/support/export_stub.py" stub \
	    2>stub/log &
	stub=$!
	trap 'kill $stub' EXIT
	tries=0
	until [ -s stub/port ]; do
		tries=$((tries + 1))
		[ $tries -lt 100 ] || fail "the stub server does not start"
		sleep 0.1
	done
	server=http://127.0.0.1:$(cat stub/port)
}

# spy TOOL... - notes the arguments of these programs, and those of whatever
# else runs while curl does.
spy() {
	for tool; do
		others=
		[ "$tool" != curl ] || others=/proc/[0-9]*/cmdline
		cat >"bin/$tool" <<-S
			#!/bin/sh
			{
			echo "\$*"
			cat $others /dev/null 2>/dev/null | tr '\\000' ' '
			} >>'$PWD/seen-arguments'
			exec '$(command -v "$tool")' "\$@"
		S
		[ "$tool" = curl ] || sed -i /^cat/d "bin/$tool"
		chmod +x "bin/$tool"
	done
	PATH=$PWD/bin:$PATH
}

# Nothing is waited for; the file "waits" says how long it would have been.
cat >waited <<'W'
#!/bin/sh
echo "$1" >>"$WAITS"
W
chmod +x waited
export EXPORT_SLEEP="$PWD/waited" WAITS="$PWD/waits"

# exports STATUS SCRIPT ARGUMENT... - runs a script of ci/export, which must
# exit with that status; what it said is kept for `kept_secret`.
exports() {
	want=$1
	script=$2
	shift 2
	: >waits
	expect "$want" "$ROOT/ci/export/$script" "$@"
	cat out err >>said
}

# refused TEXT... - it ended in one sentence with these texts, nothing half
# written is left, and the former export is as it was.
refused() {
	has err "$@"
	[ "$(grep -vc 'trying again' err)" -eq 1 ] ||
		fail "not one sentence: $(cat err)"
	[ "$(cat exports/former.csv)" = former ] ||
		fail "the former export changed: $(cat err)"
	[ "$(ls -A exports)" = former.csv ] ||
		fail "something is left in exports: $(ls -A exports)"
}

# kept_secret - the credential was nowhere to be seen.
kept_secret() {
	basic=$(printf %s "lead@shop.example:$secret" | base64)
	lacks said "$secret" "$basic"
	[ -s seen-arguments ] || fail "nothing noted the arguments"
	lacks seen-arguments "$secret" "$basic"
}

# inspected FILE FORMAT ISSUES - headroom uses each row of it.
inspected() {
	headroom inspect --json "$1" >inspected ||
		fail "headroom cannot read $1"
	jq -e --arg format "$2" --argjson rows "$3" '.files[0] |
	    .format == $format and .rows_used == $rows and
	    .rows_read == $rows' inspected >/dev/null ||
		fail "$1 is not $3 rows of $2: $(jq -c '.files[0] |
		    {format, rows_read, rows_used, skips}' inspected)"
}

# column_read COLUMN... - what was inspected has these, and they mean something.
column_read() {
	for column; do
		jq -e --arg column "$column" 'any(.files[0].columns[];
		    .name == $column and .field != null)' \
		    inspected >/dev/null || fail "$column means nothing"
	done
}

# cloud, datacenter, github, gitlab, linear FAULT STATUS SCRIPT ARGUMENT... -
# `exports` with a tracker that has this fault.
cloud() {
	fault=$1
	shift
	JIRA_EMAIL=lead@shop.example JIRA_URL=$server/$fault/jira-cloud \
	    exports "$@"
}
datacenter() {
	fault=$1
	shift
	JIRA_URL=$server/$fault/jira-server exports "$@"
}
github() {
	fault=$1
	shift
	GITHUB_API_URL=$server/$fault/github/api/v3 exports "$@"
}
gitlab() {
	fault=$1
	shift
	GITLAB_URL=$server/$fault/gitlab/ exports "$@"
}
linear() {
	fault=$1
	shift
	LINEAR_URL=$server/$fault/linear exports "$@"
}
