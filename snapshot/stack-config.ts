import { existsSync } from "node:fs";
import { z } from "zod";
import { InputError } from "../register/input-error.ts";
import { readYaml } from "../register/read-yaml.ts";

const root = new URL("../", import.meta.url);
const project = z.looseObject({ name: z.string().min(1) });
const stack = z.looseObject({ config: z.record(z.string(), z.unknown()).default({}) });

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
  const file = new URL(`Pulumi.${stackName}.yaml`, root);
  if (!/^[\w.-]+$/.test(stackName) || !existsSync(file))
    throw new InputError([`there is no stack "${stackName}": Pulumi.${stackName}.yaml does not exist.`]);
  const { value } = readYaml(file, stack);
  const secretKeys: string[] = [];
  const values = Object.entries(value.config).map(([key, entry]) => {
    if (isEncrypted(entry)) {
      secretKeys.push(key);
      return [key, "encrypted, known to the engine alone"] as const;
    }
    return [key, typeof entry === "string" ? entry : JSON.stringify(entry)] as const;
  });
  return {
    project: readYaml(new URL("Pulumi.yaml", root), project).value.name,
    stack: stackName,
    values: Object.fromEntries(values),
    secretKeys,
  };
}

function isEncrypted(entry: unknown): boolean {
  return typeof entry === "object" && entry !== null && "secure" in entry;
}
