import { fileURLToPath } from "node:url";
import type { PulumiCli } from "./find-cli.ts";
import type { EngineTarget } from "./run-engine.ts";

/** The stack in its own backend, with the vendors themselves: a simulated one left in the environment is not asked. */
export function realStack(cli: PulumiCli, stack: string): EngineTarget {
  return {
    cli,
    stack,
    folder: fileURLToPath(new URL("../", import.meta.url)),
    environment: { PULUMI_DEBUG_PROVIDERS: "" },
  };
}
