import type { Finding as RuleFinding } from "../policies/kernel/evaluate.ts";
import type { Pack } from "../policies/kernel/pack.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import type { YamlFile } from "../register/read-yaml.ts";
import type { Waiver } from "../register/schema.ts";
import { readUrn } from "../register/urn.ts";
import { isInForce, waiversBySubject } from "../register/waivers.ts";
import type { Finding } from "./judgement.ts";

/**
 * Marks the violations that a waiver in force on `asOf` (ISO date) allows. Throws `InputError` for a waiver of this
 * stack that names no rule or allows nothing any more: a waiver that nobody needs is a hole that nobody sees.
 */
export function applyWaivers(
  findings: readonly RuleFinding[],
  {
    stack,
    asOf,
    book,
    packs,
  }: {
    readonly stack: string;
    readonly asOf: string;
    readonly book: YamlFile<{ waivers: Waiver[] }>;
    readonly packs: readonly Pack[];
  },
): Finding[] {
  const waiverOf = waiversBySubject(book.value.waivers);
  const used = new Set<Waiver>();
  const judged = findings.map((finding): Finding => {
    const { rule, resource, outcome } = finding;
    if (outcome !== "violated" || !resource) return finding;
    const waiver = waiverOf({ rule, urn: resource.urn });
    if (!waiver) return finding;
    used.add(waiver);
    if (isInForce(waiver, asOf)) return { ...finding, outcome: "waived", waiver };
    const why = asOf < waiver.createdOn ? `begins on ${waiver.createdOn}` : `ended on ${waiver.expiresOn}`;
    return { ...finding, message: `${finding.message} Waiver ${waiver.id} ${why}.` };
  });
  const known = new Set(packs.flatMap((pack) => pack.rules.map(({ id }) => id)));
  refuseIdle(book, { stack, used, known });
  return judged;
}

function refuseIdle(
  book: YamlFile<{ waivers: Waiver[] }>,
  {
    stack,
    used,
    known: rules,
  }: { readonly stack: string; readonly used: ReadonlySet<Waiver>; readonly known: ReadonlySet<string> },
): void {
  const problems = book.value.waivers.flatMap((waiver, index) => {
    if (used.has(waiver) || readUrn(waiver.urn).stack !== stack) return [];
    const known = rules.has(waiver.rule);
    const place = formatPlace(book.place(["waivers", index, known ? "urn" : "rule"]));
    return known
      ? `${place}: waiver "${waiver.id}" allows nothing: that resource does not violate ${waiver.rule}; remove it.`
      : `${place}: no rule is called "${waiver.rule}"; correct the name.`;
  });
  if (problems.length > 0) throw new InputError(problems);
}
