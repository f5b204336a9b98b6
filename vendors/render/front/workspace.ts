import type { JsonObject } from "../../simulation/json.ts";

/** The sandbox's only workspace, as its made-up configuration names it. */
export const workspace = "tea-sandbox";

export const owner: JsonObject = {
  id: workspace,
  name: "Sandbox",
  email: "sandbox@example.invalid",
  type: "team",
};
