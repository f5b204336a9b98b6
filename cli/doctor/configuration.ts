import { parseConfig, placeholdersIn } from "../../infra/config.ts";
import { type ConfigKey, type ConfigName, configKeys } from "../../infra/config-keys.ts";
import { InputError } from "../../register/input-error.ts";
import type { StackConfig } from "../../snapshot/stack-config.ts";
import type { Need, Standing } from "./need.ts";
import { usualShapes } from "./shapes.ts";

/** Values of secrets by key, decrypted in memory to look at their shape. */
export type Decrypted = Readonly<Record<string, string>>;

/** One need a key of the program's configuration, and one for each thing that the program would refuse. */
export function configurationNeeds(
  { stack, values, secretKeys }: StackConfig,
  decrypted: Decrypted = {},
): Need[] {
  const unfilled = new Set(placeholdersIn(values));
  const needs = (Object.keys(configKeys) as ConfigName[]).map((name): Need => {
    const key = `kaitalk:${name}`;
    const { kind, what }: ConfigKey = configKeys[name];
    const need = (standing: Standing, next = "") => ({ area: areaOf(name), what: key, standing, next });
    const command = `pulumi config set ${kind === "secret" ? "--secret " : ""}${key} --stack ${stack}`;
    const value = values[key] ?? "";
    if (value === "" || unfilled.has(key)) return { ...need("missing", what), command };
    if (kind === "secret" && !secretKeys.includes(key))
      return { ...need("wrong", inTheClear(stack)), command };
    const seen = secretKeys.includes(key) ? decrypted[key] : value;
    return seen === undefined ? need("ready") : { ...need("ready"), ...lookAt(name, seen) };
  });
  return [...needs, ...refused(values, needs)];
}

function inTheClear(stack: string): string {
  return `It stands in Pulumi.${stack}.yaml in the clear: replace it at the vendor, then set it as a secret.`;
}

/** Says how a value should look, never what it is. */
function lookAt(name: ConfigName, value: string): Pick<Need, "standing" | "next"> | undefined {
  const { format, what }: ConfigKey = configKeys[name];
  if (format && !format.test(value))
    return { standing: "wrong", next: `It is malformed. It should be: ${what}.` };
  const shape = usualShapes[name];
  if (!shape || shape.pattern.test(value)) return undefined;
  return { standing: "confirm", next: `It usually is ${shape.looks}; see whether it was copied whole.` };
}

/** What the program's own reading refuses, beyond what is missing or was found above. */
function refused(values: StackConfig["values"], needs: readonly Need[]): Need[] {
  const found = new Set(needs.filter(({ standing }) => standing === "wrong").map(({ what }) => what));
  return problemsOf(values).flatMap((problem) => {
    const [, key, sentence = ""] = /^(\S+:\S+) (.*)$/s.exec(problem) ?? [];
    if (key === undefined || found.has(key)) return [];
    return [{ area: "Configuration", what: key, standing: "wrong" as const, next: capital(sentence) }];
  });
}

function problemsOf(values: StackConfig["values"]): readonly string[] {
  try {
    parseConfig(values);
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}

const areas: readonly (readonly [prefix: string, area: string])[] = [
  ["neon", "Neon"],
  ["render", "Render"],
  ["application", "Render"],
  ["purge", "Render"],
  ["cloudflare", "Cloudflare"],
  ["publishing", "Cloudflare"],
  ["postmark", "Postmark"],
  ["stripe", "Stripe"],
  ["subscription", "Stripe"],
  ["twilio", "Twilio"],
];

function areaOf(name: ConfigName): string {
  if (/AccessKey/.test(name)) return "Cloudflare";
  return areas.find(([prefix]) => name.startsWith(prefix))?.[1] ?? "Configuration";
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
