import { randomBytes } from "node:crypto";
import { InputError } from "../register/input-error.ts";
import { keptObject } from "../vendors/cloudflare/front/buckets.ts";
import { deletedBranch, keptSnapshot } from "../vendors/neon/front/branches.ts";
import { deletedProject, unavailableProject } from "../vendors/neon/front/projects.ts";
import {
  keptBounce,
  keptMessage as keptMail,
  keptSuppression,
  sentMessage,
} from "../vendors/postmark/front/messages.ts";
import { keptLog } from "../vendors/render/front/logs.ts";
import { keptDiskSnapshot, keptObject as keptRenderObject } from "../vendors/render/front/stores.ts";
import { workspace } from "../vendors/render/front/workspace.ts";
import { type JsonObject, textAt } from "../vendors/simulation/json.ts";
import type { VendorStore } from "../vendors/simulation/store.ts";
import { mainAccount } from "../vendors/twilio/front/accounts.ts";
import { keptCall, keptMessage, keptRecording, keptTranscription } from "../vendors/twilio/front/records.ts";
import { eventSink } from "../vendors/twilio/simulation/services.ts";
import { types } from "../vendors/types.ts";
import { providerOn } from "./attach.ts";
import { withEdits } from "./edit.ts";

/** What can be put at a vendor behind the engine's back: an object as somebody would click it together, or a record. */
type Plant =
  | { readonly type: string; readonly inputs: (name: string, store: VendorStore) => JsonObject }
  | {
      readonly kind: string;
      /** Whose it is where no edit of `owner` says it. */
      readonly owner: (store: VendorStore) => string;
      readonly id: (name: string) => string;
      readonly properties?: JsonObject;
    };

const { cloudflare, neon, postmark, render, stripe, twilio } = types;
const sid = (letters: string) => (name: string) =>
  `${letters}${Buffer.from(name).toString("hex").padEnd(32, "0").slice(-32)}`;
const asNamed = (name: string) => name;

const plants: Readonly<Record<string, Plant>> = {
  "cloudflare-bucket": {
    type: cloudflare.r2Bucket,
    inputs: (name, store) => ({
      name,
      accountId: first(store, cloudflare.r2Bucket, "accountId"),
      jurisdiction: "default",
    }),
  },
  "cloudflare-object": {
    kind: keptObject,
    owner: (store) => firstId(store, cloudflare.r2Bucket),
    id: asNamed,
  },
  "cloudflare-d1-database": { type: cloudflare.d1Database, inputs: (name) => ({ name }) },
  "cloudflare-logpush-job": {
    type: cloudflare.logpushJob,
    inputs: (name, store) => ({
      name,
      zoneId: first(store, cloudflare.zoneSetting, "zoneId"),
      dataset: "http_requests",
      destinationConf: "https://logs.example.invalid",
      enabled: true,
    }),
  },
  "neon-project": {
    type: neon.project,
    inputs: (name, store) => ({
      name,
      orgId: first(store, neon.project, "orgId"),
      regionId: "aws-us-east-1",
    }),
  },
  "neon-branch": {
    type: neon.branch,
    inputs: (name, store) => ({ name, projectId: firstId(store, neon.project) }),
  },
  "neon-snapshot": { kind: keptSnapshot, owner: (store) => firstId(store, neon.project), id: asNamed },
  "neon-deleted-branch": { kind: deletedBranch, owner: (store) => firstId(store, neon.project), id: asNamed },
  "neon-deleted-project": {
    kind: deletedProject,
    owner: (store) => first(store, neon.project, "orgId"),
    id: asNamed,
    properties: { name: "deleted", regionId: "aws-us-east-1", pgVersion: 17 },
  },
  "neon-unavailable-project": {
    kind: unavailableProject,
    owner: (store) => first(store, neon.project, "orgId"),
    id: asNamed,
  },
  "postmark-server": { type: postmark.server, inputs: (name) => ({ name, deliveryType: "Live" }) },
  "postmark-stream": {
    type: postmark.messageStream,
    inputs: (name, store) => ({
      serverId: firstId(store, postmark.server),
      streamId: name,
      name,
      messageStreamType: "Transactional",
    }),
  },
  "postmark-webhook": {
    type: postmark.webhook,
    inputs: (name, store) => ({
      serverId: firstId(store, postmark.server),
      url: `https://${name}.example.invalid/`,
      messageStream: "outbound",
      triggers: { delivery: { enabled: true } },
    }),
  },
  "postmark-message": {
    kind: keptMail,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: asNamed,
  },
  "postmark-sent": {
    kind: sentMessage,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: asNamed,
  },
  "postmark-bounce": { kind: keptBounce, owner: (store) => firstId(store, postmark.server), id: asNamed },
  "postmark-suppression": {
    kind: keptSuppression,
    owner: (store) => `${firstId(store, postmark.server)}/outbound`,
    id: (name) => `${name}@example.invalid`,
  },
  "render-service": {
    type: render.webService,
    inputs: (name) => ({
      name,
      plan: "starter",
      region: "oregon",
      runtimeSource: { nativeRuntime: { runtime: "node", repoUrl: "https://github.com/sandbox/other" } },
    }),
  },
  "render-postgres": {
    type: render.postgres,
    inputs: (name) => ({ name, plan: "free", region: "oregon", version: "17" }),
  },
  "render-webhook": {
    type: render.webhook,
    inputs: (name) => ({ name, enabled: true, url: `https://${name}.example.invalid/` }),
  },
  "render-object": {
    kind: keptRenderObject,
    owner: () => `${workspace}/oregon`,
    id: asNamed,
    properties: { size: 1 },
  },
  "render-disk-snapshot": {
    kind: keptDiskSnapshot,
    owner: (store) => `dsk-${firstId(store, render.webService)}`,
    id: asNamed,
  },
  "render-log": {
    kind: keptLog,
    owner: (store) => firstId(store, render.webService),
    id: asNamed,
    properties: { type: "app", message: "line of the sandbox" },
  },
  "stripe-webhook": {
    type: stripe.webhookEndpoint,
    inputs: (name) => ({ url: `https://${name}.example.invalid/`, enabledEvents: ["*"] }),
  },
  "stripe-event-destination": {
    type: stripe.v2CoreEventDestination,
    inputs: (name) => ({
      name,
      type: "amazon_eventbridge",
      enabledEvents: ["*"],
      eventPayload: "thin",
      amazonEventbridges: [{ awsAccountId: "000000000000", awsRegion: "us-east-1" }],
    }),
  },
  "twilio-subaccount": {
    type: twilio.accountSubAccount,
    inputs: (name) => ({ friendlyName: name, status: "active" }),
  },
  "twilio-number": {
    type: twilio.phoneNumber,
    inputs: (name, store) => ({
      friendlyName: name,
      phoneNumber: "+15005550006",
      accountSid: mainAccount(store),
    }),
  },
  "twilio-messaging-service": { type: twilio.messagingService, inputs: (name) => ({ friendlyName: name }) },
  "twilio-event-sink": {
    type: eventSink.type,
    inputs: (name) => ({ description: name, sinkType: "webhook" }),
  },
  "twilio-recording": { kind: keptRecording, owner: mainAccount, id: sid("RE") },
  "twilio-message": { kind: keptMessage, owner: mainAccount, id: sid("SM") },
  "twilio-transcription": { kind: keptTranscription, owner: mainAccount, id: sid("TR") },
  "twilio-call": { kind: keptCall, owner: mainAccount, id: sid("CA") },
};

/** Everything that can be planted. */
export const plantable: readonly string[] = Object.keys(plants);

export interface Planted {
  /** Pulumi type token, or the kind of record. */
  readonly what: string;
  readonly id: string;
}

/**
 * Puts something at a vendor behind the engine's back, as old as said. An edit `owner=…` of a record says whose it is.
 * Throws `InputError` for what cannot be planted, and where the vendor holds nothing to which it could belong.
 */
export function plant(
  store: VendorStore,
  what: string,
  {
    name,
    edits = [],
    at,
  }: { name?: string | undefined; edits?: readonly string[]; at?: string | undefined } = {},
): Planted {
  const found = plants[what];
  if (!found) throw new InputError([`"${what}" cannot be planted; plant one of ${plantable.join(", ")}.`]);
  const called = name ?? `planted-${randomBytes(4).toString("hex")}`;
  if ("kind" in found) {
    const { owner, ...properties } = withEdits({ owner: found.owner(store), ...found.properties }, edits);
    const item = { kind: found.kind, owner: String(owner), id: found.id(called) };
    store.keep([{ ...item, at: at ?? new Date().toISOString(), properties }]);
    return { what: item.kind, id: item.id };
  }
  const inputs = withEdits(found.inputs(called, store), edits);
  const urn = `urn:pulumi:planted::planted::${found.type}::${called}`;
  const held = providerOn(store).create(urn, inputs);
  if (at !== undefined) store.backdate(held, at);
  return { what: held.type, id: held.id };
}

function first(store: VendorStore, type: string, property: string): string {
  const [held] = store.ofType(type);
  if (!held) throw missing(type);
  return textAt(held.properties, property);
}

function firstId(store: VendorStore, type: string): string {
  const [held] = store.ofType(type);
  if (!held) throw missing(type);
  return held.id;
}

function missing(type: string): InputError {
  return new InputError([
    `the simulated vendors hold no ${type}; run kaitalk sandbox up or sandbox fill first.`,
  ]);
}
