import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { readYaml } from "../../../register/read-yaml.ts";

/** After `stryker run`: every mutant that lived is in survivors.yaml with the reason why no test has to notice it, and no other is. */
const report = new URL("../../../dist/mutation/report.json", import.meta.url);
const place = z.object({ line: z.number(), column: z.number() });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.string(),
          location: z.object({ start: place, end: place }),
        }),
      ),
    }),
  ),
});
const survivor = z.strictObject({
  file: z.string(),
  line: z.string().describe("The line as it stands, without its indent"),
  mutant: z.string(),
  reason: z.string().min(10),
});

if (!existsSync(report)) throw new Error("dist/mutation/report.json is missing; run: npm run mutate");
const { files } = reportSchema.parse(JSON.parse(readFileSync(report, "utf8")));
const listed = readYaml(
  new URL("survivors.yaml", import.meta.url),
  z.strictObject({ survivors: z.array(survivor) }),
);
const keyOf = ({ file, line, mutant }: { file: string; line: string; mutant: string }) =>
  `${file}: ${line}  →  ${mutant}`;

const alive = new Set(
  Object.entries(files).flatMap(([file, { source, mutants }]) => {
    const lines = source.split("\n");
    return mutants
      .filter(({ status }) => status === "Survived" || status === "NoCoverage")
      .map(({ location, mutatorName, replacement }) =>
        keyOf({
          file,
          line: (lines[location.start.line - 1] ?? "").trim(),
          mutant: `${mutatorName} ${(replacement ?? "").replace(/\s+/g, " ")}`.trim(),
        }),
      );
  }),
);
const judged = new Set(Object.keys(files));
const known = new Set(listed.value.survivors.map(keyOf));
const unexplained = [...alive].filter((key) => !known.has(key));
const outdated = listed.value.survivors
  .filter((entry) => judged.has(entry.file) && !alive.has(keyOf(entry)))
  .map(keyOf);
for (const key of unexplained)
  console.error(`survived, and test/meta/mutants/survivors.yaml gives no reason: ${key}`);
for (const key of outdated) console.error(`no longer survives; remove it from survivors.yaml: ${key}`);
console.log(`${alive.size} mutants live, ${unexplained.length} of them without a reason.`);
if (unexplained.length + outdated.length > 0) process.exitCode = 1;
