import { inputsDigest } from "../judge/resources.ts";
import {
  HIDDEN,
  isProperties,
  opened,
  type Properties,
  packageOf,
  type Resource,
  Secret,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import { readUrn } from "../register/urn.ts";
import { namesIn, withLiteralLinks } from "../snapshot/literal-links.ts";
import type { Remark, StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { isDeclaredWithin, pairUp } from "./pairs.ts";
import type { Entry, EntryOf } from "./record.ts";

type Seen = EntryOf<"resource">;
type Inventory = EntryOf<"inventory">;

/**
 * The stack with what was seen in the accounts: each declared resource with what its vendor really holds, and beside
 * them whatever exists and nobody declared. The same packs judge it.
 */
export function observedStack(declared: StackSnapshot, entries: readonly Entry[]): StackSnapshot {
  const begun = entries.find((each) => each.entry === "begun");
  if (!begun) return declared;
  const seen = entries.filter((each) => each.entry === "resource");
  const inventories = entries.filter((each) => each.entry === "inventory");
  const kinds = new Map(inventories.map((inventory) => [inventory.kind, inventory]));
  const pairs = pairUp(seen, declared.resources, (type) => kinds.get(type));
  const found = new Map([...pairs].map(([one, resource]) => [resource, one]));
  const seenUrns = new Set([...found.keys()].map(({ urn }) => urn));
  const strangers = seen
    .filter((one) => !pairs.has(one) && (!one.byVendor || one.judged) && !isDeclaredWithin(one, pairs))
    .map((one) => ({ one, resource: stranger(one, declared) }));
  const isSeen = (urn: string) => seenUrns.has(urn) || isMadeHere(urn);
  const resources = withLiteralLinks([
    ...declared.resources.map((resource) => {
      const one = found.get(resource);
      return one ? asHeld(resource, one, isSeen) : resource;
    }),
    ...strangers.map(({ resource }) => resource),
  ]);
  const linked = new Map(resources.map((resource) => [resource.urn, resource]));
  return {
    ...declared,
    resources,
    observed: {
      at: begun.at,
      of: begun.of,
      untold: [
        ...inventories.flatMap(untold),
        ...[...found].flatMap(([resource, one]) =>
          ofUnknownOrigin(resource, one, kinds.get(one.type), isSeen),
        ),
      ],
      elsewhere: takenElsewhere(resources, seenUrns),
    },
    remarks: [
      ...(declared.remarks ?? []).map((remark) => relinked(remark, linked)),
      ...strangers.flatMap(({ one, resource }) =>
        undeclared(one, kinds.get(one.type), linked.get(resource.urn)),
      ),
      ...declared.resources.flatMap((resource) =>
        found.has(resource) ? [] : missing(linked.get(resource.urn) ?? resource, kinds.get(resource.type)),
      ),
    ],
  };
}

/** A remark speaks of the resource as it stands in the stack. */
function relinked(remark: Remark, linked: ReadonlyMap<string, Resource>): Remark {
  const resource = remark.resource && linked.get(remark.resource.urn);
  return resource ? { ...remark, resource } : remark;
}

/**
 * What the engine wrote down at its last run stands only where nobody looked. A value that is not known before it
 * exists is taken from the account where its maker was seen too; else nobody could say whose it is.
 */
function asHeld(
  resource: Resource,
  { id, properties, against }: Seen,
  isSeen: (urn: string) => boolean,
): Resource {
  const isSame = against === inputsDigest(resource);
  const seen = Object.entries(properties).map(([name, value]) => {
    const declared = resource.inputs[name];
    const held = seenValue(value, isSame ? declared : undefined);
    const isOwned = (resource.propertyDependencies[name] ?? []).every(isSeen);
    return [name, isOwned ? held : unknownAsDeclared(held, declared)] as const;
  });
  return {
    ...resource,
    id: resource.id ?? id,
    outputs: { ...resource.outputs, ...Object.fromEntries(seen) },
  };
}

/**
 * What the program takes from a resource and the vendor's value does not come from. It is looked for in texts that stand
 * by themselves: of a map of many no link says which entry it is about.
 */
function takenElsewhere(
  resources: readonly Resource[],
  seenUrns: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlyMap<string, readonly string[]>> {
  const named = namesIn(resources);
  return new Map(
    resources.flatMap(({ urn, inputs, outputs = {}, propertyDependencies }) => {
      const foreign = Object.entries(inputs).flatMap(([input, declared]) => {
        const held = outputs[input];
        const makers = propertyDependencies[input] ?? [];
        if (declared !== UNKNOWN || typeof held !== "string" || makers.length === 0) return [];
        if (!makers.every((maker) => seenUrns.has(maker))) return [];
        const names = named(input, held).filter((name) => name !== urn);
        return names.some((name) => makers.includes(name)) ? [] : [[input, names] as const];
      });
      return foreign.length > 0 ? [[urn, new Map(foreign)] as const] : [];
    }),
  );
}

/** Inputs of which nobody can tell whether the vendor's value is the one that the program means: its maker was not seen. */
function ofUnknownOrigin(
  { inputs, propertyDependencies }: Resource,
  { vendor, name, properties }: Seen,
  kind: Inventory | undefined,
  isSeen: (urn: string) => boolean,
) {
  return Object.entries(properties).flatMap(([input, held]) => {
    const open = [...unknownIn(inputs[input], seenValue(held, undefined), input)];
    const unseen = (propertyDependencies[input] ?? []).filter((urn) => !isSeen(urn));
    if (open.length === 0 || unseen.length === 0) return [];
    const makers = unseen.map((urn) => readUrn(urn).name).join(", ");
    return [
      {
        ...{ vendor, what: `${open.join(", ")} of ${kind?.called ?? "resource"} ${name}` },
        why: `what it comes from, ${makers}, was not seen`,
        expected: false,
      },
    ];
  });
}

/** Paths of what a vendor holds where the program declares what is not known before it exists. */
function* unknownIn(declared: Value | undefined, held: Value, path: string): Generator<string> {
  const open = opened(declared);
  // What a vendor does not show could be compared with nothing anyway.
  if (open === UNKNOWN && !(held instanceof Secret)) yield path;
  else if (isProperties(open) && isProperties(held))
    for (const [name, value] of Object.entries(held)) yield* unknownIn(open[name], value, `${path}.${name}`);
}

/** Keys are drawn by the engine and stand in no account, so that nobody could have seen their maker. */
function isMadeHere(urn: string): boolean {
  return packageOf(readUrn(urn).type) === "random";
}

/** What was seen, but unknown wherever the declared value is: its maker was not seen, so nobody can say whose it is. */
function unknownAsDeclared(held: Value, declared: Value | undefined): Value {
  const open = opened(declared);
  if (open === UNKNOWN) return UNKNOWN;
  if (!isProperties(held) || !isProperties(open)) return held;
  return Object.fromEntries(
    Object.entries(held).map(([name, value]) => [name, unknownAsDeclared(value, open[name])]),
  );
}

/** It was seen through the account that the stack's own provider opens. */
function stranger(
  { type, id, name, properties }: Seen,
  { project, stack, resources }: StackSnapshot,
): Resource {
  const provider = resources.find(
    (declared) => declared.provider && packageOf(declared.type) === packageOf(type),
  )?.provider;
  const inputs = seenValue(properties, undefined) as Properties;
  return {
    urn: `urn:pulumi:${stack}::${project}::${type}::${name} (${id}, not declared)`,
    type,
    name,
    custom: true,
    inputs,
    outputs: inputs,
    external: true,
    protect: false,
    ignoreChanges: [],
    keptBy: [],
    id,
    dependencies: [],
    propertyDependencies: {},
    secretsVisible: true,
    ...(provider && { provider }),
  };
}

/** As it was written; what was withheld is what is declared where they agreed, and otherwise hidden. */
function seenValue(written: Seen["properties"][string], declared: Value | undefined): Value {
  if (Array.isArray(written)) {
    const list = Array.isArray(declared) ? declared : [];
    return written.map((entry, index) => seenValue(entry, list[index]));
  }
  if (typeof written !== "object" || written === null) return written as Value;
  const withheld = (written as Readonly<Record<string, unknown>>)["kaitalk:value"];
  if (withheld === "as-declared") return declared ?? new Secret(HIDDEN);
  if (withheld === "differs") return new Secret(otherThanDeclared);
  if (withheld === "hidden") return new Secret(HIDDEN);
  const fields = isProperties(declared) ? declared : {};
  return Object.fromEntries(
    Object.entries(written).map(([name, value]) => [name, seenValue(value, fields[name])]),
  );
}

/** No declared value is this one, so that whoever compares finds the difference and nobody learns the value. */
const otherThanDeclared = "observed to be another value than the declared one";

/** By what the kind can hold: data and ways in or out break promises, a setting is for its rules to judge. */
function undeclared(one: Seen, kind: Inventory | undefined, resource: Resource | undefined): Remark[] {
  const what = kind?.called ?? one.type;
  if (one.byVendor) return [];
  const means = {
    data: "it can hold data about people",
    "way-out": "data can leave through it, or somebody get in",
    setting: "nobody decided on it",
  }[kind?.holds ?? "data"];
  return [
    {
      id: "resource-is-declared",
      outcome: kind?.holds === "setting" ? "unverified" : "violated",
      ...(resource && { resource }),
      type: one.type,
      sentence: `${what} ${one.name} exists at ${one.vendor} and nobody declared it; ${means}.`,
      fix: "Find out who made it and what it holds; declare it in the program, or delete it at the vendor.",
    },
  ];
}

/** Only a complete list shows that something is not there. */
function missing(resource: Resource, kind: Inventory | undefined): Remark[] {
  if (!resource.custom || kind?.answer.seen !== "complete") return [];
  return [
    {
      id: "declared-resource-exists",
      outcome: "violated",
      resource,
      sentence: `it is declared, and ${kind.vendor} lists no such ${kind.called}.`,
      fix: "Run pulumi refresh and pulumi up, find out who removed it, and observe again.",
    },
  ];
}

function untold({ vendor, called, answer, preview }: Inventory) {
  return answer.seen === "complete"
    ? []
    : [{ vendor, what: called, why: answer.why, expected: preview === true }];
}
