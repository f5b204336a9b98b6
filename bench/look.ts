import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { fillSandbox } from "../engine/fill-sandbox.ts";
import { serveFronts } from "../sandbox/fronts.ts";
import { keptObject } from "../vendors/cloudflare/front/buckets.ts";
import { type KeptItem, VendorStore } from "../vendors/simulation/store.ts";
import type { Benchmark, Figure } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const objects = 1_000_000;
const mostMiB = 300;

/** A look at what is much: the pages of a million objects, one of them in memory at a time. */
export const lookAtMuch: Benchmark = {
  id: "look",
  title: `a look at ${objects.toLocaleString("en")} objects of an R2 bucket`,
  async measure(say) {
    const store = new VendorStore(":memory:");
    say("filling the simulated vendors");
    await fillSandbox(store, "prod");
    store.keep(manyObjects("kaitalk-prod-recordings"));
    const served = await serveFronts({ store });
    try {
      say("looking");
      return figures("cloudflare", await looked("cloudflare", served.port));
    } finally {
      await served.close();
      store.close();
    }
  },
};

function* manyObjects(bucket: string): Generator<KeptItem> {
  for (let index = 0; index < objects; index += 1) {
    const at = new Date(Date.UTC(2026, 10, 1) + index * 1_000).toISOString();
    yield {
      kind: keptObject,
      owner: bucket,
      id: `calls/${String(index).padStart(9, "0")}.wav`,
      at,
      properties: { size: 1 },
    };
  }
}

interface Taken {
  readonly seconds: number;
  readonly peakMiB: number;
  readonly beforeMiB: number;
  readonly requests: number;
  readonly recordKiB: number;
  readonly standing: string;
  readonly counts: readonly number[];
}

async function looked(vendor: string, port: number): Promise<Taken> {
  const child = spawn(process.execPath, ["bench/look-at-scale.ts", vendor, String(port)], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  let out = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`the look at ${vendor} ended with ${code}.`);
  return JSON.parse(out);
}

function figures(vendor: string, taken: Taken): Figure[] {
  const { seconds, peakMiB, beforeMiB, requests, recordKiB, standing, counts } = taken;
  return [
    { label: `${vendor}: seen`, value: standing, wrong: standing !== "seen" || !counts.includes(objects) },
    {
      label: "most memory",
      value: `${peakMiB.toFixed(0)} MiB, ${beforeMiB.toFixed(0)} before`,
      goal: `at most ${mostMiB} MiB`,
      reached: peakMiB <= mostMiB,
    },
    { label: "requests", value: `${requests}, ${Math.ceil(objects / 1_000)} of them pages of objects` },
    { label: "record", value: `${recordKiB.toFixed(0)} KiB` },
    { label: "time without the vendor's pace", value: `${seconds.toFixed(1)} s` },
  ];
}
