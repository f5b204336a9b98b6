import type { ClauseId } from "../../../register/clause-ids.ts";
import { basisChanges } from "../../../register/list/basis.ts";
import { inForceOn } from "../../../register/list/published.ts";
import { publishedOtherwise, registerProblems } from "../../../register/list/standing.ts";
import { books } from "../../../register/read-books.ts";
import { defineRule } from "../../kernel/rule.ts";
import { listHistory } from "../list-history.ts";

const guarded: readonly [ClauseId, ...ClauseId[]] = ["sub-processor-list"];

export const registerKeepsPublishedPromises = defineRule({
  id: "register-keeps-published-promises",
  severity: "critical",
  clauses: guarded,
  description:
    "The register promises no less than the published version in force, and rests on the same facts.",
  remediation:
    "Restore the value, or give notice of a change and publish a newer version with npx kaitalk register publish.",
  subjects: { types: "every" },
  messages: {
    less: "{sentence}",
    unrecorded:
      "register/published/{version}/basis.json is missing, so that nothing tells what else is weaker.",
    otherwise: "{sentence}",
    rests:
      "{path} is {now} in the register and was {before} when version {version} was published, which rests on it.",
  },
  checkStack({ asOf }, violated) {
    const { value } = books().register;
    const problems = registerProblems(value, listHistory(), asOf);
    for (const { clause, sentence } of problems)
      violated("less", { sentence }, { breaks: [...new Set([...guarded, clause as ClauseId])] });
    const sentence = publishedOtherwise(value, listHistory().published);
    if (problems.length === 0 && sentence !== undefined) violated("otherwise", { sentence }, { as: "gap" });
    const inForce = inForceOn(listHistory().published, asOf);
    if (!inForce) return;
    const { version, basis } = inForce;
    if (!basis) return violated("unrecorded", { version }, { as: "gap" });
    for (const { path, before, now, letsPass, clauses } of basisChanges(basis, books()))
      violated(
        "rests",
        { path, now: now ?? "absent", before: before ?? "none", version },
        { ...(!letsPass && { as: "gap" }), breaks: clauses as ClauseId[] },
      );
  },
});
