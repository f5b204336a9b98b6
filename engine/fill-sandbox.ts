import { signature } from "../policies/kernel/sentinels.ts";
import { InputError } from "../register/input-error.ts";
import { providerOn } from "../sandbox/attach.ts";
import { sandboxConfig } from "../sandbox/stack-config.ts";
import { loadSdk } from "../snapshot/lean-sdk.ts";
import type { Answers } from "../snapshot/run-program.ts";
import { readStackConfig } from "../snapshot/stack-config.ts";
import { isList, isObject, type Json, type JsonObject } from "../vendors/simulation/json.ts";
import type { HeldObject, VendorStore } from "../vendors/simulation/store.ts";
import { secretsOf } from "./sandbox-session.ts";

/**
 * Makes at the simulated vendors what the program declares, one resource after the other as the engine would, without
 * the engine and without a state. Throws `InputError` where the vendors hold something already.
 */
export async function fillSandbox(store: VendorStore, stack: string): Promise<void> {
  if (store.all().length > 0)
    throw new InputError([
      "the simulated vendors hold something already; run npx kaitalk sandbox reset first.",
    ]);
  const declared = readStackConfig(stack);
  const values = sandboxConfig(declared.values, secretsOf(declared));
  await loadSdk();
  const { runProgram } = await import("../snapshot/run-program.ts");
  await runProgram({ ...declared, values }, { answers: creations(store) });
}

/** Answers what the simulated vendor holds of a resource that has just been made. */
function creations(store: VendorStore): Answers {
  const provider = providerOn(store);
  const made = new Map<string, HeldObject>();
  return {
    answer(urn, type, inputs) {
      if (type.startsWith("pulumi:")) return inputs;
      const held = provider.create(urn, opened(inputs as JsonObject) as JsonObject);
      made.set(urn, held);
      return held.properties;
    },
    id: (urn) => made.get(urn)?.id ?? urn,
  };
}

/** Without the marks of secrets, as a vendor is asked. */
function opened(value: Json): Json {
  if (isList(value)) return value.map(opened);
  if (!isObject(value)) return value;
  if (signature in value) return opened(value.value ?? null);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, opened(entry)]));
}
