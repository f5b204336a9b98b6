import type { Evidence } from "../../judge/evidence.ts";
import { stableId } from "../../judge/uuid.ts";
import { activitiesOf } from "./activities.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { headOf } from "./metadata.ts";
import type { AssessmentPlan } from "./model/assessment.ts";
import { assessorRole, organisationUuid } from "./parties.ts";
import { tool } from "./system.ts";
import { markup } from "./text.ts";

const everyResource = { type: "inventory-item" as const, "include-all": {} };
const everyComponent = { type: "component" as const, "include-all": {} };

/** Every rule, the arithmetic and the attestations, on every resource and every sub-processor. */
export function assessmentPlan(edition: Edition): OscalDocument<AssessmentPlan> {
  const { evidence } = edition;
  const { rules, arithmetic, attestations } = activitiesOf(evidence);
  const activities = [...rules, arithmetic, attestations];
  const title = `How the ${evidence.assessment.stack} stack of KAITALK is assessed`;
  return {
    model: "assessment-plan",
    rows: activities.length,
    content: {
      ...headOf(edition, fileNames.assessmentPlan, title, activities.length),
      "import-ssp": { href: fileNames.systemSecurityPlan },
      "local-definitions": { activities },
      "reviewed-controls": {
        "control-selections": [{ "include-all": {} }],
        "control-objective-selections": [{ "include-all": {} }],
      },
      "assessment-subjects": [everyResource, everyComponent],
      "assessment-assets": assets(evidence),
      tasks: [
        {
          uuid: stableId("task", evidence.assessment.project, evidence.assessment.stack),
          type: "action",
          title: "Judge the stack",
          description: markup(`Run "${evidence.provenance.command}".`),
          "responsible-roles": [{ "role-id": assessorRole, "party-uuids": [organisationUuid(evidence)] }],
          "associated-activities": [
            ...rules.map(({ uuid }) => ({
              "activity-uuid": uuid,
              subjects: [everyResource, everyComponent],
            })),
            ...[arithmetic, attestations].map(({ uuid }) => ({
              "activity-uuid": uuid,
              subjects: [everyComponent],
            })),
          ],
        },
      ],
    },
  };
}

/** The tool, and the platform that runs it. */
export function assets(evidence: Evidence): AssessmentPlan["assessment-assets"] {
  const component = tool(evidence);
  return {
    components: [component],
    "assessment-platforms": [
      {
        uuid: stableId("assessment platform", component.uuid),
        title: "Where the command is run",
        "uses-components": [{ "component-uuid": component.uuid }],
      },
    ],
  };
}
