import { judge } from "../judge/judge.ts";
import { books } from "../register/read-books.ts";
import { planProgram } from "../snapshot/program.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { repeated } from "./repeated.ts";

/**
 * Run in a process of its own by bench/scale.ts: judges as many resources as the second argument says, from the source
 * that the first names, and prints the processor's seconds. Vendors of a state answer what was declared.
 */
const [source = "program", wanted] = process.argv.slice(2) as [StackSnapshot["source"], string];
const plan = repeated(await planProgram({ stack: "prod" }), Number(wanted));
const resources = plan.resources.map((resource) =>
  resource.custom ? { ...resource, outputs: { ...resource.inputs, answered: true } } : resource,
);
const writtenAt = "2026-11-24T00:00:00Z";
const snapshot: StackSnapshot = source === "state" ? { ...plan, source, resources, writtenAt } : plan;

const before = process.cpuUsage();
judge(snapshot, { asOf: "2026-11-24", books: books() });
const { user, system } = process.cpuUsage(before);
console.log((user + system) / 1e6);
