import { judge } from "../assess/judge.ts";
import type { Plan } from "../assess/plan.ts";
import { planProgram } from "../assess/program.ts";
import { collectContext } from "../evidence/collect-context.ts";
import { buildPack } from "../evidence/pack.ts";

/**
 * Run in a process of its own by bench/evidence.ts: builds a pack for about as many resources as the argument says, and
 * prints what it took. The stack is the shipped one, its resources repeated under other names.
 */
const wanted = Number(process.argv[2]);
const plan = repeated(await planProgram({ stack: "prod" }), wanted);

const judging = performance.now();
const judgement = judge(plan, { asOf: "2026-11-24" });
const building = performance.now();
const context = collectContext({ command: "kaitalk evidence --out DIR", time: new Date(0) });
const pack = await buildPack(judgement, context);
const done = performance.now();

let bytes = 0;
for (const content of pack.values()) bytes += Buffer.byteLength(content);
console.log(
  JSON.stringify({
    resources: plan.resources.length,
    findings: judgement.findings.length,
    judging: (building - judging) / 1000,
    building: (done - building) / 1000,
    bytes,
    peak: process.resourceUsage().maxRSS * 1024,
  }),
);

function repeated(shipped: Plan, resources: number): Plan {
  const rounds = Math.max(1, Math.ceil(resources / shipped.resources.length));
  const copies = Array.from({ length: rounds }, (_, round) => round).flatMap((round) =>
    round === 0
      ? shipped.resources
      : shipped.resources
          .filter(({ custom }) => custom)
          .map((resource) => ({
            ...resource,
            urn: `${resource.urn}-${round}`,
            name: `${resource.name}-${round}`,
          })),
  );
  return { ...shipped, resources: copies.slice(0, Math.max(resources, shipped.resources.length)) };
}
