import { type Properties, Secret, UNKNOWN, type Value } from "../../../policies/kernel/resource.ts";
import { contentOf, type Site } from "./sites.ts";

/** What a place becomes; taken out where the value is undefined. */
export interface Weakening {
  readonly mutation: string;
  readonly value: Value | undefined;
}

/** What each text that a rule may hang on is weakened to; any other text becomes one that nobody expects. */
const weaker: Readonly<Record<string, string>> = {
  "aws-us-east-1": "aws-eu-central-1",
  oregon: "frankfurt",
  us: "eu",
  us1: "ie1",
  "1.3": "1.2",
  "TLSv1.3": "TLSv1.2",
  "verify-full": "require",
  strict: "flexible",
  on: "off",
  off: "on",
  yes: "no",
  no: "yes",
  POST: "GET",
  None: "HtmlAndText",
  Transactional: "Inbound",
  Age: "Date",
  "AES-256-GCM": "AES-128-CBC",
  "SHA-256": "MD5",
  active: "disabled",
  protected: "unprotected",
  drop: "send",
};
const stranger = "collector.example.net";
/** Put together here, so that no scanner takes this file for a leak. */
const leaked = ["sk", "live", "0".repeat(24)].join("_");
/** Maps whose entries have names of their own, and what more of them could look like. */
const furtherEntries: Readonly<Record<string, Properties>> = {
  envVars: {
    METRICS_URL: { value: `https://${stranger}/in` },
    REPLICA_HOST: { value: "ep-far-away-1.eu-central-1.aws.neon.tech" },
    TWILIO_HOST: { value: "api.dublin.ie1.twilio.com" },
  },
  environments: { staging: { name: "staging" } },
};

/** Every way in which a place is weakened. */
export function weakeningsOf(site: Site): Weakening[] {
  const { value } = site;
  const content = contentOf(value);
  const changed = content === UNKNOWN ? known : weakenings(content, site);
  const taken: Weakening = { mutation: "removed", value: undefined };
  if (!(value instanceof Secret)) return [taken, ...changed];
  const marked = changed.map(({ mutation, value: other = null }) => ({ mutation, value: new Secret(other) }));
  return [taken, ...marked, { mutation: "unmarked", value: content }];
}

/** What stands in the place of a value that comes from another resource. */
const known: readonly Weakening[] = [
  { mutation: "made literal", value: "elsewhere" },
  { mutation: "made a stranger's host", value: stranger },
];

function weakenings(value: Exclude<Value, Secret>, { path }: Site): Weakening[] {
  const unknown: Weakening = { mutation: "made unknown", value: UNKNOWN };
  if (typeof value === "boolean") return [unknown, { mutation: "flipped", value: !value }];
  if (typeof value === "number") return [unknown, ...numbers(value)];
  if (typeof value === "string") return [unknown, ...texts(value, path)];
  if (Array.isArray(value))
    return [unknown, { mutation: "item added", value: [...value, furtherItem(value)] }];
  if (typeof value !== "object" || value === null) return [unknown];
  const entries = Object.entries(furtherEntries[path] ?? {});
  return [
    unknown,
    ...entries.map(([name, entry]) => ({
      mutation: `entry added: ${name}`,
      value: { ...(value as Properties), [name]: entry } as Properties,
    })),
  ];
}

function numbers(value: number): { mutation: string; value: number }[] {
  return [
    { mutation: "one more", value: value + 1 },
    { mutation: "one less", value: value - 1 },
    { mutation: "ten times", value: value * 10 },
    { mutation: "a tenth", value: Math.floor(value / 10) },
  ];
}

function texts(value: string, path: string): Weakening[] {
  const known = weaker[value];
  return [
    ...(known ? [{ mutation: "weakened", value: known }] : []),
    ...(/^\d+$/.test(value)
      ? numbers(Number(value)).map((number) => ({ ...number, value: String(number.value) }))
      : [{ mutation: "replaced", value: "elsewhere" }]),
    ...addresses(value),
    { mutation: "made a key", value: leaked },
    ...(/name$|label|description/i.test(path)
      ? [{ mutation: "named after a person", value: "ana@example.net" }]
      : []),
  ];
}

function addresses(value: string): Weakening[] {
  const host = /(?<=^|:\/\/)(?:[a-z0-9-]+\.)+[a-z]{2,}(?=["/:]|$)/.exec(value)?.[0];
  if (!host) return [];
  const abroad = value.replace(".us.r2.", ".eu.r2.");
  return [
    { mutation: "moved to a stranger", value: value.replace(host, stranger) },
    ...(abroad === value ? [] : [{ mutation: "moved abroad", value: abroad }]),
    ...(value.includes("https://")
      ? [{ mutation: "sent in the open", value: value.replace("https:", "http:") }]
      : []),
  ];
}

/** A list grows by what its first item would be, every part of it weakened. */
function furtherItem([first]: readonly Value[]): Value {
  return weakest(first ?? stranger);
}

function weakest(value: Value): Value {
  const content = contentOf(value);
  if (typeof content === "boolean") return !content;
  if (typeof content === "string") return addresses(content)[0]?.value ?? weaker[content] ?? "elsewhere";
  if (Array.isArray(content)) return content.map(weakest);
  if (typeof content !== "object" || content === null) return content;
  return Object.fromEntries(Object.entries(content).map(([name, entry]) => [name, weakest(entry)]));
}
