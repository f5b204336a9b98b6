import { z } from "zod";
import { isProperties, type Value } from "../policies/kernel/resource.ts";
import { secretSignature, signature } from "../policies/kernel/sentinels.ts";
import { readJson } from "./read-json.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

const stackExport = z.looseObject({
  deployment: z.looseObject({ resources: z.array(z.looseObject({ urn: z.string() })) }),
});

/**
 * A stack export with its secrets shown → the same with every secret gone, but for inputs that the program itself
 * declares in the clear: bridged providers mark whole maps secret, TLS modes and all, and a promise hangs on those.
 * The result can be kept and judged. Throws `InputError` where the text is no stack export.
 */
export function sealState(text: string, program: StackSnapshot): string {
  const state = readJson(text, "the exported state", stackExport, "a stack export");
  const declared = new Map(program.resources.map(({ urn, inputs }) => [urn, inputs]));
  const resources = state.deployment.resources.map((resource) => ({
    ...resource,
    inputs: sealed(resource.inputs, declared.get(resource.urn)),
    outputs: sealed(resource.outputs, undefined),
  }));
  return JSON.stringify({ ...state, deployment: { ...state.deployment, resources } }, null, 2);
}

function sealed(value: unknown, declared: Value | undefined, secret = false): unknown {
  if (Array.isArray(value)) {
    const items = Array.isArray(declared) ? declared : [];
    return value.map((item, index) => sealed(item, items[index], secret));
  }
  if (typeof value !== "object" || value === null)
    return secret && value !== declared ? { [signature]: secretSignature, ciphertext: leftOut } : value;
  const fields = value as Record<string, unknown>;
  if (fields[signature] === secretSignature)
    return sealed(
      typeof fields.plaintext === "string" ? JSON.parse(fields.plaintext) : leftOut,
      declared,
      true,
    );
  const properties = isProperties(declared) ? declared : {};
  return Object.fromEntries(
    Object.entries(fields).map(([key, entry]) => [key, sealed(entry, properties[key], secret)]),
  );
}

const leftOut = "left out of this export";
