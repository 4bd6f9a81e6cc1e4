-- The whole catalog of one PostgreSQL database as one CSV file for Headroom.
--
--   headroom formats --how postgresql | psql -X -d shop > shop.csv
--   headroom inspect shop.csv
--
-- Every night: ci/export/postgresql, which tries again, and fails loudly.
--
-- Any role that may connect can run it (PostgreSQL 11 and later, psql 12 and
-- later).  The last ids given come with
--   GRANT SELECT ON ALL SEQUENCES IN SCHEMA public TO monitoring;
-- and are left empty without.  In another client than psql, run the SELECT
-- alone and save its result as CSV with a header.
--
-- It reads pg_catalog only, in one read-only transaction that gives up after
-- a minute.  No row of any table is read: row counts are what ANALYZE left
-- behind.  It holds no lock that anybody has to wait for; where a table is
-- being altered for longer than five seconds it fails, and says so.
\set QUIET on
\set ON_ERROR_STOP on
\pset format csv
\pset tuples_only off
\pset null ''
\encoding UTF8
SET statement_timeout = '60s';
SET lock_timeout = '5s';
SET search_path = pg_catalog;
BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY;

WITH relations AS (
	SELECT c.oid, n.nspname, c.relname, c.relkind, c.relispartition,
		c.reltuples
	FROM pg_class c
	JOIN pg_namespace n ON n.oid = c.relnamespace
	WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm')
	AND n.nspname <> 'information_schema'
	AND n.nspname !~ '^pg_'
	-- What extensions bring along is not the application's.
	AND NOT EXISTS (
		SELECT FROM pg_depend d
		WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
		AND d.deptype = 'e')
),
sequences AS (
	-- Owned by a column, or named in its default.
	SELECT d.refobjid AS relation, d.refobjsubid AS attnum,
		d.objid AS sequence
	FROM pg_depend d
	JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
	WHERE d.classid = 'pg_class'::regclass
	AND d.refclassid = 'pg_class'::regclass
	AND d.deptype IN ('a', 'i') AND d.refobjsubid > 0
	UNION
	SELECT a.adrelid, a.adnum, d.refobjid
	FROM pg_depend d
	JOIN pg_class s ON s.oid = d.refobjid AND s.relkind = 'S'
	JOIN pg_attrdef a ON a.oid = d.objid
	WHERE d.classid = 'pg_attrdef'::regclass
	AND d.refclassid = 'pg_class'::regclass
),
last_ids AS (
	-- Numbers that are not the primary key's are not ids.
	SELECT s.relation, max(v.last_value) AS last_id
	FROM sequences s
	JOIN pg_class c ON c.oid = s.sequence
	JOIN pg_namespace n ON n.oid = c.relnamespace
	JOIN pg_sequences v
	ON v.schemaname = n.nspname AND v.sequencename = c.relname
	LEFT JOIN pg_index i ON i.indrelid = s.relation AND i.indisprimary
	WHERE i.indkey IS NULL OR s.attnum = ANY (i.indkey)
	GROUP BY s.relation
),
columns AS (
	SELECT r.oid, a.attnum, a.attname, a.attnotnull OR t.typnotnull AS nn,
		CASE
		WHEN t.typtype = 'e'
		THEN 'enum(' || format_type(a.atttypid, NULL) || ')'
		WHEN t.typtype = 'd'
		THEN format_type(t.typbasetype, t.typtypmod)
		ELSE format_type(a.atttypid, a.atttypmod)
		END AS type,
		a.attidentity <> '' OR EXISTS (
			SELECT FROM pg_attrdef f
			WHERE f.adrelid = a.attrelid AND f.adnum = a.attnum
			AND pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%'
		) AS generated
	FROM relations r
	JOIN pg_attribute a ON a.attrelid = r.oid
	JOIN pg_type t ON t.oid = a.atttypid
	WHERE r.relkind IN ('r', 'p', 'f')
	AND a.attnum > 0 AND NOT a.attisdropped
),
indexes AS (
	SELECT r.oid, c.relname, k.position, a.attname,
		i.indisprimary, i.indisunique,
		-- An index of all that is not null leaves no value out.
		i.indpred IS NOT NULL AND (k.first IS NULL OR
			pg_get_expr(i.indpred, i.indrelid) <>
			'(' || quote_ident(k.first) || ' IS NOT NULL)')
		AS partial
	FROM relations r
	JOIN pg_index i ON i.indrelid = r.oid
	JOIN pg_class c ON c.oid = i.indexrelid
	CROSS JOIN LATERAL (
		SELECT u.attnum, u.position, (
			SELECT attname FROM pg_attribute
			WHERE attrelid = i.indrelid AND attnum = i.indkey[0]
			AND attnum > 0
		) AS first
		FROM unnest(i.indkey) WITH ORDINALITY AS u (attnum, position)
		WHERE u.position <= i.indnkeyatts
	) k
	LEFT JOIN pg_attribute a
	ON a.attrelid = i.indrelid AND a.attnum = k.attnum AND a.attnum > 0
	WHERE i.indisvalid OR r.relkind = 'p'
),
foreign_keys AS (
	SELECT r.oid, o.conname, k.position, a.attname,
		tn.nspname AS target_schema, tc.relname AS target_name,
		ta.attname AS target_column,
		CASE o.confdeltype WHEN 'c' THEN 'CASCADE'
		WHEN 'n' THEN 'SET NULL' WHEN 'd' THEN 'SET DEFAULT'
		WHEN 'r' THEN 'RESTRICT' ELSE 'NO ACTION' END AS delete_rule
	FROM relations r
	JOIN pg_constraint o ON o.conrelid = r.oid AND o.contype = 'f'
	JOIN pg_class tc ON tc.oid = o.confrelid
	JOIN pg_namespace tn ON tn.oid = tc.relnamespace
	CROSS JOIN LATERAL unnest(o.conkey, o.confkey)
		WITH ORDINALITY AS k (attnum, target, position)
	JOIN pg_attribute a ON a.attrelid = r.oid AND a.attnum = k.attnum
	JOIN pg_attribute ta
	ON ta.attrelid = o.confrelid AND ta.attnum = k.target
	-- Of a key on a partitioned table, partitions hold copies.
	WHERE o.conparentid = 0
)
SELECT 'relation' AS row_of, r.nspname AS schema_name,
	r.relname AS relation_name,
	CASE WHEN r.relkind IN ('v', 'm') THEN 'view'
	WHEN r.relispartition THEN 'partition' ELSE 'table' END
	AS relation_kind,
	pn.nspname AS parent_schema, p.relname AS parent_name,
	CASE WHEN r.relkind = 'p' THEN pg_get_partkeydef(r.oid) END
	AS partition_key,
	CASE WHEN r.relkind IN ('v', 'm', 'f') THEN NULL
	-- Never analysed: what the counters of its writes add up to.
	WHEN r.reltuples < 0 OR r.reltuples = 0 AND s.n_live_tup > 0
	THEN nullif(s.n_live_tup, 0)
	ELSE r.reltuples::bigint END AS estimated_rows,
	CASE WHEN r.relkind = 'r' THEN pg_total_relation_size(r.oid) END
	AS total_bytes,
	l.last_id AS last_id,
	NULL AS key_name, NULL AS key_kind, NULL AS is_partial,
	NULL::bigint AS position, NULL AS column_name, NULL AS column_type,
	NULL AS is_nullable, NULL AS is_generated_id,
	NULL AS target_schema, NULL AS target_name, NULL AS target_column,
	NULL AS delete_rule
FROM relations r
LEFT JOIN pg_inherits i ON r.relispartition AND i.inhrelid = r.oid
LEFT JOIN pg_class p ON p.oid = i.inhparent
LEFT JOIN pg_namespace pn ON pn.oid = p.relnamespace
LEFT JOIN pg_stat_all_tables s ON s.relid = r.oid
LEFT JOIN last_ids l ON l.relation = r.oid
UNION ALL
SELECT 'column', r.nspname, r.relname, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, NULL, NULL, NULL, c.attnum, c.attname, c.type,
	CASE WHEN c.nn THEN 'NO' ELSE 'YES' END,
	CASE WHEN c.generated THEN 'YES' ELSE 'NO' END,
	NULL, NULL, NULL, NULL
FROM columns c
JOIN relations r ON r.oid = c.oid
UNION ALL
SELECT 'key', r.nspname, r.relname, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, k.relname, CASE WHEN k.indisprimary THEN 'primary'
	WHEN k.indisunique THEN 'unique' ELSE 'index' END,
	CASE WHEN k.partial THEN 'YES' ELSE 'NO' END,
	k.position, k.attname, NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM indexes k
JOIN relations r ON r.oid = k.oid
UNION ALL
SELECT 'key', r.nspname, r.relname, NULL, NULL, NULL, NULL, NULL, NULL,
	NULL, k.conname, 'foreign', NULL, k.position, k.attname, NULL, NULL,
	NULL, k.target_schema, k.target_name, k.target_column, k.delete_rule
FROM foreign_keys k
JOIN relations r ON r.oid = k.oid
ORDER BY 2, 3, 1 DESC, 11, 14;

COMMIT;
