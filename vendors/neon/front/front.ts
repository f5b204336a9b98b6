import { bearer, type Front, ok, type Route } from "../../simulation/front.ts";
import { textAt } from "../../simulation/json.ts";
import { unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { failure } from "./answers.ts";
import { branchRoutes } from "./branches.ts";
import { projectRoutes } from "./projects.ts";

/** Previews that an organisation may lack: the reason of the refusal says whether it does. One that was planted is there. */
const previews = (["bucket", "function", "trigger", "credential"] as const).map(
  (noun): Route => ({
    path: `/api/v2/projects/:project/branches/:branch/${noun}s`,
    answer: (_question, { store, named }) => {
      const held = store
        .ofType(unused("neon", noun))
        .filter(({ properties }) => properties.branchId === named.branch);
      if (held.length === 0)
        return {
          status: 404,
          body: { request_id: "sandbox", code: "", message: "not available", reason: "org_not_entitled" },
        };
      return ok({
        [`${noun}s`]: held.map((one) => ({
          ...(noun === "function" && { id: one.id, slug: one.id, invocation_url: "" }),
          name: textAt(one.properties, "name"),
          created_at: store.madeAt(one),
        })),
      });
    },
  }),
);

const authRoute: Route = {
  path: "/api/v2/projects/:project/auth/integrations",
  answer: (_question, { store, named }) =>
    ok({
      data: store
        .ofType(unused("neon", "auth"))
        .filter(({ properties }) => properties.projectId === named.project)
        .map((held) => ({
          auth_provider: "better_auth",
          auth_provider_project_id: held.id,
          branch_id: textAt(held.properties, "branchId"),
          db_name: "neondb",
          created_at: store.madeAt(held),
          owned_by: "neon",
          jwks_url: "https://auth.example.invalid/jwks.json",
        })),
    }),
};

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
  routes: [...projectRoutes, ...branchRoutes, ...previews, authRoute, ...accountRoutes],
  credential: bearer,
  unauthorised: () => failure(401, "", "authorization failed"),
  forbidden: () => failure(403, "", "user has no access to the resource"),
  notFound: () => failure(404, "", "this route does not exist"),
  notAllowed: () => failure(405, "", "method not allowed"),
};
