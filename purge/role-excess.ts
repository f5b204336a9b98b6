import pg from "pg";
import type { Row } from "./database.ts";

/** Something that lets a role of the map, or another through it, do more than it is there for and than guards can bound. */
export interface RoleExcess {
  readonly role: string;
  readonly kind:
    | "attribute"
    | "setting"
    | "member-of"
    | "inherited-by"
    | "owns"
    | "creates-in"
    | "table-right"
    | "partition-right"
    | "calls";
  /** Role, object or attribute, as people call it. */
  readonly what: string;
}

const ours = (schema: string) => `${schema} NOT LIKE 'pg\\_%' AND ${schema} <> 'information_schema'`;

/** What an administrator of PostgreSQL 16 holds of every role that it made: the right to grant it, and nothing of it. */
const takesEffect =
  "NOT (to_jsonb(m)->>'inherit_option' = 'false' AND to_jsonb(m)->>'set_option' = 'false') IS TRUE";

/** Rows of {@link RoleExcess}; none where the role does not exist. */
export function roleExcessSql(role: string): string {
  const named = pg.escapeLiteral(role);
  const me = `to_regrole(${pg.escapeLiteral(pg.escapeIdentifier(role))})::oid`;
  return `WITH RECURSIVE above AS (
      SELECT m.roleid AS oid FROM pg_auth_members m WHERE m.member = ${me} AND ${takesEffect}
      UNION SELECT m.roleid FROM above JOIN pg_auth_members m ON m.member = above.oid AND ${takesEffect}
    ), below AS (
      SELECT m.member AS oid FROM pg_auth_members m WHERE m.roleid = ${me} AND ${takesEffect}
      UNION SELECT m.member FROM below JOIN pg_auth_members m ON m.roleid = below.oid AND ${takesEffect}
    )
    SELECT ${named} AS role, 'attribute' AS kind, a.what FROM pg_roles r CROSS JOIN LATERAL (VALUES
        (r.rolsuper, 'SUPERUSER'), (r.rolcreaterole, 'CREATEROLE'), (r.rolcreatedb, 'CREATEDB'), (r.rolreplication, 'REPLICATION')
      ) AS a (has, what) WHERE r.oid = ${me} AND a.has
    UNION ALL SELECT DISTINCT ${named}, 'setting', c FROM pg_db_role_setting s CROSS JOIN LATERAL unnest(s.setconfig) AS c
      WHERE s.setrole IN (${me}, 0) AND s.setdatabase IN (0, (SELECT oid FROM pg_database WHERE datname = current_database()))
        AND lower(c) = 'session_replication_role=replica'
    UNION ALL SELECT ${named}, 'member-of', r.rolname::text FROM above JOIN pg_roles r ON r.oid = above.oid
    UNION ALL SELECT ${named}, 'inherited-by', r.rolname::text FROM below JOIN pg_roles r ON r.oid = below.oid AND NOT r.rolsuper
    UNION ALL SELECT ${named}, 'owns', o.what FROM (
        SELECT relowner AS owner, format('table "%s.%s"', n.nspname, relname) AS what FROM pg_class c
          JOIN pg_namespace n ON n.oid = c.relnamespace AND ${ours("n.nspname")} WHERE relkind IN ('r', 'p', 'v', 'm', 'f')
        UNION ALL SELECT proowner, format('function "%s.%s"', n.nspname, proname) FROM pg_proc p
          JOIN pg_namespace n ON n.oid = p.pronamespace AND ${ours("n.nspname")}
        UNION ALL SELECT nspowner, format('schema "%s"', nspname) FROM pg_namespace
        UNION ALL SELECT datdba, format('database "%s"', datname) FROM pg_database WHERE datname = current_database()
      ) AS o WHERE o.owner = ${me}
    UNION ALL SELECT ${named}, 'creates-in', format('schema "%s"', nspname) FROM pg_namespace
      WHERE ${ours("nspname")} AND has_schema_privilege(${me}, oid, 'CREATE')
    UNION ALL SELECT ${named}, 'creates-in', format('database "%s"', datname) FROM pg_database
      WHERE datname = current_database() AND has_database_privilege(${me}, oid, 'CREATE')
    UNION ALL SELECT ${named}, 'table-right', format('%s on "%s"', p.privilege, c.relname) FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace AND ${ours("n.nspname")}
      CROSS JOIN (VALUES ('TRUNCATE'), ('TRIGGER'), ('REFERENCES')) AS p (privilege)
      WHERE c.relkind IN ('r', 'p') AND has_table_privilege(${me}, c.oid, p.privilege)
    UNION ALL SELECT ${named}, 'partition-right', c.relname::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace AND ${ours("n.nspname")}
      WHERE c.relispartition AND c.relkind IN ('r', 'p') AND has_table_privilege(${me}, c.oid, 'DELETE, UPDATE, INSERT')
    UNION ALL SELECT ${named}, 'calls', format('%s.%s', n.nspname, p.proname) FROM pg_proc p
      JOIN pg_namespace n ON n.oid = p.pronamespace AND ${ours("n.nspname")}
      WHERE p.prosecdef AND p.prorettype <> 'trigger'::regtype AND has_function_privilege(${me}, p.oid, 'EXECUTE')
        AND NOT has_function_privilege('public', p.oid, 'EXECUTE')
        AND EXISTS (SELECT FROM pg_roles WHERE rolname = ${named} AND NOT rolsuper)
    ORDER BY 2, 3`;
}

export type RoleExcessRow = RoleExcess & Row;
