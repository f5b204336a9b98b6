import { asNamed, firstId, named, type Plant, unused } from "../../simulation/plant.ts";
import { types } from "../../types.ts";
import { keptLog } from "./logs.ts";
import { keptDiskSnapshot, keptObject as keptRenderObject } from "./stores.ts";
import { workspace } from "./workspace.ts";

const { render } = types;

const service = (type: string): Plant => ({
  type,
  inputs: (name) => ({
    ...{ name, plan: "starter", region: "oregon" },
    runtimeSource: { nativeRuntime: { runtime: "node", repoUrl: "https://github.com/sandbox/other" } },
  }),
});

/** What can be put at the vendor behind the engine's back. */
export const plants: Readonly<Record<string, Plant>> = {
  project: {
    type: render.project,
    inputs: (name) => ({ name, environments: { other: { name: "other", protectedStatus: "unprotected" } } }),
  },
  service: service(render.webService),
  "private-service": service(render.privateService),
  worker: service(render.backgroundWorker),
  "cron-job": service(render.cronJob),
  "static-site": service(render.staticSite),
  "service-with-disk": {
    type: render.privateService,
    inputs: (name) => ({ name, disk: { name, mountPath: "/data", sizeGb: 1 } }),
  },
  "key-value": {
    type: render.keyvalue,
    inputs: (name) => ({ name, plan: "free", region: "oregon" }),
  },
  "log-stream": {
    type: render.logStream,
    inputs: (name) => ({ endpoint: `${name}.example.invalid:6514`, preview: "send" }),
  },
  "metrics-stream": {
    type: render.metricsStream,
    inputs: (name) => ({ metricsProvider: "CUSTOM", url: `https://${name}.example.invalid` }),
  },
  "env-group": { type: render.envGroup, inputs: (name) => ({ name, envVars: {}, secretFiles: {} }) },
  "registry-credential": {
    type: render.registryCredential,
    inputs: (name) => ({ name, registry: "DOCKER", username: "sandbox" }),
  },
  "dedicated-ip": { type: render.dedicatedIp, inputs: (name) => ({ name, region: "oregon" }) },
  blueprint: named(unused("render", "blueprint")),
  workflow: named(unused("render", "workflow")),
  sandbox: named(unused("render", "sandbox")),
  postgres: {
    type: render.postgres,
    inputs: (name) => ({ name, plan: "free", region: "oregon", version: "17" }),
  },
  webhook: {
    type: render.webhook,
    inputs: (name) => ({ name, enabled: true, url: `https://${name}.example.invalid/` }),
  },
  object: {
    kind: keptRenderObject,
    owner: () => `${workspace}/oregon`,
    id: asNamed,
    properties: { size: 1 },
  },
  "disk-snapshot": {
    kind: keptDiskSnapshot,
    owner: (store) => `dsk-${firstId(store, render.webService)}`,
    id: asNamed,
  },
  log: {
    kind: keptLog,
    owner: (store) => firstId(store, render.webService),
    id: asNamed,
    properties: { type: "app", message: "line of the sandbox" },
  },
};
