import { mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { evidenceOf } from "../judge/evidence.ts";
import { judge } from "../judge/judge.ts";
import { secretGuard } from "../judge/secret-guard.ts";
import { collectContext } from "../pack/collect-context.ts";
import { producePack } from "../pack/pack.ts";
import { FolderDraft } from "../pack/write-files.ts";
import { books } from "../register/read-books.ts";
import { planProgram } from "../snapshot/program.ts";
import { peakMemory } from "./peak-memory.ts";
import { repeated } from "./repeated.ts";

/**
 * Run in a process of its own by bench/evidence.ts: writes a pack for as many resources as the argument says, at least
 * those of the shipped stack, and prints what it took. More resources are the shipped ones under other names.
 */
const plan = repeated(await planProgram({ stack: "prod" }), Number(process.argv[2]));

const judging = performance.now();
const assessment = judge(plan, { asOf: "2026-11-24", books: books() });
const building = performance.now();
const parent = mkdtempSync(join(tmpdir(), "kaitalk-bench-"));
const folder = join(parent, "pack");
const draft = new FolderDraft(folder);
const context = collectContext({ command: "kaitalk evidence --out DIR", time: new Date(0) });
await producePack(evidenceOf(assessment, books(), context), secretGuard(plan), draft.put);
draft.publish();
const done = performance.now();

const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
const bytes = files.reduce((sum, file) => sum + statSync(join(folder, file)).size, 0);
rmSync(parent, { recursive: true });
console.log(
  JSON.stringify({
    resources: plan.resources.length,
    findings: assessment.findings.length,
    judging: (building - judging) / 1000,
    building: (done - building) / 1000,
    bytes,
    peak: peakMemory(),
  }),
);
