import { z } from "zod";
import { type EngineTarget, runCli } from "../../engine/run-engine.ts";
import type { Decrypted } from "./configuration.ts";

const shown = z.record(z.string(), z.looseObject({ value: z.string().default(""), secret: z.boolean() }));

/** The stack's secrets in the clear, for this process alone; undefined where the CLI cannot decrypt them. */
export async function readSecrets(target: EngineTarget): Promise<Decrypted | undefined> {
  const args = ["config", "--json", "--show-secrets", "--stack", target.stack];
  const { code, stdout } = await runCli(target, args);
  if (code !== 0) return undefined;
  const entries = Object.entries(shown.parse(JSON.parse(stdout)));
  return Object.fromEntries(entries.flatMap(([key, { value, secret }]) => (secret ? [[key, value]] : [])));
}
