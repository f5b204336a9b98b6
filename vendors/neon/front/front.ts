import { bearer, type Front, ok, type Route } from "../../simulation/front.ts";
import { textAt } from "../../simulation/json.ts";
import { types } from "../../types.ts";
import { failure } from "./answers.ts";
import { branchRoutes } from "./branches.ts";
import { projectRoutes } from "./projects.ts";

/** Previews that an organisation may lack: the reason of the refusal says whether it does. */
const previews = ["buckets", "functions", "triggers", "credentials"].map(
  (name): Route => ({
    path: `/api/v2/projects/:project/branches/:branch/${name}`,
    answer: () => ({
      status: 404,
      body: { request_id: "sandbox", code: "", message: "not available", reason: "org_not_entitled" },
    }),
  }),
);

const accountRoutes: readonly Route[] = [
  {
    path: "/api/v2/auth",
    answer: (_question, { key }) =>
      ok({ account_id: "org-of-the-sandbox", auth_method: key.kind ?? "api_key_org", auth_data: "sandbox" }),
  },
  {
    path: "/api/v2/organizations/:organisation",
    answer: (_question, { store, named, now }) => {
      const known = store
        .ofType(types.neon.project)
        .some(({ properties }) => textAt(properties, "orgId") === named.organisation);
      const at = now.toISOString();
      return known
        ? ok({
            id: named.organisation ?? "",
            name: "sandbox",
            handle: "sandbox",
            plan: "scale",
            created_at: at,
            managed_by: "console",
            updated_at: at,
            allow_hipaa_projects: true,
            require_mfa: false,
          })
        : failure(404, "", "organization not found");
    },
  },
  {
    path: "/api/v2/organizations/:organisation/api_keys",
    answer: (_question, { store }) =>
      ok(
        [types.neon.apiKey, types.neon.orgApiKey].flatMap((type) =>
          store.ofType(type).map((held, index) => ({
            id: index + 1,
            name: textAt(held.properties, "name"),
            created_at: store.madeAt(held),
            created_by: { id: "00000000-0000-4000-8000-000000000000", name: "sandbox", image: "" },
            last_used_at: null,
            last_used_from_addr: "",
          })),
        ),
      ),
  },
];

/** Neon's REST interface, version 2. */
export const neonFront: Front = {
  hosts: ["console.neon.tech"],
  routes: [...projectRoutes, ...branchRoutes, ...previews, ...accountRoutes],
  credential: bearer,
  unauthorised: () => failure(401, "", "authorization failed"),
  forbidden: () => failure(403, "", "user has no access to the resource"),
  notFound: () => failure(404, "", "this route does not exist"),
  notAllowed: () => failure(405, "", "method not allowed"),
};
