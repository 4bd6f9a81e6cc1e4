# A page of costs as rows [DAY, SERVICE, COST, CURRENCY]; services are called
# what Cost Explorer's own CSV calls them.
def called: {"Amazon Elastic Compute Cloud - Compute": "EC2-Instances",
    "EC2 - Other": "EC2-Other"}[.] //
    (ltrimstr("Amazon ") | ltrimstr("AWS ") | ltrimstr("Amazon"));
.ResultsByTime[] | .TimePeriod.Start as $day |
    [$day], (.Groups[] | [$day, (.Keys[0] | called),
	.Metrics.UnblendedCost.Amount, .Metrics.UnblendedCost.Unit])
