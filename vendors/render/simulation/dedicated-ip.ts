import type { Behaviour } from "../../simulation/behaviour.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

/** Addresses of the documentation range, so that nothing real is ever allowed in. */
export const dedicatedIp: Behaviour = {
  type: types.render.dedicatedIp,
  id: () => madeUp("dip-sandbox", 12),
  computed: () => ({ ips: ["192.0.2.10", "192.0.2.11"], status: "active" }),
};
