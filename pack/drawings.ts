import type { Artefact } from "../formats/artefact.ts";
import { flowMapSvg } from "../formats/flow-map/flow-map.ts";
import { timelineSvg } from "../formats/timeline/timeline.ts";
import { type Evidence, flowsOf } from "../judge/evidence.ts";

/** The drawings of the report as files of their own. */
export async function drawings(evidence: Evidence): Promise<[Artefact, Artefact]> {
  const { register, assessment } = evidence;
  const flowMap = await flowMapSvg(flowsOf(evidence), register);
  return [
    { path: "flow-map.svg", content: flowMap, rows: null },
    { path: "retention-timeline.svg", content: String(timelineSvg(assessment.promises)), rows: null },
  ];
}
