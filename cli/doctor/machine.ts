import { findCli } from "../../engine/find-cli.ts";
import type { Need } from "./need.ts";

const area = "This machine";
/** The first version that runs TypeScript as it is, without a flag. */
const firstNode = [22, 18] as const;

export function nodeNeed(version: string): Need {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [needMajor, needMinor] = firstNode;
  const enough = major > needMajor || (major === needMajor && minor >= needMinor);
  return {
    area,
    what: `Node ${firstNode.join(".")} or newer (this is ${version})`,
    standing: enough ? "ready" : "wrong",
    next: enough ? "" : "Run npm ci, which brings Node 24, and start kaitalk with npm run kaitalk --.",
  };
}

export async function cliNeed(surroundings?: Parameters<typeof findCli>[1]): Promise<Need> {
  const cli = await findCli({ mayDownload: false }, surroundings);
  return {
    area,
    what: cli ? `Pulumi CLI ${cli.version} (${cli.origin})` : "Pulumi CLI",
    standing: cli ? "ready" : "missing",
    next: cli ? "" : "Install it from pulumi.com/docs/install; without it kaitalk fetches one at first use.",
  };
}
