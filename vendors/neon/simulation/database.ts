import type { Behaviour } from "../../simulation/behaviour.ts";
import { textAt } from "../../simulation/json.ts";
import { madeUp } from "../../simulation/token.ts";
import { types } from "../../types.ts";

export const database: Behaviour = {
  type: types.neon.database,
  identity: ["projectId", "branchId", "name"],
  id: (inputs) => `${textAt(inputs, "projectId")}/${textAt(inputs, "branchId")}/${textAt(inputs, "name")}`,
};

export const role: Behaviour = {
  type: types.neon.role,
  identity: ["projectId", "branchId", "name"],
  id: (inputs) => `${textAt(inputs, "projectId")}/${textAt(inputs, "branchId")}/${textAt(inputs, "name")}`,
  computed: () => ({ password: madeUp("npg_"), protected: false }),
};

export const endpoint: Behaviour = {
  type: types.neon.endpoint,
  id: () => madeUp("ep-sandbox-", 8),
  computed: (_inputs, id) => ({ host: `${id}.neon.tech`, proxyHost: "neon.tech" }),
};
