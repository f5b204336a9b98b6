import { purgeLimits } from "../purge/limits.ts";
import type { Benchmark, Figure } from "./benchmark.ts";
import { whyNoPostgres } from "./postgres-server.ts";
import { declaredAges, PurgeRig, receiptOf } from "./purge-rig.ts";

const rows = 50_000;
const goalSeconds = 1;

/** What one refused row, and one locked table, add to a run of the same length in the same breath. */
export const purgeOfOddRows: Benchmark = {
  id: "purge-of-odd-rows",
  title: `what one poisoned row among ${rows} and one locked table cost a run`,
  ...(whyNoPostgres === undefined ? {} : { obstacle: whyNoPostgres }),
  async measure(say): Promise<Figure[]> {
    const rig = await PurgeRig.start();
    const holder = await rig.connect();
    try {
      const plain: number[] = [];
      const poisoned: number[] = [];
      const locked: number[] = [];
      for (let round = 1; round <= 5; round += 1) {
        say(`round ${round}`);
        plain.push(await seconds(rig));
        await rig.owner.query(
          `CREATE OR REPLACE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
             IF OLD.country = 'XX' THEN RAISE EXCEPTION 'no'; END IF; RETURN OLD; END $$;
           CREATE TRIGGER refuse BEFORE DELETE ON ip_hashes FOR EACH ROW EXECUTE FUNCTION refuse()`,
        );
        // Both runs have the trigger, so that the row alone makes the difference.
        const trigger = await seconds(rig);
        poisoned.push((await seconds(rig, "XX")) - trigger);
        await rig.owner.query("DROP TRIGGER refuse ON ip_hashes; DELETE FROM ip_hashes");
        await holder.query("BEGIN; LOCK TABLE calls IN ACCESS EXCLUSIVE MODE");
        const withLock = (await receiptOf(rig.run())).durationSeconds;
        await holder.query("ROLLBACK");
        locked.push(withLock - (await receiptOf(rig.run())).durationSeconds);
      }
      const [row, lock] = [median(poisoned), median(locked)];
      const bound = purgeLimits.lockMilliseconds / 1_000;
      return [
        { label: "a plain run", value: `${median(plain).toFixed(2)} s` },
        {
          label: "one poisoned row costs",
          value: `${row.toFixed(2)} s`,
          goal: `at most ${goalSeconds} s`,
          reached: row <= goalSeconds,
        },
        {
          label: "one locked table costs",
          value: `${lock.toFixed(2)} s`,
          goal: `at most its lock_timeout, ${bound} s`,
          reached: lock <= bound,
        },
      ];
    } finally {
      await holder.end();
      await rig.stop();
    }
  },
};

/** By the run's own clock: starting a process says nothing about rows. `odd` marks one row among those that are due. */
async function seconds(rig: PurgeRig, odd?: string): Promise<number> {
  await rig.owner.query(
    `INSERT INTO ip_hashes (seen_at, ip_sha256, country)
     SELECT now() - make_interval(secs => ${declaredAges.records} + i), sha256('x'), CASE WHEN i = ${rows / 2} THEN $1 END
     FROM generate_series(1, ${rows}) AS i`,
    [odd ?? null],
  );
  return (await receiptOf(rig.run())).durationSeconds;
}

function median(samples: readonly number[]): number {
  return samples.toSorted((one, other) => one - other)[Math.floor(samples.length / 2)] ?? Number.NaN;
}
