import { once } from "node:events";
import type { Benchmark, Figure } from "./benchmark.ts";
import { whyNoPostgres } from "./postgres-server.ts";
import { declaredAges, PurgeRig, receiptOf } from "./purge-rig.ts";

/** What the kills came to, told by SQL of its own and never by the job. */
export interface Killed {
  /** Rows that had to stay and went. */
  readonly lost: readonly string[];
  /** Rows that had to go and stayed after the last, whole run. */
  readonly left: readonly string[];
  /** Rows that went, and rows that the batches noted. */
  readonly gone: number;
  readonly noted: number;
  /** Runs that a kill ended after they had begun, and those of them that a later receipt names. */
  readonly begun: number;
  readonly named: number;
  readonly outcome: string;
}

/** Kills `kills` runs (-9) at random points of their whole length, adding records before each. */
export async function purgeUnder(
  kills: number,
  rowsARun: number,
  say: (text: string) => void = () => {},
): Promise<Killed> {
  const rig = await PurgeRig.start({ autovacuum: "off" });
  try {
    await fill(rig, rowsARun);
    const lost = new Set<string>();
    let gone = (await rig.foresee()).go.size;
    const first = await receiptOf(rig.run());
    for (let kill = 1; kill <= kills; kill += 1) {
      await fill(rig, rowsARun);
      const before = await rig.foresee();
      const run = rig.run();
      const ended = once(run, "close");
      await until(async () => run.exitCode !== null || (await sessions(rig)) > 0);
      const timer = setTimeout(() => run.kill("SIGKILL"), Math.random() * first.durationSeconds * 1_000);
      await ended;
      clearTimeout(timer);
      // The server ends what was on its way; then there is something to count.
      await until(async () => (await sessions(rig)) === 0);
      const after = await rig.compare(before);
      for (const key of after.lost) lost.add(key);
      gone += before.go.size - after.left.length;
      say(`${kill} of ${kills} kills, ${after.left.length} of ${before.go.size} rows left for the next run`);
    }
    const before = await rig.foresee();
    const { outcome } = await receiptOf(rig.run());
    // A receipt names twenty killed runs at most; the next names the rest.
    for (let rest = 20; rest < kills; rest += 20) await receiptOf(rig.run());
    const end = await rig.compare(before);
    gone += before.go.size - end.left.length;
    return {
      lost: [...lost, ...end.lost],
      left: end.left,
      gone,
      outcome: first.outcome === "complete" ? outcome : first.outcome,
      ...(await ledgerOf(rig)),
    };
  } finally {
    await rig.stop();
  }
}

/** Sessions of the job: most of a process's life is spent before it has one, where a kill shows nothing. */
async function sessions({ database }: PurgeRig): Promise<number> {
  return (await database.query("SELECT FROM pg_stat_activity WHERE usename = 'kaitalk_purge'")).length;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function ledgerOf({ database }: PurgeRig): Promise<Pick<Killed, "noted" | "begun" | "named">> {
  const [row] = await database.query<{ noted: number; begun: number; named: number }>(
    `SELECT (SELECT coalesce(sum(erased), 0)::int FROM purge_batches) AS noted,
       (SELECT count(*)::int FROM purge_receipts s WHERE stage = 'started'
         AND NOT EXISTS (SELECT FROM purge_receipts f WHERE f.run_id = s.run_id AND f.stage = 'finished')) AS begun,
       (SELECT count(*)::int FROM purge_receipts, jsonb_array_elements(receipt->'killedRuns')) AS named`,
  );
  return {
    noted: row?.noted ?? Number.NaN,
    begun: row?.begun ?? Number.NaN,
    named: row?.named ?? Number.NaN,
  };
}

/**
 * Adds to every table: records that are due, records that are not, an account that is due with all it owns, one that was deleted
 * of late, and one on hold that is due otherwise. The oracle takes them as it finds them.
 */
async function fill({ owner }: PurgeRig, rows: number): Promise<void> {
  const { records, tokens, accounts } = declaredAges;
  const nonce = "decode(repeat('00', 12), 'hex')";
  // Young enough not to come due while the benchmark runs.
  const age = (old: number) =>
    `now() - make_interval(secs => ${old} + CASE WHEN i % 2 = 0 THEN 3600 + i ELSE ${60 - old} END)`;
  await owner.query(
    `CREATE TEMP TABLE fresh ON COMMIT DROP AS
       SELECT gen_random_uuid() AS id, kind FROM unnest(ARRAY['living', 'due', 'late', 'held']) AS kind;
     INSERT INTO accounts (id, created_at, deleted_at, email, business_name, country)
       SELECT id, now() - interval '1 year', CASE kind WHEN 'late' THEN now() - interval '1 day'
         WHEN 'living' THEN NULL ELSE now() - make_interval(secs => ${accounts + 3_600}) END, 'e', 'b', 'MX' FROM fresh;
     -- So many that those that are due are no mistake.
     INSERT INTO accounts (email, business_name, country) SELECT 'e', 'b', 'MX' FROM generate_series(1, 20);
     INSERT INTO legal_holds (account_id, reason, owner, ends_at)
       SELECT id, 'court order', 'legal office', now() + interval '1 day' FROM fresh WHERE kind = 'held';
     INSERT INTO caller_phones (id, account_id, phone_number_sealed, phone_number_sha256) SELECT id, id, 'x', sha256('x') FROM fresh;
     INSERT INTO ip_hashes (seen_at, ip_sha256) SELECT ${age(records)}, sha256('x') FROM generate_series(1, ${rows}) AS i;
     INSERT INTO authentication_tokens (account_id, created_at, token_sha256)
       SELECT id, ${age(tokens)}, sha256(gen_random_uuid()::text::bytea) FROM fresh, generate_series(1, ${Math.ceil(rows / 50)}) AS i;
     INSERT INTO whatsapp_messages (account_id, caller_phone_id, exchanged_at, inbound, body_sealed, body_nonce, key_version)
       SELECT id, id, ${age(records)}, true, 'x', ${nonce}, 1 FROM fresh, generate_series(1, ${Math.ceil(rows / 10)}) AS i;
     INSERT INTO calls (account_id, caller_phone_id, started_at, duration_seconds, twilio_call_sid)
       SELECT id, id, ${age(records)}, 60, 'new' FROM fresh, generate_series(1, ${Math.ceil(rows / 20)}) AS i;
     INSERT INTO transcripts (account_id, call_id, call_started_at, language, health_data_sealed, health_data_nonce, key_version)
       SELECT account_id, id, started_at, 'es', 'x', ${nonce}, 1 FROM calls WHERE twilio_call_sid = 'new';
     INSERT INTO ai_interaction_logs (account_id, call_id, call_started_at, model, exchange_sealed, exchange_nonce, key_version)
       SELECT account_id, id, started_at, 'm', 'x', ${nonce}, 1 FROM calls WHERE twilio_call_sid = 'new';
     INSERT INTO appointments (account_id, caller_phone_id, booked_at, starts_at, service, call_note_sealed, call_note_nonce, key_version)
       SELECT id, id, ${age(records)}, now(), 's', 'x', ${nonce}, 1 FROM fresh, generate_series(1, ${Math.ceil(rows / 50)}) AS i;
     UPDATE calls SET twilio_call_sid = 'old' WHERE twilio_call_sid = 'new'`,
  );
}

const kills = 50;

export const purgeUnderKills: Benchmark = {
  id: "purge-under-kills",
  title: `${kills} runs are killed (-9) at random points of their length, with new records before each`,
  ...(whyNoPostgres === undefined ? {} : { obstacle: whyNoPostgres }),
  async measure(say): Promise<Figure[]> {
    const { lost, left, gone, noted, begun, named, outcome } = await purgeUnder(kills, 2_000, say);
    return [
      { label: "lost that should stay", value: String(lost.length), wrong: lost.length > 0 },
      { label: "left that should go", value: String(left.length), wrong: left.length > 0 },
      { label: "gone, and noted by batches", value: `${gone}, ${noted}`, wrong: gone !== noted },
      { label: "killed after their start, named later", value: `${begun}, ${named}`, wrong: begun !== named },
      { label: "last receipt", value: outcome, wrong: outcome !== "complete" },
    ];
  },
};
