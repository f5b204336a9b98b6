import { log, type Output, output, runtime, secret, unknown } from "@pulumi/pulumi";
import { InputError } from "../register/input-error.ts";
import { type ConfigKey, type ConfigName, configKeys, type Kind } from "./config-keys.ts";

const namespace = "kaitalk:";
const recordingsKey = "recordings:enabled";
const placeholder = /^<owner fills: /;

/** A stack's configuration as the engine hands it over: key with namespace → text, lists and objects as JSON. */
export type ConfigValues = Readonly<Record<string, string>>;

interface ValueByKind {
  text: string;
  secret: Output<string>;
  amount: Output<number>;
  version: number;
  versions: readonly number[];
}

/** The configuration as the components take it. A secret is marked so from here on. */
export type StackConfig = {
  readonly [Name in ConfigName]: ValueByKind[(typeof configKeys)[Name]["kind"]];
} & {
  /** Whether calls are recorded into R2 at all. */
  readonly recordingsEnabled: boolean;
};

/** Keys that still hold `<owner fills: …>`, in the order of the file. Pure. */
export function placeholdersIn(values: ConfigValues): string[] {
  return Object.keys(values).filter((key) => placeholder.test(values[key] ?? ""));
}

/** What the components take of each key that is a text and no secret. Pure. Throws as {@link parseConfig} does. */
export function plainTexts(values: ConfigValues): Record<string, string> {
  const config = parseConfig(values);
  return Object.fromEntries(
    names.flatMap((name) => {
      const text = config[name];
      return typeof text === "string" ? [[namespace + name, text]] : [];
    }),
  );
}

/**
 * The same configuration with a stand-in for every placeholder, as a preview goes on with it; `amount` tells the number
 * that stands for one that nobody has told. Pure.
 */
export function filledIn(values: ConfigValues, amount: (key: string) => number): ConfigValues {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const name = key.slice(namespace.length);
      if (!placeholder.test(value) || !isKnown(key)) return [key, value];
      const { kind } = configKeys[name as ConfigName];
      return [key, kind === "amount" ? String(amount(key)) : standInFor(name as ConfigName)];
    }),
  );
}

/** The sub-processors whose key each text of the configuration is; none for what is no key. Pure. */
export function companiesByText(values: ConfigValues): ReadonlyMap<string, ReadonlySet<string>> {
  const companies = new Map<string, Set<string>>();
  for (const [key, text] of Object.entries(values)) {
    const { of }: Partial<ConfigKey> = isKnown(key)
      ? configKeys[key.slice(namespace.length) as ConfigName]
      : {};
    const known = companies.get(text) ?? new Set();
    companies.set(text, of === undefined ? known : known.add(of));
  }
  return companies;
}

/**
 * Reads every key at once. Pure but for the marking of secrets. A placeholder is replaced by a stand-in in the vendor's
 * format, a price by an unknown. Throws one `InputError` that names all that is missing, unknown or malformed.
 */
export function parseConfig(values: ConfigValues): StackConfig {
  const problems: string[] = [];
  const missing = names.filter((name) => (values[namespace + name] ?? "") === "");
  if (missing.length > 0) problems.push(missingSentence(missing));
  const unknownKeys = Object.keys(values).filter((key) => key.startsWith(namespace) && !isKnown(key));
  for (const key of unknownKeys)
    problems.push(`${key} is no key of this program; its keys are listed in infra/config-keys.ts.`);
  const entries = names.map((name) => {
    const text = values[namespace + name] ?? "";
    return [name, text === "" ? undefined : parse(name, text, problems)];
  });
  const recordings = values[recordingsKey] ?? "false";
  if (recordings !== "true" && recordings !== "false")
    problems.push(`${recordingsKey} is "${recordings}"; it is "true" or "false".`);
  if (problems.length > 0) throw new InputError(problems);
  // Every key of `configKeys` is present and of its kind, or the lines above have thrown.
  return { ...Object.fromEntries(entries), recordingsEnabled: recordings === "true" } as StackConfig;
}

/**
 * The configuration of the running stack. A preview goes on with placeholders and says so; an update is refused with
 * one message that names them all.
 */
export function readConfig(): StackConfig {
  const values: ConfigValues = runtime.allConfig();
  const config = parseConfig(values);
  const unfilled = placeholdersIn(values);
  if (unfilled.length > 0) {
    const sentence = unfilledSentence(unfilled);
    if (!runtime.isDryRun()) throw new InputError([sentence]);
    log.warn(sentence);
  }
  return config;
}

const names = Object.keys(configKeys) as ConfigName[];

function isKnown(key: string): boolean {
  return key.slice(namespace.length) in configKeys;
}

function missingSentence(missing: readonly ConfigName[]): string {
  const list = missing.map((name) => `  ${namespace}${name}: ${configKeys[name].what}`).join("\n");
  return `configuration is missing; set each with pulumi config set [--secret] <key> <value>:\n${list}`;
}

function unfilledSentence(unfilled: readonly string[]): string {
  const list = unfilled.map((key) => `  ${key}: ${whatOf(key)}`).join("\n");
  return `the owner has yet to fill in; set each with pulumi config set [--secret] <key> <value>:\n${list}`;
}

function whatOf(key: string): string {
  const name = key.slice(namespace.length);
  return name in configKeys ? configKeys[name as ConfigName].what : "no key of this program";
}

function parse(name: ConfigName, written: string, problems: string[]): ValueByKind[Kind] {
  const key: ConfigKey = configKeys[name];
  const unfilled = placeholder.test(written);
  const text = unfilled ? standInFor(name) : written;
  switch (key.kind) {
    case "secret":
      return secret(text);
    case "text":
      if (key.format && !key.format.test(text))
        problems.push(`${namespace}${name} is malformed: ${key.what}.`);
      return text;
    case "amount":
      return unfilled ? unknownAmount() : output(parseWhole(name, text, problems));
    case "version":
      return parseWhole(name, text, problems);
    case "versions":
      return parseVersions(name, text, problems);
  }
}

function standInFor(name: ConfigName): string {
  const { standIn }: ConfigKey = configKeys[name];
  return standIn ?? `owner-fills-${inKebabCase(name)}`;
}

function inKebabCase(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function parseWhole(name: ConfigName, text: string, problems: string[]): number {
  if (!/^[1-9]\d*$/.test(text))
    problems.push(`${namespace}${name} is "${text}"; write a whole number from 1.`);
  return Number(text);
}

function parseVersions(name: ConfigName, text: string, problems: string[]): readonly number[] {
  if (/^\[[1-9]\d*(,[1-9]\d*)*\]$/.test(text)) {
    const versions: readonly number[] = JSON.parse(text);
    if (versions.every((version, index) => index === 0 || version > (versions[index - 1] ?? version)))
      return versions;
  }
  problems.push(
    `${namespace}${name} is ${text}; write a list of whole numbers, oldest first, such as [1, 2].`,
  );
  return [];
}

/** A price that nobody has told is not nought: it is unknown, and every reader of the plan sees it so. */
function unknownAmount(): Output<number> {
  return output(unknown as unknown as number);
}
