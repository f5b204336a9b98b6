import { secretsOf } from "../engine/sandbox-session.ts";
import { look } from "../observe/look.ts";
import { readers } from "../observe/readers.ts";
import { recordText } from "../observe/record.ts";
import { keepYoungGenerationSmall } from "../observe/young-generation.ts";
import { books } from "../register/read-books.ts";
import { type FrontVendor, frontKeys } from "../sandbox/fronts.ts";
import { sandboxConfig } from "../sandbox/stack-config.ts";
import { planTwice } from "../snapshot/program.ts";
import { readStackConfig } from "../snapshot/stack-config.ts";
import { peakMemory } from "./peak-memory.ts";

/** One look in a process of its own: `node bench/look-at-scale.ts VENDOR PORT`; prints what it took as JSON. */
const [vendor = "", port = ""] = process.argv.slice(2);
keepYoungGenerationSmall();
const reader = await readers[vendor]?.();
if (!reader) throw new Error(`nobody reads ${vendor}`);
const config = readStackConfig("prod");
const plan = await planTwice({ ...config, values: sandboxConfig(config.values, secretsOf(config)) });
// Twilio's key and its secret stand in one.
const secrets = frontKeys[vendor as FrontVendor].secret.split(":");
const before = peakMemory();
const started = performance.now();
const entries = await look({
  readers: [reader],
  environment: Object.fromEntries(reader.keys.map(({ variable }, index) => [variable, secrets[index]])),
  declared: { source: "program", project: config.project, stack: "prod", placeholders: [], ...plan },
  books: books(),
  // What is measured is the work, not the pace that a vendor asks for.
  patience: { sleep: async () => {} },
  standIn: { port: Number(port) },
});
console.log(
  JSON.stringify({
    seconds: (performance.now() - started) / 1_000,
    peakMiB: peakMemory() / 2 ** 20,
    beforeMiB: before / 2 ** 20,
    requests: entries.reduce((sum, each) => sum + (each.entry === "calls" ? each.count : 0), 0),
    recordKiB: recordText(entries).length / 1_024,
    standing: entries.find((each) => each.entry === "vendor")?.standing,
    counts: entries.flatMap((each) =>
      each.entry === "age" && each.answer.seen === "complete" ? [each.answer.value.count ?? 0] : [],
    ),
  }),
);
