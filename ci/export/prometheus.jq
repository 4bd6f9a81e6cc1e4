# A range of values as lines of CSV, without those that are not numbers.
.data.result as $series | $series[] |
    (.metric | del(.__name__) | to_entries | map("\(.key)=\(.value)") |
	join(", ")) as $labels |
    ($name + if $labels == "" then "" else " {\($labels)}" end) as $series |
    .values[] | select(.[1] | IN("NaN", "+Inf", "-Inf") | not) |
    [(.[0] | floor | todate), $series, .[1]] | @csv
