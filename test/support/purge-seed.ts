import type { Sql } from "../../bench/sql.ts";

/** Ages of records in seconds before the server's now. */
export interface SeededAccount {
  /** A small number that becomes the account's id. */
  readonly id: number;
  /** Seconds since the customer deleted the account; left out for a living one. */
  readonly deletedSeconds?: number;
  /** One record of each kind a listed age: a call with transcript and log, a message, an appointment with a note. */
  readonly recordSeconds?: readonly number[];
  /** One token a listed age. */
  readonly tokenSeconds?: readonly number[];
}

export function accountId(id: number): string {
  return `00000000-0000-4000-8000-${String(id).padStart(12, "0")}`;
}

/** Fills the reference schema. Every sealed column holds the marker that no message and no receipt may show. */
export async function seedAccount(database: Sql, account: SeededAccount): Promise<void> {
  const { id, deletedSeconds, recordSeconds = [], tokenSeconds = [] } = account;
  const key = accountId(id);
  await database.query(
    `INSERT INTO accounts (id, created_at, deleted_at, email, business_name, country)
     VALUES ($1, now() - interval '10 years', now() - make_interval(secs => $2::float8), $3, $3, 'MX')`,
    [key, deletedSeconds ?? null, personalMarker],
  );
  await database.query(
    "INSERT INTO caller_phones (id, account_id, phone_number_sealed, phone_number_sha256) VALUES ($1, $1, $2, sha256($2))",
    [key, Buffer.from(personalMarker)],
  );
  for (const seconds of recordSeconds)
    await database.query(
      `WITH moment AS (SELECT now() - make_interval(secs => $2::float8) AS at),
       call AS (INSERT INTO calls (account_id, caller_phone_id, started_at, duration_seconds, twilio_call_sid)
         SELECT $1, $1, at, 60, $4 FROM moment RETURNING id, started_at),
       transcript AS (INSERT INTO transcripts
           (account_id, call_id, call_started_at, language, health_data_sealed, health_data_nonce, key_version)
         SELECT $1, id, started_at, 'es', $3, decode(repeat('00', 12), 'hex'), 1 FROM call),
       log AS (INSERT INTO ai_interaction_logs
           (account_id, call_id, call_started_at, model, exchange_sealed, exchange_nonce, key_version)
         SELECT $1, id, started_at, 'model', $3, decode(repeat('00', 12), 'hex'), 1 FROM call),
       message AS (INSERT INTO whatsapp_messages
           (account_id, caller_phone_id, exchanged_at, inbound, body_sealed, body_nonce, key_version)
         SELECT $1, $1, at, true, $3, decode(repeat('00', 12), 'hex'), 1 FROM moment)
       INSERT INTO appointments
           (account_id, caller_phone_id, booked_at, starts_at, service, call_note_sealed, call_note_nonce, key_version)
         SELECT $1, $1, at, at + interval '1 day', $4, $3, decode(repeat('00', 12), 'hex'), 1 FROM moment`,
      [key, seconds, Buffer.from(personalMarker), personalMarker],
    );
  for (const [index, seconds] of tokenSeconds.entries())
    await database.query(
      `INSERT INTO authentication_tokens (account_id, created_at, token_sha256)
       VALUES ($1, now() - make_interval(secs => $2::float8), sha256(convert_to($3, 'UTF8')))`,
      [key, seconds, `${id} ${index}`],
    );
}

export const personalMarker = "personal-data-marker";

/** Hashes of IP addresses, one a listed age. */
export async function seedIpHashes(database: Sql, ages: readonly number[]): Promise<void> {
  await database.query(
    `INSERT INTO ip_hashes (seen_at, ip_sha256, country)
     SELECT now() - make_interval(secs => age), sha256('203.0.113.7'), 'MX' FROM unnest($1::float8[]) AS age`,
    [ages],
  );
}

/** Rows by table, in the order given. */
export async function countRows(database: Sql, tables: readonly string[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [row] = await database.query<{ rows: number }>(`SELECT count(*)::int AS rows FROM ${table}`);
    counts[table] = row?.rows ?? Number.NaN;
  }
  return counts;
}
