import { describe, expect, it } from "vitest";
import { readers } from "../../observe/readers.ts";
import { UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import { readUrn } from "../../register/urn.ts";
import { isList, isObject, type Json } from "../../vendors/simulation/json.ts";
import type { HeldObject } from "../../vendors/simulation/store.ts";
import { filledVendors } from "../support/filled-vendors.ts";
import { declaredInSandbox, sandboxLook } from "../support/sandbox-look.ts";

type Path = readonly (string | number)[];
const vendors = Object.keys(readers);

/** What belongs to a bucket or a zone is held under its address, which therefore cannot drift by itself. */
const addresses = new Set(["accountId", "bucketName", "jurisdiction", "settingId"]);
/** A bucket is held under its name; when a compute of Neon's sleeps breaks no promise. */
const passedOver = /^(R2Bucket .* name|Project project defaultEndpointSettings\..*)$/;
/** A secret whose declared value nobody knows before it exists can be compared with none. */
const drawn =
  /^envVars\.(HEALTH_DATA_KEY_1|IP_HASH_PEPPER|SESSION_SECRET|PGPASSWORD|POSTMARK_SERVER_TOKEN|STRIPE_WEBHOOK_SECRET)\./;

const changes: {
  readonly held: HeldObject;
  readonly name: string;
  readonly path: Path;
  readonly value: Json;
  /** Whom to look at: where what is declared comes from another vendor, from there too. */
  readonly at: readonly string[];
}[] = [];
const gone: HeldObject[] = [];
const { resources } = await declaredInSandbox();
const store = await filledVendors();
for (const held of store.all()) {
  const resource = resources.find(
    ({ urn }) => readUrn(urn).name === readUrn(held.urn).name && urn.includes(held.type),
  );
  if (!resource || !vendors.includes(vendorOf(held))) continue;
  const name = `${held.type.split(":").at(-1)} ${resource.name}`;
  // A setting stays when it is no longer declared.
  if (!/ZoneSetting|R2ManagedDomain/.test(held.type)) gone.push(held);
  for (const { path, value } of leaves(held.properties, []))
    if (
      !addresses.has(String(path[0])) &&
      !drawn.test(`${path.join(".")}.`) &&
      !passedOver.test(`${name} ${path.join(".")}`) &&
      declaredAt(resource.inputs, path) !== undefined
    )
      changes.push({
        ...{ held, name, path, value },
        at: declaredAt(resource.inputs, path) === UNKNOWN ? vendors : [vendorOf(held)],
      });
}
store.close();

describe("a look at one vendor brings no news where nobody changed anything", () => {
  it.each(vendors)("%s", async (vendor) => {
    expect((await sandboxLook([vendor])).news).toEqual([]);
  });
});

describe("whatever somebody changes of what is declared is found", () => {
  it.each(changes.map((change) => [`${change.name} ${change.path.join(".")}`, change] as const))(
    "%s",
    async (_, { held, path, value, at }) => {
      const properties = set(held.properties, path, other(value));
      if (!isObject(properties)) throw new Error("no object");
      const { news } = await sandboxLook(at, (seen) => seen.put({ ...held, properties }));
      expect(news).not.toEqual([]);
    },
  );
});

describe("whatever somebody removes of what is declared is missed", () => {
  it.each(gone.map((held) => [held.urn.split("$").at(-1), held] as const))("%s", async (_, held) => {
    const { news } = await sandboxLook([vendorOf(held)], (seen) => seen.remove(held.type, held.id));
    expect(news).not.toEqual([]);
  });
});

function vendorOf({ type }: HeldObject): string {
  return type.split(":", 1)[0] ?? "";
}

function* leaves(value: Json, path: Path): Generator<{ readonly path: Path; readonly value: Json }> {
  if ((isObject(value) || isList(value)) && Object.keys(value).length > 0)
    for (const [step, below] of Object.entries(value))
      yield* leaves(below, [...path, isList(value) ? Number(step) : step]);
  else yield { path, value };
}

/** The declared value, or UNKNOWN where it or what it stands in is not known before it exists. */
function declaredAt(value: Value | undefined, path: Path): unknown {
  let at: unknown = value;
  for (const step of path) {
    if (at === UNKNOWN) return at;
    at = (at as Readonly<Record<string, unknown>> | undefined)?.[step];
  }
  return at;
}

function other(value: Json): Json {
  if (typeof value === "boolean") return !value;
  if (typeof value === "number") return value + 1;
  return value === "yes" ? "no" : value === "no" ? "yes" : `${String(value)}x`;
}

function set(into: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value;
  if (isList(into)) return into.with(Number(step), set(into[Number(step)] ?? null, rest, value));
  return isObject(into) ? { ...into, [step]: set(into[step] ?? null, rest, value) } : value;
}
