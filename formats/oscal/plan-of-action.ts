import { stableId } from "../../judge/uuid.ts";
import { assets } from "./assessment-plan.ts";
import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { headOf } from "./metadata.ts";
import type { PlanOfAction } from "./model/assessment.ts";
import { evidenceFiles } from "./observations.ts";
import { openPoints, riskOf, riskUuid } from "./open-points.ts";
import { backMatter } from "./pack-files.ts";
import { systemId } from "./system.ts";
import { markup, markupLine, own, some } from "./text.ts";

/** Every open point with its owner and what closes it. None where nothing is open: OSCAL knows no empty plan. */
export function planOfAction(edition: Edition): OscalDocument<PlanOfAction> | undefined {
  const { evidence } = edition;
  const points = openPoints(edition);
  if (points.length === 0) return undefined;
  const seen = some(points.flatMap(({ observations }) => observations));
  return {
    model: "plan-of-action-and-milestones",
    rows: points.length,
    content: {
      ...headOf(
        edition,
        fileNames.planOfAction,
        `What is open in the ${evidence.assessment.stack} stack of KAITALK`,
        points.length,
      ),
      "import-ssp": { href: fileNames.systemSecurityPlan },
      "system-id": systemId(evidence),
      "local-definitions": { "assessment-assets": assets(evidence) },
      observations: seen,
      risks: points.map((point) => riskOf(point, evidence)),
      "poam-items": points.map((point) => {
        const { key, title, sentence, owner, closes, endsOn, observations } = point;
        return {
          uuid: stableId("item", evidence.assessment.project, evidence.assessment.stack, key),
          title: markupLine(title),
          description: markup(sentence),
          props: some([...own("owner", owner), ...own("closes", closes), ...own("ends-on", endsOn)]),
          remarks: [
            owner === null ? "No owner is named yet." : `Owner: ${owner}.`,
            endsOn === null ? "No date is set." : `Due on ${endsOn}.`,
          ].join(" "),
          "related-observations": some(observations.map(({ uuid }) => ({ "observation-uuid": uuid }))),
          "related-risks": [{ "risk-uuid": riskUuid(point, evidence) }],
        };
      }),
      "back-matter": backMatter(edition.files, seen ? evidenceFiles : []),
    },
  };
}
