import { z } from "zod";
import { type EngineTarget, runCli } from "./run-engine.ts";

const exported = z.looseObject({
  deployment: z.looseObject({
    resources: z
      .array(z.looseObject({ urn: z.string(), type: z.string(), id: z.string().default("") }))
      .nullish(),
  }),
});

/** The stack's state as the engine exports it; undefined where there is no such stack. */
export async function exportState(
  target: EngineTarget,
  { secrets }: { readonly secrets: "encrypted" | "shown" } = { secrets: "encrypted" },
): Promise<string | undefined> {
  const show = secrets === "shown" ? ["--show-secrets"] : [];
  const { code, stdout } = await runCli(target, ["stack", "export", "--stack", target.stack, ...show]);
  return code === 0 ? stdout : undefined;
}

/** Type and id of every resource that the state knows. */
export function knownObjects(state: string): { urn: string; type: string; id: string }[] {
  return exported.parse(JSON.parse(state)).deployment.resources ?? [];
}
