import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** A branch keeps the data of its branch point for as long as it exists. */
export const branch: Behaviour = {
  type: types.neon.branch,
  identity: ["projectId", "name"],
  id: () => madeUp("br-sandbox-", 8),
  refuseCreate: (inputs, vendor) =>
    vendor.get(types.neon.project, textAt(inputs, "projectId"))
      ? undefined
      : `Neon knows no project "${textAt(inputs, "projectId")}"`,
  refuseDelete: ({ id, properties }, vendor) =>
    properties.protected === "yes" && !vendor.granted("neon-branches-unprotected")
      ? `Neon deletes no protected branch: ${id}`
      : undefined,
};
