-- Google Cloud's billing export in BigQuery, summed for Headroom to a line
-- for each day, project, service and kind of charge.
--
--   headroom formats --how gcp-bigquery > bill.sql
--
-- Put the name of your export's table below (gcp_billing_export_v1_... or
-- gcp_billing_export_resource_v1_...), then
--   bq query --nouse_legacy_sql --format=csv --max_rows=10000000 \
--     < bill.sql > exports/gcp.csv
--
-- Every night: ci/export/gcp, which does the same for a table that is named.
--
-- It reads fourteen months of the bill and changes nothing; BigQuery charges
-- for what it scans.  The role BigQuery Data Viewer on the table, and
-- BigQuery Job User, are enough.
SELECT billing_account_id,
	invoice.month AS invoice_month,
	TIMESTAMP_TRUNC(usage_start_time, DAY) AS usage_start_time,
	service.description AS service_description,
	project.id AS project_id,
	cost_type,
	TO_JSON_STRING(labels) AS labels,
	currency,
	SUM(CAST(cost AS BIGNUMERIC)) AS cost,
	TO_JSON_STRING([STRUCT('all' AS name,
		SUM(IFNULL((SELECT SUM(CAST(c.amount AS BIGNUMERIC))
			FROM UNNEST(credits) AS c), 0)) AS amount)])
	AS credits
FROM `project.dataset.gcp_billing_export_v1_000000_000000_000000`
WHERE usage_start_time >=
	TIMESTAMP(DATE_SUB(DATE_TRUNC(CURRENT_DATE(), MONTH), INTERVAL 14 MONTH))
GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
ORDER BY 3, 4, 5, 6, 7;
