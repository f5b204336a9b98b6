import { readdirSync, readFileSync } from "node:fs";
import type { Need } from "./need.ts";

const workflows = new URL("../../.github/workflows/", import.meta.url);

/** What the pipelines read from GitHub's settings. No file shows whether it is there. */
export function pipelineNeeds(): Need[] {
  const text = readdirSync(workflows)
    .map((file) => readFileSync(new URL(file, workflows), "utf8"))
    .join("\n");
  const named = (pattern: RegExp) =>
    [...new Set([...text.matchAll(pattern)].map(([, name = ""]) => name))].sort().join(", ");
  const settings = "GitHub > the repository > Settings >";
  return [
    ["Variables", named(/\bvars\.(\w+)/g), `${settings} Secrets and variables > Actions.`],
    [
      "Environments",
      named(/^\s+environment: (\w+)$/gm),
      `${settings} Environments; name reviewers for production.`,
    ],
    [
      "Secrets of those environments",
      named(/\bsecrets\.(\w+)/g),
      `${settings} Environments; the state's key or Pulumi Cloud's token, not both.`,
    ],
  ].map(([what, names, next]) => ({
    area: "Pipelines",
    what: `${what}: ${names}`,
    standing: "confirm",
    next: next ?? "",
  }));
}
