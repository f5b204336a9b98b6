import { existsSync, readdirSync, readFileSync } from "node:fs";
import { z } from "zod";
import { type ConfigKey, type ConfigName, configKeys } from "../infra/config-keys.ts";
import { namesSecret } from "../policies/safeguards/credentials.ts";
import { formatPlace, InputError } from "../register/input-error.ts";
import { readYaml } from "../register/read-yaml.ts";
import { isEncrypted, plainSecrets, secretsInComments } from "./plain-secrets.ts";
import { readProjectName } from "./project-file.ts";

const root = new URL("../", import.meta.url);
const stack = z.looseObject({ config: z.record(z.string(), z.unknown()).default({}) });
/** What the engine itself writes beside the configuration. Anything else could bring values that are not judged. */
const known: ReadonlySet<string> = new Set(["config", "secretsprovider", "encryptionsalt", "encryptedkey"]);

/**
 * Whose key opens the state without another company: whoever knows the passphrase, or the state's store, of which an
 * attestation speaks. Every other kind is a company's: AWS, Google, Microsoft or HashiCorp. Source: Pulumi's manual,
 * Secrets, "Configuring secrets encryption".
 */
const keyHolders: ReadonlySet<string> = new Set(["default", "passphrase"]);

/** A stack's configuration as the program receives it. */
export interface StackConfig {
  readonly project: string;
  readonly stack: string;
  /** Key with namespace → text; lists and objects as JSON. */
  readonly values: Readonly<Record<string, string>>;
  readonly secretKeys: readonly string[];
}

/**
 * Reads Pulumi.yaml and Pulumi.<stack>.yaml. A secret cannot be decrypted here and stands as a text that says so:
 * the plan needs to know that it is secret, never what it is. Throws `InputError`.
 */
export function readStackConfig(stackName: string): StackConfig {
  const file = fileOf(stackName);
  if (!/^[\w-][\w.-]*$/.test(stackName))
    throw new InputError([`"${stackName}" is no name of a stack; give one as prod, of Pulumi.prod.yaml.`]);
  if (!existsSync(file))
    throw new InputError([`there is no stack "${stackName}": Pulumi.${stackName}.yaml does not exist.`]);
  const { value, place } = readStackFile(stackName);
  const strange = Object.keys(value).find((key) => !known.has(key));
  if (strange !== undefined)
    throw InputError.at(
      place([strange]),
      `${strange} brings configuration from elsewhere, which is not judged; write each value under config.`,
    );
  const { secretsprovider = "passphrase" } = value;
  if (typeof secretsprovider !== "string" || !keyHolders.has(secretsprovider))
    throw InputError.at(
      place(["secretsprovider"]),
      "secretsprovider gives the key of the state, in which the keys of health data are, to a company that the list does not name; write passphrase, or leave it to the state's own store.",
    );
  refuseForeignKeys(value.config, (key) => place(["config", key]));
  const secretKeys: string[] = [];
  const values = Object.entries(value.config).map(([key, entry]) => {
    if (isEncrypted(entry)) {
      secretKeys.push(key);
      return [key, "encrypted, known to the engine alone"] as const;
    }
    return [key, typeof entry === "string" ? entry : JSON.stringify(entry)] as const;
  });
  return {
    project: readProjectName(),
    stack: stackName,
    values: Object.fromEntries(values),
    secretKeys,
  };
}

/** Keys of the engine that change neither names nor values of what is declared. */
const ofEngine: ReadonlySet<string> = new Set(["pulumi:tags", "pulumi:disable-default-providers"]);

/** A key of a vendor's own would set up providers that the engine makes by itself, which this program does not show. */
function refuseForeignKeys(config: object, place: (key: string) => Parameters<typeof formatPlace>[0]): void {
  for (const key of Object.keys(config))
    if (!/^(kaitalk|recordings|customers):/.test(key) && !ofEngine.has(key))
      throw InputError.at(
        place(key),
        `${key} configures what this program does not declare; remove it, or declare it in infra/providers.ts.`,
      );
}

/** What a stack's own file tells the program. Throws `InputError` for a secret in the clear and for what another stack has too. */
export function readOwnConfig(stackName: string): StackConfig {
  const config = readStackConfig(stackName);
  refusePlainSecrets(stackName);
  refuseSharedValues(stackName);
  return config;
}

/** Refuses a secret that stands in the clear in Pulumi.<stack>.yaml, which is shown to whoever reads the repository. */
function refusePlainSecrets(stackName: string): void {
  const { value, place } = readStackFile(stackName);
  const secrets = Object.entries(configKeys).filter(
    ([name, { kind, format }]: [string, ConfigKey]) => kind === "secret" || (namesSecret(name) && !format),
  );
  const found = plainSecrets(value.config, new Set(secrets.map(([name]) => `kaitalk:${name}`)));
  const problems = [
    ...found.map(
      ({ key, why }) =>
        `${formatPlace(place(["config", key]))}: ${key} ${why} and stands in the clear; replace it at its vendor and set the new one with: pulumi config set --secret ${key}.`,
    ),
    ...secretsInComments(readFileSync(fileOf(stackName), "utf8")).map(
      ({ line, shape }) =>
        `Pulumi.${stackName}.yaml:${line}: a comment holds what looks like ${shape}, in the clear; replace it at its vendor and remove it here.`,
    ),
  ];
  if (problems.length > 0) throw new InputError(problems);
}

/** Refuses a stack that has an account, an address or a secret in common with another of this project. */
function refuseSharedValues(stackName: string): void {
  const own = readStackFile(stackName);
  const others = stackNames().filter((name) => name !== stackName);
  const problems = others.flatMap((other) => {
    const { config } = readStackFile(other).value;
    return Object.entries(own.value.config)
      .filter(([key, value]) => isApart(key) && isFilled(value) && isSame(value, config[key]))
      .map(
        ([key]) =>
          `${formatPlace(own.place(["config", key]))}: ${key} is the same as in Pulumi.${other}.yaml; no two stacks share an account, an address or a key, so give this one its own.`,
      );
  });
  if (problems.length > 0) throw new InputError(problems);
}

/** The stacks of this project, each in a file of its own. */
export function stackNames(): string[] {
  return readdirSync(root)
    .flatMap((name) => /^Pulumi\.([\w-][\w.-]*)\.yaml$/.exec(name)?.[1] ?? [])
    .toSorted();
}

function isApart(key: string): boolean {
  const name = key.replace(/^kaitalk:/, "");
  if (!Object.hasOwn(configKeys, name)) return false;
  const { kind, apart }: ConfigKey = configKeys[name as ConfigName];
  return kind === "secret" || apart === true;
}

/** What waits for its owner is the same in every stack. */
function isFilled(value: unknown): boolean {
  return !(typeof value === "string" && value.startsWith("<owner fills: "));
}

/** As vendors and DNS read it: without a difference of case, of spaces around it or of a last dot or slash. */
function isSame(one: unknown, other: unknown): boolean {
  const [first, second] = [one, other].map((value) =>
    typeof value === "string"
      ? value
          .trim()
          .toLowerCase()
          .replace(/[./]+$/, "")
      : JSON.stringify(value),
  );
  return first === second;
}

/** `Pulumi.<stack>.yaml` as it is written. Throws `InputError`. */
export function readStackFile(stackName: string) {
  return readYaml(fileOf(stackName), stack);
}

function fileOf(stackName: string): URL {
  return new URL(`Pulumi.${stackName}.yaml`, root);
}
