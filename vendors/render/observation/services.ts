import type { z } from "zod";
import { type Answer, cannotTell } from "../../observation/answer.ts";
import type { Account, SeenValue } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { allowLists } from "./allow-lists.ts";
import * as answers from "./answers.ts";
import { serviceTypes } from "./kinds.ts";
import { everyRow, onePage } from "./lists.ts";
import { variablesOf } from "./variables.ts";

type Service = z.infer<typeof answers.service>;
type Override = z.infer<typeof answers.logOverrides>[number];

/** Every service of a workspace, previews and suspended ones too, with its environment and domains. Returns their ids. */
export async function lookAtServices(account: Account, tally: Tally, owner: string): Promise<string[]> {
  const { ask } = account;
  const services: Service[] = [];
  const counts = new Map<string, number>();
  const answer = await everyRow(
    ask,
    "service",
    answers.service,
    { path: "/v1/services", query: { ownerId: owner, includePreviews: true } },
    (service) => {
      services.push(service);
      counts.set(service.type, (counts.get(service.type) ?? 0) + 1);
    },
  );
  const strange = [...counts.keys()].find((type) => serviceTypes[type] === undefined);
  for (const [type, token] of Object.entries(serviceTypes))
    tally.add(token, owner, of(answer, counts.get(type) ?? 0, strange));
  const overrides = new Map<string, Override>();
  const told = await onePage(
    ask,
    answers.logOverrides,
    { path: "/v1/logs/streams/resource", query: { ownerId: owner } },
    (override) => {
      if (override.resourceId) overrides.set(override.resourceId, override);
    },
  );
  for (const service of services) {
    const type = serviceTypes[service.type];
    if (type === undefined) continue;
    const logs = told.seen === "complete" ? (overrides.get(service.id) ?? null) : undefined;
    account.found({
      type,
      id: service.id,
      name: service.name,
      ...(service.createdAt && { createdAt: service.createdAt }),
      properties: { ...settingsOf(service), ...(await contentOf(account, service)), ...overrideOf(logs) },
    });
  }
  shownSubdomain(account, services, answer);
  return services.map(({ id }) => id);
}

/** How many of one sort there are, of a list of all sorts. A sort that nobody knows could be any. */
function of(answer: Answer<number>, count: number, strange: string | undefined): Answer<number> {
  if (answer.seen === "cannot-tell") return answer;
  if (strange !== undefined) return cannotTell("it lists a service of a sort that is not known here");
  return { ...answer, value: count };
}

function settingsOf({ serviceDetails: details, ...service }: Service): Record<string, SeenValue> {
  const code = {
    ...(service.repo && { repoUrl: service.repo }),
    ...(service.branch && { branch: service.branch }),
    ...(details.envSpecificDetails?.buildCommand && {
      buildCommand: details.envSpecificDetails.buildCommand,
    }),
    ...(service.autoDeploy && { autoDeploy: service.autoDeploy === "yes" }),
    // Where the older switch is off, the finer one that is off too says nothing more.
    ...(service.autoDeployTrigger &&
      !(service.autoDeployTrigger === "off" && service.autoDeploy === "no") && {
        autoDeployTrigger: service.autoDeployTrigger,
      }),
  };
  const source: SeenValue =
    details.runtime === "image"
      ? { image: { imageUrl: service.imagePath ?? null } }
      : details.runtime === "docker"
        ? { docker: code }
        : { nativeRuntime: { runtime: details.runtime ?? null, ...code } };
  const start = details.envSpecificDetails?.startCommand || details.envSpecificDetails?.dockerCommand;
  return {
    name: service.name,
    region: details.region ?? null,
    plan: details.plan ?? null,
    environmentId: service.environmentId ?? null,
    runtimeSource: source,
    ...(start && { startCommand: start }),
    ...(details.envSpecificDetails?.preDeployCommand && {
      preDeployCommand: details.envSpecificDetails.preDeployCommand,
    }),
    ...(details.maintenanceMode?.uri && { maintenanceMode: { uri: details.maintenanceMode.uri } }),
    ...(details.schedule && { schedule: details.schedule }),
    ...(details.url && { url: details.url }),
    ...(details.previews?.generation && { previews: { generation: details.previews.generation } }),
    ...(details.pullRequestPreviewsEnabled && {
      pullRequestPreviewsEnabled: details.pullRequestPreviewsEnabled === "yes",
    }),
    ipAllowLists: allowLists(details.ipAllowList),
    ...(details.disk && {
      disk: {
        name: details.disk.name,
        mountPath: details.disk.mountPath ?? null,
        sizeGb: details.disk.sizeGB ?? null,
      },
    }),
  };
}

/** Names and values of the environment, of which only those that the register calls plain are ever written. */
async function contentOf(
  { ask, isPlain }: Account,
  { id, type }: Service,
): Promise<Record<string, SeenValue>> {
  const at = { service: id };
  const variables: z.infer<typeof answers.variable>[] = [];
  const environment = await everyRow(
    ask,
    "envVar",
    answers.variable,
    { path: "/v1/services/{service}/env-vars", at },
    (variable) => variables.push(variable),
  );
  const files: [string, SeenValue][] = [];
  const secretFiles = await everyRow(
    ask,
    "secretFile",
    answers.secretFile,
    { path: "/v1/services/{service}/secret-files", at },
    ({ name }) => files.push([name, {}]),
  );
  const domains: SeenValue[] = [];
  const customDomains =
    type === "web_service" || type === "static_site"
      ? await everyRow(
          ask,
          "customDomain",
          answers.customDomain,
          { path: "/v1/services/{service}/custom-domains", at },
          ({ name }) => domains.push({ name }),
        )
      : undefined;
  // A part of a list would read as if the rest were not there.
  return {
    ...(environment.seen === "complete" && { envVars: variablesOf(variables, isPlain) }),
    ...(secretFiles.seen === "complete" && { secretFiles: Object.fromEntries(files) }),
    ...(customDomains?.seen === "complete" && { customDomains: domains }),
  };
}

function overrideOf(override: Override | null | undefined): Record<string, SeenValue> {
  if (override === undefined) return {};
  if (override === null) return { logStreamOverride: null };
  const { setting, endpoint } = override;
  return { logStreamOverride: { setting: setting ?? null, ...(endpoint && { endpoint }) } };
}

/** Whether declared web services answer under onrender.com beside their own domain. */
function shownSubdomain(account: Account, services: readonly Service[], answer: Answer<number>): void {
  const attestation = "render-subdomain-off";
  const names = new Set(account.declared(types.render.webService, "name"));
  const declared = services.filter(({ type, name }) => type === "web_service" && names.has(name));
  const policies = declared.map(({ serviceDetails }) => serviceDetails.renderSubdomainPolicy);
  const say = (verdict: "met" | "violated" | "unverified", sentence: string) =>
    account.shown({ attestation, verdict, sentence });
  if (declared.length === 0 || answer.seen === "cannot-tell")
    say(
      "unverified",
      "Nobody can tell whether the application answers under onrender.com: no service of it was seen.",
    );
  else if (policies.some((policy) => policy === "enabled"))
    say("violated", "The application answers under onrender.com, past Cloudflare.");
  else if (policies.every((policy) => policy === "disabled"))
    say("met", "The application's address under onrender.com is turned off at Render.");
  else say("unverified", "Render does not say whether the application answers under onrender.com.");
}
