import { sandboxConfig } from "../sandbox/stack-config.ts";
import { planTwice } from "../snapshot/program.ts";
import { readStackConfig } from "../snapshot/stack-config.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { secretsOf } from "./sandbox-session.ts";

/** What the program declares with the made-up configuration of the sandbox; `changes` come last. Throws `InputError`. */
export async function planSandbox(
  stack: string,
  changes: Readonly<Record<string, string>> = {},
): Promise<StackSnapshot> {
  const config = readStackConfig(stack);
  const values = sandboxConfig(config.values, secretsOf(config), changes);
  const planned = await planTwice({ ...config, values });
  return { source: "program", project: config.project, stack, placeholders: [], ...planned };
}
