-- The whole catalog of MySQL or MariaDB as one file for Headroom.
--
--   headroom formats --how mysql | mysql -B shop > shop.tsv
--   headroom inspect shop.tsv
--
-- Every night: ci/export/mysql, which tries again, and fails loudly.
--
-- It tells the database that the command names, or all of them if it names
-- none.  MySQL 5.7 and later and MariaDB 10.3 and later; mariadb -B is the
-- same client.  The server shows a role what it has any privilege on; this
-- one lets it see tables and no row of them:
--   GRANT REFERENCES ON shop.* TO monitoring;
-- In another client, run the SELECT alone and save its result as CSV with a
-- header.
--
-- It reads information_schema only, in one read-only transaction that gives
-- up after a minute.  No row of any table is read: row counts and next ids
-- are what the storage engine estimates.  It waits for nobody longer than
-- five seconds and holds no lock that anybody has to wait for.
SET NAMES utf8mb4;
SET SESSION lock_wait_timeout = 5;
/*M! SET SESSION max_statement_time = 60 */;
/*!50708 SET SESSION max_execution_time = 60000 */;
/*!80000 SET SESSION information_schema_stats_expiry = 0 */;
START TRANSACTION READ ONLY;

SELECT 'relation' AS row_of,
	CONVERT(t.TABLE_SCHEMA USING utf8mb4) AS schema_name,
	CONVERT(t.TABLE_NAME USING utf8mb4) AS relation_name,
	CASE WHEN t.TABLE_TYPE LIKE '%VIEW' THEN 'view' ELSE 'table' END
	AS relation_kind,
	NULL AS parent_schema, NULL AS parent_name,
	CONVERT(p.partition_key USING utf8mb4) AS partition_key,
	CASE WHEN t.TABLE_TYPE LIKE '%VIEW' THEN NULL ELSE t.TABLE_ROWS END
	AS estimated_rows,
	t.DATA_LENGTH + t.INDEX_LENGTH AS total_bytes,
	GREATEST(t.AUTO_INCREMENT, 1) - 1 AS last_id,
	NULL AS key_name, NULL AS key_kind, NULL AS is_partial,
	NULL AS position, NULL AS column_name, NULL AS column_type,
	NULL AS is_nullable, NULL AS is_generated_id,
	NULL AS target_schema, NULL AS target_name, NULL AS target_column,
	NULL AS delete_rule
FROM information_schema.TABLES t
LEFT JOIN (
	SELECT TABLE_SCHEMA, TABLE_NAME,
		MIN(CONCAT(PARTITION_METHOD, ' (',
			COALESCE(PARTITION_EXPRESSION, ''), ')'))
		AS partition_key
	FROM information_schema.PARTITIONS
	WHERE PARTITION_METHOD IS NOT NULL
	GROUP BY TABLE_SCHEMA, TABLE_NAME
) p ON p.TABLE_SCHEMA = t.TABLE_SCHEMA AND p.TABLE_NAME = t.TABLE_NAME
WHERE t.TABLE_SCHEMA = COALESCE(DATABASE(), t.TABLE_SCHEMA)
AND t.TABLE_SCHEMA NOT IN
	('information_schema', 'mysql', 'performance_schema', 'sys')
AND t.TABLE_TYPE NOT IN ('SEQUENCE', 'TEMPORARY')
UNION ALL
SELECT 'column', CONVERT(c.TABLE_SCHEMA USING utf8mb4),
	CONVERT(c.TABLE_NAME USING utf8mb4), NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, NULL, c.ORDINAL_POSITION,
	CONVERT(c.COLUMN_NAME USING utf8mb4),
	CONVERT(c.COLUMN_TYPE USING utf8mb4),
	CONVERT(c.IS_NULLABLE USING utf8mb4),
	CASE WHEN c.EXTRA LIKE '%auto_increment%'
		OR c.COLUMN_DEFAULT LIKE 'nextval(%'
	THEN 'YES' ELSE 'NO' END,
	NULL, NULL, NULL, NULL
FROM information_schema.COLUMNS c
JOIN information_schema.TABLES t
ON t.TABLE_SCHEMA = c.TABLE_SCHEMA AND t.TABLE_NAME = c.TABLE_NAME
WHERE c.TABLE_SCHEMA = COALESCE(DATABASE(), c.TABLE_SCHEMA)
AND c.TABLE_SCHEMA NOT IN
	('information_schema', 'mysql', 'performance_schema', 'sys')
AND t.TABLE_TYPE IN ('BASE TABLE', 'SYSTEM VERSIONED')
UNION ALL
-- The part of an index that is an expression has no column's name.
SELECT 'key', CONVERT(s.TABLE_SCHEMA USING utf8mb4),
	CONVERT(s.TABLE_NAME USING utf8mb4), NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, CONVERT(s.INDEX_NAME USING utf8mb4),
	CASE WHEN s.INDEX_NAME = 'PRIMARY' THEN 'primary'
	WHEN s.NON_UNIQUE = 0 THEN 'unique' ELSE 'index' END,
	'NO', s.SEQ_IN_INDEX, CONVERT(s.COLUMN_NAME USING utf8mb4),
	NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM information_schema.STATISTICS s
WHERE s.TABLE_SCHEMA = COALESCE(DATABASE(), s.TABLE_SCHEMA)
AND s.TABLE_SCHEMA NOT IN
	('information_schema', 'mysql', 'performance_schema', 'sys')
UNION ALL
SELECT 'key', CONVERT(k.TABLE_SCHEMA USING utf8mb4),
	CONVERT(k.TABLE_NAME USING utf8mb4), NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, CONVERT(k.CONSTRAINT_NAME USING utf8mb4), 'foreign', NULL,
	k.ORDINAL_POSITION, CONVERT(k.COLUMN_NAME USING utf8mb4),
	NULL, NULL, NULL,
	CONVERT(k.REFERENCED_TABLE_SCHEMA USING utf8mb4),
	CONVERT(k.REFERENCED_TABLE_NAME USING utf8mb4),
	CONVERT(k.REFERENCED_COLUMN_NAME USING utf8mb4),
	CONVERT(r.DELETE_RULE USING utf8mb4)
FROM information_schema.KEY_COLUMN_USAGE k
JOIN information_schema.REFERENTIAL_CONSTRAINTS r
ON r.CONSTRAINT_SCHEMA = k.CONSTRAINT_SCHEMA
AND r.TABLE_NAME = k.TABLE_NAME AND r.CONSTRAINT_NAME = k.CONSTRAINT_NAME
WHERE k.REFERENCED_TABLE_NAME IS NOT NULL
AND k.TABLE_SCHEMA = COALESCE(DATABASE(), k.TABLE_SCHEMA)
AND k.TABLE_SCHEMA NOT IN
	('information_schema', 'mysql', 'performance_schema', 'sys')
ORDER BY 2, 3, 1 DESC, 11, 14;

COMMIT;
