import type { Artefact } from "./artefact.ts";
import { dataFlows } from "./data-flows.ts";
import { flowMapSvg } from "./flow-map.ts";
import type { Dossier } from "./records.ts";

/** The drawings of the room as files of their own. */
export async function drawings({ register, laws }: Dossier): Promise<[Artefact]> {
  const flowMap = await flowMapSvg(dataFlows(register, laws), register);
  return [{ path: "flow-map.svg", content: flowMap, rows: null }];
}
