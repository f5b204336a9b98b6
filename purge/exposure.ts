import type { Row } from "./database.ts";

/** A column that a role other than its owner may read, directly or through a view that acts with its owner's rights. */
export interface Exposure {
  /** The table, or the table that a partition is part of. */
  readonly schema: string;
  readonly table: string;
  readonly column: string;
  /** "public" stands for every role. */
  readonly role: string;
  /** The view or partition through which it may; null for the table itself. */
  readonly through: string | null;
}

/** A function that acts with its owner's rights and that every role may call. */
export interface OpenFunction {
  readonly schema: string;
  readonly name: string;
}

const ours = (schema: string) => `${schema} NOT LIKE 'pg\\_%' AND ${schema} <> 'information_schema'`;

/** Roles that could read what is not theirs: without superusers, PostgreSQL's own, and those that PUBLIC stands for already. */
const readers = `(SELECT 'public'::name AS who, NULL::oid AS oid
  UNION ALL SELECT rolname, oid FROM pg_roles WHERE NOT rolsuper AND rolname NOT LIKE 'pg\\_%')`;
const isOthers = (owner: string) => `(r.oid IS NULL OR NOT pg_has_role(r.oid, ${owner}, 'USAGE'))`;

/** Rows of {@link Exposure}: tables, partitions and views, views of views included. */
export const exposuresSql = `WITH RECURSIVE seen AS (
    SELECT w.ev_class AS view, d.refobjid AS relation, d.refobjsubid AS number
    FROM pg_depend d JOIN pg_rewrite w ON w.oid = d.objid AND w.rulename = '_RETURN'
    WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid <> w.ev_class
    UNION SELECT above.ev_class, seen.relation, seen.number
    FROM seen JOIN pg_depend d ON d.refobjid = seen.view AND d.classid = 'pg_rewrite'::regclass
      JOIN pg_rewrite above ON above.oid = d.objid AND above.rulename = '_RETURN' AND above.ev_class <> seen.view
  ), shown AS (
    SELECT c.oid AS relation, a.attnum AS number, c.oid AS reached, NULL::oid AS view FROM pg_class c
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped WHERE c.relkind IN ('r', 'p', 'f')
    UNION ALL SELECT seen.relation, a.attnum, seen.view, seen.view FROM seen
      JOIN pg_class v ON v.oid = seen.view AND NOT coalesce('security_invoker=true' = ANY (v.reloptions)
        OR 'security_invoker=on' = ANY (v.reloptions), false)
      JOIN pg_attribute a ON a.attrelid = seen.relation AND (a.attnum = seen.number OR seen.number = 0)
        AND a.attnum > 0 AND NOT a.attisdropped
  ), granted AS (
    SELECT DISTINCT coalesce(pg_partition_root(s.relation)::oid, s.relation) AS root, c.attname::text AS column, r.who AS role,
      CASE WHEN s.view IS NOT NULL OR pg_partition_root(s.relation)::oid <> s.relation THEN (
        SELECT concat_ws('.', nullif(reached_in.nspname, held_in.nspname), v.relname)
        FROM pg_class v JOIN pg_namespace reached_in ON reached_in.oid = v.relnamespace,
          pg_class h JOIN pg_namespace held_in ON held_in.oid = h.relnamespace
        WHERE v.oid = s.reached AND h.oid = s.relation) END AS through,
      s.reached
    FROM shown s JOIN pg_attribute c ON c.attrelid = s.relation AND c.attnum = s.number
      JOIN pg_class o ON o.oid = s.reached JOIN pg_namespace n ON n.oid = o.relnamespace AND ${ours("n.nspname")}
      CROSS JOIN ${readers} AS r
    WHERE ${isOthers("o.relowner")} AND CASE WHEN s.view IS NULL
      THEN has_column_privilege(r.who, s.reached, s.number::int2, 'SELECT') ELSE has_any_column_privilege(r.who, s.reached, 'SELECT') END
  )
  SELECT n.nspname::text AS schema, t.relname::text AS table, g.column, g.role, g.through
  FROM granted g JOIN pg_class t ON t.oid = g.root JOIN pg_namespace n ON n.oid = t.relnamespace
  WHERE g.role = 'public' OR NOT EXISTS (SELECT FROM granted p
    WHERE p.role = 'public' AND p.reached = g.reached AND p.root = g.root AND p.column = g.column)
  ORDER BY 1, 2, 5 NULLS FIRST, 4, 3`;

/** Rows of {@link OpenFunction}. A trigger function can not be called. */
export const openFunctionsSql = `SELECT n.nspname::text AS schema, p.proname::text AS name
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
  WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND ${ours("n.nspname")}
    AND has_function_privilege('public', p.oid, 'EXECUTE')
    AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.objid = p.oid AND d.classid = 'pg_proc'::regclass AND d.deptype = 'e')
  ORDER BY 1, 2`;

export type ExposureRow = Exposure & Row;
export type OpenFunctionRow = OpenFunction & Row;
