import type { Artefact } from "../formats/artefact.ts";
import { flowMapSvg } from "../formats/flow-map/flow-map.ts";
import { timelineSvg } from "../formats/timeline/timeline.ts";
import type { Dossier } from "../judge/records.ts";
import { dataFlows } from "../register/data-flows.ts";

/** The drawings of the room as files of their own. */
export async function drawings({ register, laws, promises }: Dossier): Promise<[Artefact, Artefact]> {
  const flowMap = await flowMapSvg(dataFlows(register, laws), register);
  const rows = promises.flatMap(({ retention }) => retention ?? []);
  return [
    { path: "flow-map.svg", content: flowMap, rows: null },
    { path: "retention-timeline.svg", content: String(timelineSvg(rows)), rows: null },
  ];
}
