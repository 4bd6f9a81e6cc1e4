-- An AWS cost and usage report in Athena, summed for Headroom to a line for
-- each day, account, service and kind of charge.
--
--   headroom formats --how aws-athena > bill.sql
--
-- Put your table's name for cost_and_usage below, run it in Athena's query
-- editor, and download the result as CSV; or, in a pipeline,
--   aws athena start-query-execution --query-string file://bill.sql \
--     --query-execution-context Database=billing --work-group primary
-- and then fetch the CSV from where the work group puts results.
--
-- It works on the legacy report and on CUR 2.0.  It reads fourteen months of
-- the bill and changes nothing; Athena charges for what it scans.  A report
-- has the columns of reservations and savings plans only if you have some:
-- drop the lines that Athena complains of.
SELECT bill_payer_account_id,
	bill_billing_period_start_date,
	bill_invoice_id,
	date_trunc('day', line_item_usage_start_date)
	AS line_item_usage_start_date,
	line_item_usage_account_id,
	line_item_product_code,
	line_item_line_item_type,
	reservation_reservation_a_r_n,
	line_item_currency_code,
	sum(CAST(line_item_unblended_cost AS decimal(38, 12)))
	AS line_item_unblended_cost,
	sum(CAST(reservation_effective_cost AS decimal(38, 12)))
	AS reservation_effective_cost,
	sum(CAST(reservation_unused_amortized_upfront_fee_for_billing_period
		AS decimal(38, 12)))
	AS reservation_unused_amortized_upfront_fee_for_billing_period,
	sum(CAST(reservation_unused_recurring_fee AS decimal(38, 12)))
	AS reservation_unused_recurring_fee,
	sum(CAST(savings_plan_savings_plan_effective_cost
		AS decimal(38, 12)))
	AS savings_plan_savings_plan_effective_cost,
	sum(CAST(savings_plan_total_commitment_to_date AS decimal(38, 12)))
	AS savings_plan_total_commitment_to_date,
	sum(CAST(savings_plan_used_commitment AS decimal(38, 12)))
	AS savings_plan_used_commitment
FROM cost_and_usage
WHERE bill_billing_period_start_date >=
	date_add('month', -14, date_trunc('month', current_timestamp))
GROUP BY bill_payer_account_id,
	bill_billing_period_start_date,
	bill_invoice_id,
	date_trunc('day', line_item_usage_start_date),
	line_item_usage_account_id,
	line_item_product_code,
	line_item_line_item_type,
	reservation_reservation_a_r_n,
	line_item_currency_code
ORDER BY 4, 5, 6, 7, 8;
