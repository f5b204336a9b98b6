import type { Finding as RuleFinding } from "../policies/kernel/evaluate.ts";
import { packs } from "../policies/packs.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import { books } from "../register/read-books.ts";
import type { Waiver } from "../register/schema.ts";
import { stackAndProject } from "./engine-resource.ts";
import type { Finding } from "./judgement.ts";

/**
 * Marks the violations that a waiver in force on `asOf` (ISO date) allows. Throws `InputError` for a waiver of this
 * stack that names no rule or allows nothing any more: a waiver that nobody needs is a hole that nobody sees.
 */
export function applyWaivers(findings: readonly RuleFinding[], stack: string, asOf: string): Finding[] {
  const { waivers } = books().waivers.value;
  const used = new Set<Waiver>();
  const judged = findings.map((finding): Finding => {
    const waiver = waivers.find(({ rule, urn }) => rule === finding.rule && urn === finding.resource?.urn);
    if (!waiver || finding.outcome !== "violated") return finding;
    used.add(waiver);
    if (waiver.createdOn <= asOf && asOf < waiver.expiresOn) return { ...finding, outcome: "waived", waiver };
    const why = asOf < waiver.createdOn ? `begins on ${waiver.createdOn}` : `ended on ${waiver.expiresOn}`;
    return { ...finding, message: `${finding.message} Waiver ${waiver.id} ${why}.` };
  });
  refuseIdle(
    waivers.filter((waiver) => stackAndProject(waiver.urn).stack === stack && !used.has(waiver)),
    waivers,
  );
  return judged;
}

function refuseIdle(idle: readonly Waiver[], all: readonly Waiver[]): void {
  if (idle.length === 0) return;
  const rules = new Set(packs.flatMap((pack) => pack.rules.map(({ id }) => id)));
  throw new InputError(
    idle.map((waiver) => {
      const known = rules.has(waiver.rule);
      const place = books().waivers.place(["waivers", all.indexOf(waiver), known ? "urn" : "rule"]);
      const problem = known
        ? `waiver "${waiver.id}" allows nothing: that resource does not violate ${waiver.rule}; remove it.`
        : `no rule is called "${waiver.rule}"; correct the name.`;
      return `${formatPlace(place)}: ${problem}`;
    }),
  );
}
