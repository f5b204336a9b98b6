import { aws } from "../../vendors/aws/judged-inputs.ts";
import { cloudflare } from "../../vendors/cloudflare/judged-inputs.ts";
import type { JudgedInputs } from "../../vendors/judged-inputs.ts";
import { neon } from "../../vendors/neon/judged-inputs.ts";
import { postmark } from "../../vendors/postmark/judged-inputs.ts";
import { random } from "../../vendors/random/judged-inputs.ts";
import { render } from "../../vendors/render/judged-inputs.ts";
import { stripe } from "../../vendors/stripe/judged-inputs.ts";
import { twilio } from "../../vendors/twilio/judged-inputs.ts";
import { types } from "../../vendors/types.ts";
import { Secret, type Value } from "../kernel/resource.ts";

/** What the rules know of inputs, one table a vendor. */
export const tables: readonly JudgedInputs[] = [
  ...[neon, render, cloudflare, postmark, stripe, twilio, aws, random],
  {
    refused: {
      "dynamic-provider-absent": [types.engine.dynamicResource],
      "stack-reference-absent": [types.engine.stackReference],
    },
    judged: [],
  },
];

/** The places of one type, a step at a time: names, `[]` for any item, `{}` for any entry, `*` for anything below. */
interface Places extends Map<string, Places> {}

/** What the engine itself adds to inputs: which of them are defaults, how a package is found, the id of what exists. */
const ofEngine = new Set(["__defaults", "__internal"]);
const ofEngineAtTop = new Set(["id", "version", "pluginDownloadURL"]);

const refused = new Set(tables.flatMap((table) => Object.values(table.refused ?? {}).flat()));
let places: Map<string, Places> | undefined;

/** Whether a rule refuses every resource of a type, whatever it is given. */
export function isRefusedType(type: string): boolean {
  return refused.has(type);
}

/** The places inside a resource's inputs that are in no table, as a reader finds them: `rules[0].ref`. */
export function unjudgedInputs(type: string, inputs: Readonly<Record<string, Value>>): string[] {
  const known = placesOf(type);
  return Object.entries(inputs).flatMap(([name, value]) =>
    ofEngine.has(name) || ofEngineAtTop.has(name) ? [] : unjudged(value, name, known.get(name)),
  );
}

function unjudged(value: Value, at: string, known: Places | undefined): string[] {
  if (value === null || value === undefined || known?.has("*")) return [];
  if (!known) return [at];
  if (value instanceof Secret) return unjudged(value.value, at, known);
  if (Array.isArray(value))
    return value.flatMap((item: Value, index) => unjudged(item, `${at}[${index}]`, known.get("[]")));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([name, entry]: [string, Value]) =>
      ofEngine.has(name) ? [] : unjudged(entry, `${at}.${name}`, known.get(name) ?? known.get("{}")),
    );
  // What nobody knows yet may be an object; a plain value has its place where no object is.
  return typeof value === "symbol" || known.size === 0 || known.has("") ? [] : [at];
}

function placesOf(type: string): Places {
  places ??= readTables();
  return places.get(type) ?? new Map();
}

function readTables(): Map<string, Places> {
  const byType = new Map<string, Places>();
  for (const { types: ofTable, readBy, harmless } of tables.flatMap(({ judged }) => judged))
    for (const type of ofTable) {
      const root = byType.get(type) ?? new Map();
      byType.set(type, root);
      for (const place of [...Object.values(readBy ?? {}), ...Object.values(harmless ?? {})].flat())
        add(root, place);
    }
  return byType;
}

/** A place that ends where others go on is marked "", so that a plain value may stand there as well. */
function add(root: Places, place: string): void {
  let here = root;
  for (const step of place.replaceAll("[]", ".[]").split(".")) {
    const next = here.get(step) ?? new Map();
    here.set(step, next);
    here = next;
  }
  here.set("", new Map());
}
