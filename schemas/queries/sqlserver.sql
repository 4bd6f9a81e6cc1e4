-- The whole catalog of one SQL Server database as one file for Headroom.
--
--   headroom formats --how sqlserver > catalog.sql
--   sqlcmd -S HOST -d shop -i catalog.sql -o shop.csv -W -w 65535 -s "|"
--   headroom inspect shop.csv
--
-- or, in PowerShell,
--   Invoke-Sqlcmd -ServerInstance HOST -Database shop -InputFile catalog.sql |
--     Export-Csv -NoTypeInformation -Encoding utf8 shop.csv
-- or in Management Studio: run it, then save the result as CSV with headers.
--
-- SQL Server 2012 and later, and Azure SQL.  A role sees what it may know
-- of; this lets it know the tables, and read no row of them:
--   GRANT VIEW DEFINITION TO monitoring;
--
-- It reads the sys views only.  No row of any table is read: row counts are
-- those of sys.partitions, which the server keeps.  It waits for nobody
-- longer than five seconds and holds no lock that anybody has to wait for.
SET NOCOUNT ON;
SET LOCK_TIMEOUT 5000;
SET TRANSACTION ISOLATION LEVEL READ UNCOMMITTED;

SELECT CAST('relation' AS nvarchar(128)) AS row_of,
	CAST(s.name AS nvarchar(128)) AS schema_name,
	CAST(o.name AS nvarchar(128)) AS relation_name,
	CAST(CASE o.type WHEN 'V' THEN 'view' ELSE 'table' END
		AS nvarchar(128)) AS relation_kind,
	CAST(NULL AS nvarchar(128)) AS parent_schema,
	CAST(NULL AS nvarchar(128)) AS parent_name,
	CAST((SELECT MIN('RANGE (' + c.name + ')')
		FROM sys.indexes i
		JOIN sys.index_columns ic ON ic.object_id = i.object_id
			AND ic.index_id = i.index_id
			AND ic.partition_ordinal = 1
		JOIN sys.columns c ON c.object_id = ic.object_id
			AND c.column_id = ic.column_id
		WHERE i.object_id = o.object_id AND i.index_id IN (0, 1))
		AS nvarchar(140)) AS partition_key,
	CASE o.type WHEN 'U' THEN
		(SELECT SUM(p.rows) FROM sys.partitions p
		WHERE p.object_id = o.object_id AND p.index_id IN (0, 1))
	END AS estimated_rows,
	CASE o.type WHEN 'U' THEN
		(SELECT SUM(a.total_pages) * CAST(8192 AS bigint)
		FROM sys.partitions p
		JOIN sys.allocation_units a ON a.container_id = p.partition_id
		WHERE p.object_id = o.object_id)
	END AS total_bytes,
	(SELECT MAX(TRY_CONVERT(bigint, ic.last_value))
		FROM sys.identity_columns ic
		WHERE ic.object_id = o.object_id
		-- Numbers that are not the primary key's are not ids.
		AND (NOT EXISTS (SELECT 1 FROM sys.indexes i
			WHERE i.object_id = o.object_id
			AND i.is_primary_key = 1)
		OR EXISTS (SELECT 1 FROM sys.indexes i
			JOIN sys.index_columns x
			ON x.object_id = i.object_id
			AND x.index_id = i.index_id
			WHERE i.object_id = o.object_id
			AND i.is_primary_key = 1
			AND x.column_id = ic.column_id))) AS last_id,
	CAST(NULL AS nvarchar(128)) AS key_name,
	CAST(NULL AS nvarchar(128)) AS key_kind,
	CAST(NULL AS nvarchar(128)) AS is_partial,
	CAST(NULL AS int) AS position,
	CAST(NULL AS nvarchar(128)) AS column_name,
	CAST(NULL AS nvarchar(256)) AS column_type,
	CAST(NULL AS nvarchar(128)) AS is_nullable,
	CAST(NULL AS nvarchar(128)) AS is_generated_id,
	CAST(NULL AS nvarchar(128)) AS target_schema,
	CAST(NULL AS nvarchar(128)) AS target_name,
	CAST(NULL AS nvarchar(128)) AS target_column,
	CAST(NULL AS nvarchar(128)) AS delete_rule
FROM sys.objects o
JOIN sys.schemas s ON s.schema_id = o.schema_id
WHERE o.type IN ('U', 'V') AND o.is_ms_shipped = 0
UNION ALL
SELECT 'column', s.name, o.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, c.column_id, c.name,
	COALESCE(TYPE_NAME(c.system_type_id), TYPE_NAME(c.user_type_id)) +
	CASE
	WHEN TYPE_NAME(c.system_type_id) IN ('decimal', 'numeric')
	THEN '(' + CAST(c.precision AS varchar(9)) + ',' +
		CAST(c.scale AS varchar(9)) + ')'
	WHEN TYPE_NAME(c.system_type_id) NOT IN ('char', 'varchar', 'nchar',
		'nvarchar', 'binary', 'varbinary')
	THEN ''
	WHEN c.max_length = -1 THEN '(max)'
	WHEN TYPE_NAME(c.system_type_id) IN ('nchar', 'nvarchar')
	THEN '(' + CAST(c.max_length / 2 AS varchar(9)) + ')'
	ELSE '(' + CAST(c.max_length AS varchar(9)) + ')' END,
	CASE c.is_nullable WHEN 1 THEN 'YES' ELSE 'NO' END,
	CASE WHEN c.is_identity = 1 OR d.definition LIKE '%NEXT VALUE FOR%'
	THEN 'YES' ELSE 'NO' END,
	NULL, NULL, NULL, NULL
FROM sys.columns c
JOIN sys.objects o ON o.object_id = c.object_id
	AND o.type = 'U' AND o.is_ms_shipped = 0
JOIN sys.schemas s ON s.schema_id = o.schema_id
LEFT JOIN sys.default_constraints d ON d.object_id = c.default_object_id
UNION ALL
-- A filter that leaves out nulls of the first column leaves no value out.
SELECT 'key', s.name, o.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	i.name, CASE WHEN i.is_primary_key = 1 THEN 'primary'
	WHEN i.is_unique = 1 THEN 'unique' ELSE 'index' END,
	CASE WHEN i.has_filter = 1
		AND i.filter_definition COLLATE DATABASE_DEFAULT <>
		'([' + (SELECT c1.name FROM sys.index_columns ic1
			JOIN sys.columns c1 ON c1.object_id = ic1.object_id
				AND c1.column_id = ic1.column_id
			WHERE ic1.object_id = i.object_id
			AND ic1.index_id = i.index_id
			AND ic1.key_ordinal = 1) COLLATE DATABASE_DEFAULT +
		'] IS NOT NULL)'
	THEN 'YES' ELSE 'NO' END,
	ic.key_ordinal, c.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM sys.indexes i
JOIN sys.objects o ON o.object_id = i.object_id
	AND o.type IN ('U', 'V') AND o.is_ms_shipped = 0
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.index_columns ic ON ic.object_id = i.object_id
	AND ic.index_id = i.index_id AND ic.key_ordinal > 0
JOIN sys.columns c ON c.object_id = ic.object_id
	AND c.column_id = ic.column_id
WHERE i.name IS NOT NULL AND i.is_hypothetical = 0 AND i.is_disabled = 0
UNION ALL
SELECT 'key', s.name, o.name, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
	f.name, 'foreign', NULL, k.constraint_column_id, c.name, NULL, NULL,
	NULL, ts.name, t.name, tc.name,
	CASE f.delete_referential_action WHEN 1 THEN 'CASCADE'
	WHEN 2 THEN 'SET NULL' WHEN 3 THEN 'SET DEFAULT'
	ELSE 'NO ACTION' END
FROM sys.foreign_keys f
JOIN sys.objects o ON o.object_id = f.parent_object_id
	AND o.is_ms_shipped = 0
JOIN sys.schemas s ON s.schema_id = o.schema_id
JOIN sys.foreign_key_columns k ON k.constraint_object_id = f.object_id
JOIN sys.columns c ON c.object_id = k.parent_object_id
	AND c.column_id = k.parent_column_id
JOIN sys.objects t ON t.object_id = k.referenced_object_id
JOIN sys.schemas ts ON ts.schema_id = t.schema_id
JOIN sys.columns tc ON tc.object_id = k.referenced_object_id
	AND tc.column_id = k.referenced_column_id
ORDER BY schema_name, relation_name, row_of DESC, key_name, position;
