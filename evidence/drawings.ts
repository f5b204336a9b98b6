import { timelineSvg } from "../retention/timeline.ts";
import type { Artefact } from "./artefact.ts";
import { dataFlows } from "./data-flows.ts";
import { flowMapSvg } from "./flow-map.ts";
import type { Dossier } from "./records.ts";

/** The drawings of the room as files of their own. */
export async function drawings({ register, laws, promises }: Dossier): Promise<[Artefact, Artefact]> {
  const flowMap = await flowMapSvg(dataFlows(register, laws), register);
  const rows = promises.flatMap(({ retention }) => retention ?? []);
  return [
    { path: "flow-map.svg", content: flowMap, rows: null },
    { path: "retention-timeline.svg", content: String(timelineSvg(rows)), rows: null },
  ];
}
