import type { Artefact } from "../formats/artefact.ts";
import { flowMapSvg } from "../formats/flow-map/flow-map.ts";
import { timelineSvg } from "../formats/timeline/timeline.ts";
import type { Evidence } from "../judge/evidence.ts";
import { dataFlows } from "../register/data-flows.ts";

/** The drawings of the report as files of their own. */
export async function drawings({ register, laws, assessment }: Evidence): Promise<[Artefact, Artefact]> {
  const flowMap = await flowMapSvg(dataFlows(register, laws), register);
  return [
    { path: "flow-map.svg", content: flowMap, rows: null },
    { path: "retention-timeline.svg", content: String(timelineSvg(assessment.promises)), rows: null },
  ];
}
