import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { loadavg } from "node:os";
import type pg from "pg";
import type { Receipt } from "../purge/receipt.ts";
import { type Benchmark, type Figure, quantile } from "./benchmark.ts";
import { whyNoPostgres } from "./postgres-server.ts";
import { declaredAges, PurgeRig, receiptOf } from "./purge-rig.ts";

const age = declaredAges.records;
/** Rows of each of the four tables, two of three expired. */
const rowsPerTable = 1_875_000;
const tables = [
  { name: "ip_hashes", time: "seen_at" },
  { name: "whatsapp_messages", time: "exchanged_at" },
  { name: "transcripts", time: "call_started_at" },
  { name: "calls", time: "started_at" },
] as const;
/** Rows a second. */
const goalSpeed = 20_000;
/** A write while the purge runs, against one while nothing else does, by the 99th percentile of each. */
const goalRatio = 2;

/** The job as Render runs it, its least-privileged role included, against a client that writes all the while. */
export const purgeUnderLoad: Benchmark = {
  id: "purge-under-load",
  title:
    "5,000,000 expired rows among 7,500,000 are purged while a client writes; the first run is killed (-9)",
  ...(whyNoPostgres === undefined ? {} : { obstacle: whyNoPostgres }),
  async measure(say) {
    const rig = await PurgeRig.start({
      fsync: "on",
      shared_buffers: "512MB",
      max_wal_size: "4GB",
      checkpoint_timeout: "5min",
    });
    try {
      return await measureOn(rig, say);
    } finally {
      await rig.stop();
    }
  },
};

async function measureOn(rig: PurgeRig, say: (text: string) => void): Promise<Figure[]> {
  const { owner } = rig;
  say("filling 7,500,000 rows");
  await fill(owner);
  const before = await state(owner);

  say("writing without a purge");
  const writer = new Writer(await rig.connect());
  const idle = await writer.during(new Promise((resolve) => setTimeout(resolve, 10_000)));

  say("purging, to be killed");
  const killed = rig.run();
  const began = performance.now();
  const atKill = writer.during(killOnTheWay(owner, killed, before.due));
  const writesUntilKill = await atKill;
  const untilKill = performance.now() - began;
  const afterKill = await state(owner);

  say("purging to the end");
  let writes = writesUntilKill;
  const receipts: Receipt[] = [];
  // A run ends with its budget, and the next goes on, as on Render every five minutes.
  do {
    const ended = receiptOf(rig.run());
    writes = writes.concat(await writer.during(ended));
    receipts.push(await ended);
  } while (receipts.at(-1)?.outcome === "incomplete" && receipts.length < 10);
  const after = await state(owner);
  await writer.end();

  const erased = receipts.flatMap(({ steps }) => steps).reduce((sum, step) => sum + step.rows, 0);
  const seconds = receipts.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  const outcome = receipts.at(-1)?.outcome ?? "none";
  const gone = before.due - afterKill.due;
  // Starting the two processes counts, as it does on Render.
  const speed = (gone + erased) / (untilKill / 1_000 + seconds);
  const [idle99, p99] = [quantile(idle, 0.99), quantile(writes, 0.99)];
  const lost = before.kept - after.kept;
  return [
    { label: "rows", value: `${count(before.due)} due, ${count(before.kept)} to stay` },
    {
      label: "load of the machine",
      value: loadavg()
        .map((load) => load.toFixed(1))
        .join(", "),
    },
    { label: "gone when killed", value: `${count(gone)} in ${(untilKill / 1_000).toFixed(1)} s` },
    { label: "then erased", value: `${count(erased)} in ${seconds.toFixed(1)} s, ${receipts.length} runs` },
    {
      label: "speed",
      value: `${count(Math.round(speed))} rows/s`,
      goal: `at least ${count(goalSpeed)}`,
      reached: speed >= goalSpeed,
    },
    { label: "writes meanwhile", value: count(writes.length) },
    {
      label: "a write took, p99",
      value: `${milliseconds(p99)}, without a purge ${milliseconds(idle99)}`,
      goal: `at most ${goalRatio} times as long`,
      reached: p99 <= goalRatio * idle99,
    },
    {
      label: "p50, longest",
      value: `${milliseconds(quantile(writes, 0.5))}, ${milliseconds(quantile(writes, 1))}`,
    },
    { label: "lost that should stay", value: count(lost), wrong: lost !== 0 || !after.same(before) },
    { label: "left that should go", value: count(after.due), wrong: after.due !== 0 },
    { label: "last receipt", value: outcome, wrong: outcome !== "complete" },
  ];
}

/** Expired and living rows lie mixed on disk. No row becomes due while the benchmark runs. */
async function fill(owner: pg.Client): Promise<void> {
  const moment = `now() - make_interval(secs => CASE WHEN i % 3 < 2 THEN ${age} + 60 + random() * 7e6
    ELSE random() * ${age - 86_400} END)`;
  const series = `generate_series(1, ${rowsPerTable}) AS i`;
  const nonce = "decode(repeat('00', 12), 'hex')";
  await owner.query(
    `CREATE TEMP TABLE owners AS SELECT i, gen_random_uuid() AS id FROM generate_series(0, 999) AS i;
     INSERT INTO accounts (id, email, business_name, country) SELECT id, 'e', 'b', 'MX' FROM owners;
     INSERT INTO caller_phones (id, account_id, phone_number_sealed, phone_number_sha256)
       SELECT id, id, 'x', sha256('x') FROM owners;
     INSERT INTO ip_hashes (seen_at, ip_sha256) SELECT ${moment}, sha256(i::text::bytea) FROM ${series};
     INSERT INTO whatsapp_messages (account_id, caller_phone_id, exchanged_at, inbound, body_sealed, body_nonce, key_version)
       SELECT id, id, ${moment.replaceAll("i %", "s.i %")}, true, decode(repeat('ab', 200), 'hex'), ${nonce}, 1
       FROM ${series.replace("AS i", "AS s(i)")} JOIN owners ON owners.i = s.i % 1000;
     INSERT INTO calls (account_id, caller_phone_id, started_at, duration_seconds, twilio_call_sid)
       SELECT id, id, ${moment.replaceAll("i %", "s.i %")}, 60, 'CA'
       FROM ${series.replace("AS i", "AS s(i)")} JOIN owners ON owners.i = s.i % 1000;
     INSERT INTO transcripts
         (account_id, call_id, call_started_at, language, health_data_sealed, health_data_nonce, key_version)
       SELECT account_id, id, started_at, 'es', decode(repeat('ab', 400), 'hex'), ${nonce}, 1 FROM calls;
     CREATE TEMP TABLE filled AS SELECT now() AS at`,
  );
  await owner.query("ANALYZE");
}

interface State {
  readonly due: number;
  readonly kept: number;
  /** Whether the very same rows are kept. */
  same(other: State): boolean;
  readonly digest: string;
}

/** Rows that were filled in, by whether they must go; what the writer adds is left out. */
async function state(owner: pg.Client): Promise<State> {
  let [due, kept] = [0, 0];
  const digests: string[] = [];
  for (const { name, time } of tables) {
    const { rows } = await owner.query<{ due: string; kept: string; digest: string | null }>(
      `SELECT count(*) FILTER (WHERE ${time} <= at - make_interval(secs => ${age})) AS due,
         count(*) FILTER (WHERE ${time} > at - make_interval(secs => ${age})) AS kept,
         sum(hashtext(id::text)) FILTER (WHERE ${time} > at - make_interval(secs => ${age}))::text AS digest
       FROM ${name}, filled WHERE ${time} <= at`,
    );
    due += Number(rows[0]?.due);
    kept += Number(rows[0]?.kept);
    digests.push(rows[0]?.digest ?? "");
  }
  const digest = digests.join(" ");
  return { due, kept, digest, same: (other) => other.digest === digest };
}

/** A client that adds records and changes old ones at random, due ones too, each write a transaction of its own. */
class Writer {
  readonly #client: pg.Client;
  #ids: readonly { readonly id: string }[] = [];

  constructor(client: pg.Client) {
    this.#client = client;
  }

  /** Milliseconds of each write while the work goes on. */
  async during(work: Promise<unknown>): Promise<number[]> {
    const samples: number[] = [];
    let busy = true;
    const ended = work.finally(() => {
      busy = false;
    });
    if (this.#ids.length === 0)
      this.#ids = (
        await this.#client.query("SELECT id FROM whatsapp_messages ORDER BY random() LIMIT 200000")
      ).rows;
    for (let turn = 0; busy; turn++) {
      const started = performance.now();
      await this.#write(turn);
      samples.push(performance.now() - started);
    }
    await ended;
    return samples;
  }

  async #write(turn: number): Promise<void> {
    if (turn % 2 === 0)
      await this.#client.query(
        `INSERT INTO calls (account_id, caller_phone_id, duration_seconds, twilio_call_sid)
         SELECT id, id, 60, 'CA' FROM caller_phones OFFSET $1 LIMIT 1`,
        [turn % 1000],
      );
    else
      await this.#client.query("UPDATE whatsapp_messages SET inbound = NOT inbound WHERE id = $1", [
        this.#ids[turn % this.#ids.length]?.id,
      ]);
  }

  async end(): Promise<void> {
    await this.#client.end();
  }
}

/** By the planner's statistics of deletes, which cost nothing to read. */
async function killOnTheWay(owner: pg.Client, run: ChildProcess, due: number): Promise<void> {
  const deleted = async () => {
    await owner.query("SELECT pg_stat_clear_snapshot()");
    const { rows } = await owner.query<{ rows: string }>(
      "SELECT sum(n_tup_del) AS rows FROM pg_stat_user_tables",
    );
    return Number(rows[0]?.rows);
  };
  while (run.exitCode === null && (await deleted()) < due / 3)
    await new Promise((resolve) => setTimeout(resolve, 100));
  const ended = once(run, "close");
  run.kill("SIGKILL");
  await ended;
}

function count(value: number): string {
  return value.toLocaleString("en");
}

function milliseconds(value: number): string {
  return `${value.toFixed(1)} ms`;
}
