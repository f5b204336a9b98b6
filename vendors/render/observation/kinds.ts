import type { Kind } from "../../observation/reader.ts";
import { types } from "../../types.ts";

const { render } = types;

/** What no provider declares by itself. */
export const unknownToProviders = {
  disk: "render:index/disk:Disk",
  diskSnapshot: "render:index/diskSnapshot:DiskSnapshot",
  objectStore: "render:index/objectStore:ObjectStore",
  blueprint: "render:index/blueprint:Blueprint",
  workflow: "render:index/workflow:Workflow",
  sandbox: "render:index/sandbox:Sandbox",
} as const;

const { disk, diskSnapshot, objectStore, blueprint, workflow, sandbox } = unknownToProviders;

/** Render's word for a kind of service. */
export const serviceTypes: Readonly<Record<string, string>> = {
  web_service: render.webService,
  private_service: render.privateService,
  background_worker: render.backgroundWorker,
  cron_job: render.cronJob,
  static_site: render.staticSite,
};

function service(called: string): Kind {
  return { called, holds: "way-out", identity: ["name"] };
}

export const kinds: Readonly<Record<string, Kind>> = {
  [render.project]: { called: "Render project", holds: "setting", identity: ["name"] },
  [render.webService]: service("web service"),
  [render.privateService]: service("private service"),
  [render.backgroundWorker]: service("background worker"),
  [render.cronJob]: service("cron job"),
  [render.staticSite]: service("static site"),
  [render.postgres]: { called: "database at Render", holds: "data", identity: ["name"] },
  [render.keyvalue]: { called: "key-value store", holds: "data", identity: ["name"] },
  [disk]: { called: "disk", holds: "data", identity: [] },
  [diskSnapshot]: { called: "snapshot of a disk", holds: "data", identity: [] },
  [objectStore]: { called: "region with objects", holds: "data", identity: [] },
  [render.webhook]: { called: "Render webhook", holds: "way-out", identity: ["url"] },
  [render.logStream]: { called: "log stream", holds: "way-out", identity: [] },
  [render.metricsStream]: { called: "metrics stream", holds: "way-out", identity: [] },
  [render.envGroup]: { called: "environment group", holds: "setting", identity: ["name"] },
  [render.envGroupLink]: {
    called: "link of an environment group",
    holds: "way-out",
    identity: ["envGroupId"],
    single: true,
  },
  [render.registryCredential]: { called: "registry credential", holds: "way-out", identity: ["name"] },
  [render.dedicatedIp]: { called: "dedicated address", holds: "setting", identity: ["name"] },
  [blueprint]: { called: "blueprint", holds: "way-out", identity: [] },
  [workflow]: { called: "workflow", holds: "data", identity: [], preview: true },
  [sandbox]: { called: "sandbox at Render", holds: "data", identity: [], preview: true },
};
