import { expect, it } from "vitest";
import { readers } from "../../observe/readers.ts";
import { tables } from "../../policies/sub-processors/judged-inputs.ts";
import { plant, plantable } from "../../sandbox/plant.ts";
import { isList, isObject, type Json, type JsonObject } from "../../vendors/simulation/json.ts";
import type { HeldObject, VendorStore } from "../../vendors/simulation/store.ts";
import { types } from "../../vendors/types.ts";
import { filledVendors } from "../support/filled-vendors.ts";
import { filled } from "../support/rule-reads.ts";
import { sandboxLook } from "../support/sandbox-look.ts";

/** Words of people about their own things, which a look asks for nowhere: they may name people. */
const labels =
  /(^|\.)(description|metadata\.\{\}|friendlyName|username|statementDescriptor|unitLabel|marketingFeatures\[\]\.name)$/;
/** What is secret, and what is sent away with a message. */
const secrets = /(^|\.)(secretFiles\.\{\}\.content|token|authToken|httpHeaders\.\{\})$/;
/** Twilio has ended its fax; Stripe makes a product's first price a price of its own; of an address elsewhere its region is enough. */
const gone =
  /^(fax\.|defaultPriceDatas|amazonEventbridges\[\]\.awsAccountId|azureEventGrid\.azure(ResourceGroupName|SubscriptionId))/;

/** Inputs of a thing that decide under which form it stands; each is tried. */
const forms: Readonly<Record<string, readonly JsonObject[]>> = {
  [types.stripe.v2CoreEventDestination]: [
    { type: "webhook_endpoint" },
    { type: "amazon_eventbridge" },
    { type: "azure_event_grid" },
  ],
  [types.cloudflare.ruleset]: [{}, { zoneId: "", accountId: "5a".repeat(16) }],
  ...Object.fromEntries(
    [
      types.render.webService,
      types.render.privateService,
      types.render.backgroundWorker,
      types.render.cronJob,
    ].map((type) => [type, ["nativeRuntime", "docker", "image"].map((runtimeSource) => ({ runtimeSource }))]),
  ),
};
/** Values that say which of its kind a thing is. */
const decisive = new Set(["settingId", "value", "streamId", "serverId", "zoneId", "accountId", "bucketName"]);
const further = new Set(["jurisdiction", "projectId", "branchId", "envGroupId", "kind", "phase"]);

const switches =
  /(nabled|Isolated|Lookup|proxied|flag|Activated|trackOpens|ContentInHook|autoDeploy|OnNumber|paused|subdomains|includeContent|PreviewsEnabled|Protected)$/;

function valueAt(place: string) {
  if (switches.test(place)) return true;
  if (place.startsWith("currencyOptions")) return "y";
  return /(maxAge|Seconds|sizeGb|max_age)$/.test(place) ? 7 : "x";
}

const read = tables
  .flatMap(({ judged }) => judged)
  .flatMap(({ types: of, readBy }) =>
    of.flatMap((type) => Object.values(readBy ?? {}).map((places) => ({ type, places }))),
  );

it.each(Object.keys(readers))("whatever rules read of what is at %s is looked at", async (vendor) => {
  const store = await filledVendors();
  const kinds = Object.keys((await readers[vendor]?.())?.kinds ?? {});
  const unasked: string[] = [];
  for (const type of kinds) {
    const places = read.filter((one) => one.type === type).flatMap((one) => one.places);
    const open = new Set(
      places.filter(
        (place) => ![labels, secrets, gone].some((not) => not.test(place)) && !/actionParameters/.test(place),
      ),
    );
    for (const form of forms[type] ?? [{}]) {
      if (open.size === 0) break;
      const { entries } = await sandboxLook([vendor], (vendors) => withAll(vendors, type, [...open], form));
      for (const one of entries)
        if (one.entry === "resource" && one.type === type)
          for (const place of open)
            if (isThere(one.properties, place.replaceAll("[]", ".[]").split("."))) open.delete(place);
    }
    unasked.push(...[...open].map((place) => `${type} ${place}`));
  }
  store.close();
  expect(unasked).toEqual([]);
});

/** Puts one of the type there, with a value at every place. */
function withAll(store: VendorStore, type: string, places: readonly string[], form: JsonObject): void {
  const held = oneOf(store, type);
  const runtime = form.runtimeSource;
  const wanted = places.filter(
    (place) =>
      !decisive.has(place) &&
      !further.has(place) &&
      (!place.startsWith("runtimeSource.") || place.startsWith(`runtimeSource.${String(runtime)}.`)),
  );
  const given = wanted.map((place) => filled(type, [place], valueAt(place)).inputs as JsonObject);
  const { runtimeSource, ...rest } = held.properties;
  const own = runtime === undefined && runtimeSource !== undefined ? { ...rest, runtimeSource } : rest;
  const properties = [...given, runtime === undefined ? form : {}].reduce<Json>(merged, own);
  if (isObject(properties)) store.put({ ...held, properties });
}

function oneOf(store: VendorStore, type: string): HeldObject {
  const [declared] = store.ofType(type);
  if (declared) return declared;
  if (type === types.render.envGroupLink) {
    const { id } = plant(store, "render-env-group");
    return {
      type,
      id: "link",
      urn: `urn:pulumi:p::p::${type}::link`,
      properties: { envGroupId: id, serviceIds: ["srv"] },
    };
  }
  for (const what of plantable) {
    const planted = plant(store, what);
    const held = planted.what === type ? store.get(planted.what, planted.id) : undefined;
    if (held) return held;
  }
  throw new Error(`nothing plants a ${type}`);
}

/** Lists are merged entry by entry, so that each place of an entry has its value. */
function merged(one: Json, other: Json): Json {
  if (isList(one) && isList(other))
    return Array.from({ length: Math.max(one.length, other.length) }, (_, index) => {
      const [mine, theirs] = [one[index], other[index]];
      return mine === undefined ? (theirs ?? null) : theirs === undefined ? mine : merged(mine, theirs);
    });
  if (!isObject(one) || !isObject(other)) return other;
  const both = Object.entries(other).map(([name, value]) => [
    name,
    name in one ? merged(one[name] ?? null, value) : value,
  ]);
  return { ...one, ...Object.fromEntries(both) };
}

function isThere(value: unknown, [step = "", ...rest]: readonly string[]): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("kaitalk:value" in value) return true;
  const known = value as Readonly<Record<string, unknown>>;
  const below = step === "[]" || step === "{}" ? Object.values(known) : [known[step]];
  return below.some((next) => next !== undefined && (rest.length === 0 || isThere(next, rest)));
}
