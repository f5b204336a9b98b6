import type { Sql } from "./sql.ts";

/** The tables that the purge takes rows from, and the time by which each row is due; tables without one leave with accounts. */
const timed = {
  authentication_tokens: "created_at",
  transcripts: "call_started_at",
  ai_interaction_logs: "call_started_at",
  calls: "started_at",
  whatsapp_messages: "exchanged_at",
  ip_hashes: "seen_at",
} as const;

/** Ages in seconds. */
export interface OracleAges {
  readonly records: number;
  readonly tokens: number;
  readonly accounts: number;
}

/** Keys of rows that must go and that must stay, as "table key", told by SQL of its own and never by the job. */
export interface Oracle {
  readonly go: ReadonlySet<string>;
  readonly stay: ReadonlySet<string>;
}

/** Looks before a run. Rows within a minute of their age are in neither set. */
export async function foresee(database: Sql, ages: OracleAges): Promise<Oracle> {
  const [go, stay] = [new Set<string>(), new Set<string>()];
  const held = "SELECT account_id FROM legal_holds WHERE ends_at > now()";
  const gone = `SELECT id FROM accounts WHERE deleted_at < now() - make_interval(secs => ${ages.accounts + 60})`;
  const look = async (table: string, due: string, kept: string) => {
    for (const [set, condition] of [
      [go, due],
      [stay, kept],
    ] as const)
      for (const { id } of await database.query<{ id: string }>(
        `SELECT id::text FROM ${table} WHERE ${condition}`,
      ))
        set.add(`${table} ${id}`);
  };
  for (const [table, time] of Object.entries(timed)) {
    const age = table === "authentication_tokens" ? ages.tokens : ages.records;
    const old = `${time} < now() - make_interval(secs => ${age + 60})`;
    const young = `${time} > now() - make_interval(secs => ${age - 60})`;
    if (table === "ip_hashes") await look(table, old, young);
    else
      await look(
        table,
        `(${old} OR account_id IN (${gone})) AND account_id NOT IN (${held})`,
        `${young} AND account_id NOT IN (${gone}) OR account_id IN (${held})`,
      );
  }
  for (const [table, key] of [
    ["caller_phones", "account_id"],
    ["appointments", "account_id"],
    ["accounts", "id"],
  ] as const)
    await look(
      table,
      `${key} IN (${gone}) AND ${key} NOT IN (${held})`,
      `${key} NOT IN (${gone}) OR ${key} IN (${held})`,
    );
  const note = `has_call_note AND booked_at < now() - make_interval(secs => ${ages.records + 60}) AND account_id NOT IN (${held})`;
  for (const { id } of await database.query<{ id: string }>(
    `SELECT id::text FROM appointments WHERE ${note}`,
  ))
    go.add(`note ${id}`);
  return { go, stay };
}

/** What a run lost although it had to stay, and left although it had to go. */
export async function compare(
  database: Sql,
  { go, stay }: Oracle,
): Promise<{ readonly lost: readonly string[]; readonly left: readonly string[] }> {
  const there = new Set<string>();
  for (const table of [...Object.keys(timed), "caller_phones", "appointments", "accounts"])
    for (const { id } of await database.query<{ id: string }>(`SELECT id::text FROM ${table}`))
      there.add(`${table} ${id}`);
  for (const { id } of await database.query<{ id: string }>(
    "SELECT id::text FROM appointments WHERE has_call_note",
  ))
    there.add(`note ${id}`);
  return {
    lost: [...stay].filter((key) => !there.has(key)),
    left: [...go].filter((key) => there.has(key)),
  };
}
