import type { AssessedPromise, AssessedRule } from "../../judge/assessment.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { objectiveId, statementId } from "./identifiers.ts";
import { headOf } from "./metadata.ts";
import type { Catalog, Control } from "./model/controls.ts";
import type { Part } from "./model/metadata.ts";
import { markup, markupLine, own, some } from "./text.ts";

const groupTitles: Readonly<Record<AssessedPromise["kind"], string>> = {
  regions: "Places of processing",
  retention: "Periods of retention",
  safeguards: "Safeguards",
  lists: "Sub-processors and notice of changes",
};

/** The clauses of the register as controls, each with its statement, its objective and the law that it leans on. */
export function promiseCatalog(edition: Edition): OscalDocument<Catalog> {
  const { promises, rules } = edition.evidence.assessment;
  const title = "What KAITALK promises about personal data";
  return {
    model: "catalog",
    rows: promises.length,
    content: {
      ...headOf(edition, fileNames.promiseCatalog, title, promises.length),
      groups: [...Map.groupBy(promises, ({ kind }) => kind)].map(([kind, same]) => ({
        id: kind,
        class: "promises",
        title: groupTitles[kind],
        controls: same.map((promise) => control(promise, rules)),
      })),
    },
  };
}

function control(promise: AssessedPromise, rules: readonly AssessedRule[]): Control {
  const { clause: id, kind, label, statement, law } = promise;
  return {
    id,
    class: kind,
    title: markupLine(label),
    props: [
      { name: "label", value: id },
      ...own("documented", promise.documented),
      ...own("documented-on-page", promise.documentedOnPage),
      ...own("decided-by", promise.decidedBy),
      ...promise.legs.flatMap(({ proof }) => own("proof", proof)),
    ],
    links: some(law.map((card) => ({ href: `${fileNames.lawCatalog}#${card}`, rel: "reference" }))),
    parts: [{ id: statementId(id), name: "statement", prose: markup(statement) }, objective(promise, rules)],
  };
}

function objective({ clause: id, kind }: AssessedPromise, rules: readonly AssessedRule[]): Part {
  const own = rules.filter(({ clauses }) => clauses.includes(id));
  const copies =
    kind === "retention"
      ? " No copy of the data can outlive the documented period, added up at its worst."
      : "";
  return {
    id: objectiveId(id),
    name: "assessment-objective",
    prose: `Each rule that guards the promise is met wherever it applies.${copies} Where no rule can prove it, an attestation is in force.`,
    parts: some(
      own.map((rule) => ({
        id: `${objectiveId(id)}.${rule.id}`,
        name: "assessment-objective",
        prose: markup(rule.description),
      })),
    ),
  };
}
