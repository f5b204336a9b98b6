import { bridged } from "../binding/bridge.ts";
import { providerClass, resourceClass } from "../binding/resource-class.ts";
import { flag, listOf, mapOf, object, oneOf, optional, secretText, text } from "../binding/shape.ts";
import { sources } from "../sources.ts";
import { types } from "../types.ts";

export const terraform = { package: "render", ...sources.render } as const;

export const providerShape = {
  package: terraform.package,
  inputs: { apiKey: secretText, ownerId: text, waitForDeployCompletion: optional(flag) },
} as const;

/** Not marked as a whole: what a promise hangs on stays readable in a preview, a secret value is marked one by one. */
const envVars = mapOf(object({ value: text }));
const nativeRuntime = object({
  runtime: oneOf("node"),
  repoUrl: text,
  branch: text,
  buildCommand: text,
  autoDeploy: flag,
});
const runtimeSource = object({ nativeRuntime });
const logStreamOverride = object({ setting: oneOf("drop", "send") });

export const projectShape = {
  token: types.render.project,
  inputs: {
    name: text,
    environments: mapOf(
      object({ name: text, protectedStatus: oneOf("protected", "unprotected"), networkIsolated: flag }),
    ),
  },
  outputs: { environments: mapOf(object({ id: text })) },
} as const;

export const webServiceShape = {
  token: types.render.webService,
  inputs: {
    name: text,
    plan: text,
    region: text,
    environmentId: text,
    runtimeSource,
    startCommand: text,
    envVars,
    customDomains: listOf(object({ name: text })),
    previews: object({ generation: oneOf("off", "manual", "automatic") }),
    logStreamOverride,
  },
  outputs: { url: text, slug: text },
} as const;

export const cronJobShape = {
  token: types.render.cronJob,
  inputs: {
    name: text,
    plan: text,
    region: text,
    environmentId: text,
    runtimeSource,
    startCommand: text,
    schedule: text,
    envVars,
    logStreamOverride,
  },
  outputs: {},
} as const;

const reference = bridged(terraform);
export const RenderProvider = providerClass(providerShape, reference);
export const Project = resourceClass(projectShape, reference);
export const WebService = resourceClass(webServiceShape, reference);
export const CronJob = resourceClass(cronJobShape, reference);
