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
  const { dossier } = edition;
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
        `What is open in the ${dossier.stack} stack of KAITALK`,
        points.length,
      ),
      "import-ssp": { href: fileNames.systemSecurityPlan },
      "system-id": systemId(dossier),
      "local-definitions": { "assessment-assets": assets(dossier) },
      observations: seen,
      risks: points.map((point) => riskOf(point, dossier)),
      "poam-items": points.map((point) => {
        const { key, title, sentence, owner, closes, endsOn, observations } = point;
        return {
          uuid: stableId("item", dossier.project, dossier.stack, key),
          title: markupLine(title),
          description: markup(sentence),
          props: some([...own("owner", owner), ...own("closes", closes), ...own("ends-on", endsOn)]),
          ...(owner === null && { remarks: "No owner is named yet." }),
          "related-observations": some(observations.map(({ uuid }) => ({ "observation-uuid": uuid }))),
          "related-risks": [{ "risk-uuid": riskUuid(point, dossier) }],
        };
      }),
      "back-matter": backMatter(edition.files, seen ? evidenceFiles : []),
    },
  };
}
