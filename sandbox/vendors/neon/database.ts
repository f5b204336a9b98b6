import { types } from "../../../providers/types.ts";
import type { Behaviour } from "../../behaviour.ts";
import { textAt } from "../../json.ts";
import { madeUp } from "../../token.ts";

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
