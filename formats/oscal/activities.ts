import type { AssessedRule } from "../../judge/assessment.ts";
import { type Evidence, filesOf } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { objectiveId } from "./identifiers.ts";
import type { Activity } from "./model/assessment.ts";
import { markup, markupLine, own } from "./text.ts";

/** The three ways in which a promise is assessed: a rule each, arithmetic over copies, and reading attestations. */
export interface Activities {
  readonly rules: readonly Activity[];
  readonly arithmetic: Activity;
  readonly attestations: Activity;
}

export function activitiesOf(evidence: Evidence): Activities {
  const { rules, promises, attestations } = evidence.assessment;
  const retained = promises.filter(({ copies }) => copies).map(({ clause }) => clause);
  const attested = new Set(attestations.flatMap(({ clauses }) => clauses));
  return {
    rules: rules.map((rule) => ruleActivity(rule, evidence)),
    arithmetic: {
      uuid: stableId("activity", "arithmetic"),
      title: "Add up the life of every copy",
      description:
        "For each type of data and each place that holds a copy: the longest time that the copy can live at worst, against the documented period.",
      props: [method("TEST")],
      "related-controls": controls(retained),
    },
    attestations: {
      uuid: stableId("activity", "attestations"),
      title: "Read the attestations",
      description:
        "What no interface of a vendor shows counts only where its owner has attested it, with a date, an end and a reference, and the attestation is in force.",
      props: [method("EXAMINE")],
      "related-controls": controls([...attested].sort()),
    },
  };
}

function ruleActivity(rule: AssessedRule, evidence: Evidence): Activity {
  const { id, pack, severity, clauses, description, remediation } = rule;
  const { file, test } = filesOf(rule, evidence);
  return {
    uuid: stableId("activity", "rule", id),
    title: markupLine(id),
    description: markup(description),
    props: [
      method("TEST"),
      ...own("pack", pack),
      ...own("severity", severity),
      ...own("remediation", remediation),
      ...own("rule-file", file.path),
      ...own("rule-file-sha256", file.sha256),
      ...own("test-file", test.sha256 && test.path),
      ...own("test-file-sha256", test.sha256),
    ],
    "related-controls": controls(clauses),
  };
}

function method(value: "TEST" | "EXAMINE") {
  return { name: "method", value };
}

function controls(ids: readonly string[]): Activity["related-controls"] {
  if (ids.length === 0) return undefined;
  return {
    "control-selections": [{ "include-controls": ids.map((id) => ({ "control-id": id })) }],
    "control-objective-selections": [
      { "include-objectives": ids.map((id) => ({ "objective-id": objectiveId(id) })) },
    ],
  };
}
