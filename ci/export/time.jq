# A time as an API writes it (ISO 8601 with an offset, or milliseconds since
# 1970) in UTC; what is no such time stays as it is.
def utc: if type == "number" then . / 1000 | floor | todate
    elif . == null or .[10:11] != "T" then .
    elif endswith("Z") or .[-5:] == "+0000" then .[0:19] + "Z"
    else . as $time |
	(if .[-3:-2] == ":" then .[-6:] else .[-5:] end) as $zone |
	try ((.[0:19] + "Z" | fromdate) -
	    (if $zone[0:1] == "-" then -60 else 60 end) *
	    (($zone[1:3] | tonumber) * 60 + ($zone[-2:] | tonumber)) | todate)
	catch $time
    end;
