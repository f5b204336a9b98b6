import { expect, test } from "vitest";
import type { Database } from "../../purge/database.ts";
import { purgeLimits } from "../../purge/limits.ts";
import { Load } from "../../purge/load.ts";

const limits = { ...purgeLimits, loadMilliseconds: 1, batchMilliseconds: 1 };

/** A database whose replicas lag by these seconds, one look after the other, and then no more. */
function lagging(...seconds: number[]): Database & { readonly looks: () => number } {
  let looks = 0;
  return {
    looks: () => looks,
    async script() {
      looks += 1;
      return [[], [{ lag: seconds.shift() ?? 0, waiting: 0 }], []];
    },
  };
}

async function waited(database: Database, mayWait: () => boolean = () => true): Promise<number> {
  const load = new Load(limits);
  await load.wait(database, mayWait);
  await new Promise((resolve) => setTimeout(resolve, 5));
  await load.wait(database, mayWait);
  return load.pausedSeconds;
}

test("nothing more is erased while a replica is too far behind", async () => {
  const database = lagging(30, 20, 11, 9);
  expect(await waited(database)).toBeCloseTo(0.003);
  expect(database.looks()).toBe(4);
});

test("a replica that follows costs one look", async () => {
  const database = lagging(9);
  expect(await waited(database)).toBe(0);
  expect(database.looks()).toBe(1);
});

test("whoever asks the run to stop does not wait for a replica", async () => {
  const database = lagging(30, 30, 30);
  expect(await waited(database, () => false)).toBe(0);
  expect(database.looks()).toBe(1);
});

test("whoever queues for a lock gets one pause", async () => {
  const database: Database = { script: async () => [[], [{ lag: 0, waiting: 2 }], []] };
  expect(await waited(database)).toBeCloseTo(0.001);
});

test("a load that can not be seen slows nothing down", async () => {
  const database: Database = {
    script: () => Promise.reject(Object.assign(new Error("denied"), { code: "42501" })),
  };
  expect(await waited(database)).toBe(0);
});
