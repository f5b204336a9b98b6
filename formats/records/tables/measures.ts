import type { AssessedPromise } from "../../../judge/assessment.ts";
import type { Measure } from "../../../register/measures.ts";
import { asSure, blank, declared, judged } from "../cells.ts";
import type { Language } from "../language.ts";
import type { Cell } from "../model.ts";
import { type Facts, promisesOf, registerPath } from "./facts.ts";
import { rowKind } from "./section.ts";

/** One measure, or a topic that waits for its owner. */
interface Line {
  readonly topic: string;
  readonly cell: (facts: Facts, say: Language) => Cell;
}

/** One row a promise: a measure is as actual as its verdict. */
export const measures = rowKind({
  layout: "list",
  heading: "topic",
  subjects: (facts) => facts.measures.flatMap((measure) => linesOf(measure, facts)),
  label: ({ topic }: Line, say) => say.text(topic),
  cells: { measure: ({ cell }, facts, say) => cell(facts, say) },
});

function linesOf(measure: Measure, facts: Facts): Line[] {
  const { topic } = measure;
  if ("owner" in measure) return [{ topic, cell: () => blank(measure.owner) }];
  if ("measured" in measure)
    return [{ topic, cell: measure.measured === "retention" ? limitsKept : rulesRun }];
  return promisesOf(facts, measure.clauses).map((promise) => ({
    topic,
    cell: (_, say) => judged(asSure(say.text(promise.statement), [promise], say), [promise], registerPath),
  }));
}

/** As sure as all the time limits of the record together; each stands with its own verdict in their table. */
function limitsKept(facts: Facts, say: Language): Cell {
  const limits = promisesOf(
    facts,
    facts.categories.map(({ clause }) => clause.id),
  );
  const met = limits.filter(({ verdict }: AssessedPromise) => verdict === "met").length;
  const all = limits.length;
  const sentence = met === all ? "allPeriodsKept" : met === 0 ? "noPeriodKept" : "periodsKept";
  const value = say.word(sentence, { met, all });
  return { ...judged(value, limits, registerPath), bases: [] };
}

/** That the rules ran on every resource is what the judgement itself shows. */
function rulesRun({ evidence }: Facts, say: Language): Cell {
  const { findings, completeness, source } = evidence.assessment;
  const outcomes = findings.filter(({ outcome }) => outcome !== "not-applicable");
  const value = say.word(source === "state" ? "stateRulesRun" : "rulesRun", {
    rules: new Set(findings.map(({ rule }) => rule)).size,
    resources: completeness.judged,
    met: outcomes.filter(({ outcome }) => outcome === "met").length,
    judged: outcomes.length,
  });
  if (!completeness.complete || findings.length === 0)
    return declared(value, registerPath, say.word("notReconciled"));
  return { mark: "proved", value, owner: null, source: null, bases: [], note: null };
}
