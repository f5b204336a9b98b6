import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { fillSandbox } from "../engine/fill-sandbox.ts";
import { serveFronts } from "../sandbox/fronts.ts";
import { plant } from "../sandbox/plant.ts";
import { keptObject } from "../vendors/cloudflare/front/buckets.ts";
import { type KeptItem, VendorStore } from "../vendors/simulation/store.ts";
import { mainAccount } from "../vendors/twilio/front/accounts.ts";
import { keptRecording } from "../vendors/twilio/front/records.ts";
import type { Benchmark, Figure } from "./benchmark.ts";

const root = fileURLToPath(new URL("..", import.meta.url));
const objects = 1_000_000;
const recordings = 100_000;
const servers = 600;
const mostMiB = 300;

/** A look at what is much: the pages of a million objects, one of them in memory at a time. */
export const lookAtMuch: Benchmark = {
  id: "look",
  title:
    "a look at 1,000,000 objects of an R2 bucket, 100,000 recordings of Twilio and 600 servers of Postmark",
  async measure(say) {
    const store = new VendorStore(":memory:");
    say("filling the simulated vendors");
    await fillSandbox(store, "prod");
    store.keep(manyObjects("kaitalk-prod-recordings"));
    store.keep(manyRecordings(mainAccount(store)));
    for (let index = 0; index < servers; index += 1)
      plant(store, "postmark-server", { name: `planted-${index}` });
    const served = await serveFronts({ store });
    try {
      const taken: Figure[] = [];
      for (const vendor of ["cloudflare", "twilio", "postmark"]) {
        say(`looking into ${vendor}`);
        taken.push(...figures(vendor, await looked(vendor, served.port)));
      }
      return taken;
    } finally {
      await served.close();
      store.close();
    }
  },
};

/** A minute apart, the newest of today, so that the question about what is too old has something to find. */
function* manyRecordings(account: string): Generator<KeptItem> {
  for (let index = 0; index < recordings; index += 1) {
    const at = new Date(Date.now() - index * 60_000 * 20).toISOString();
    const id = `RE${index.toString(16).padStart(32, "0")}`;
    yield { kind: keptRecording, owner: account, id, at, properties: {} };
  }
}

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
    {
      label: `${vendor}: standing`,
      value: standing,
      wrong: standing === "not-seen" || (vendor === "cloudflare" && !counts.includes(objects)),
    },
    {
      label: "most memory",
      value: `${peakMiB.toFixed(0)} MiB, ${beforeMiB.toFixed(0)} before`,
      goal: `at most ${mostMiB} MiB`,
      reached: peakMiB <= mostMiB,
    },
    { label: "requests", value: String(requests) },
    { label: "record", value: `${recordKiB.toFixed(0)} KiB` },
    { label: "time without the vendor's pace", value: `${seconds.toFixed(1)} s` },
  ];
}
