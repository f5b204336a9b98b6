import type { Account, Reader } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { kinds, unknownToProviders } from "./kinds.ts";
import { copiesByHand, lookAtKey, lookAtProject, lookAtProjects } from "./look.ts";

/** Asks Neon for every project that a key can see, its branches, and what of them is kept beside. */
export const reader: Reader = {
  vendor: "neon",
  hosts: ["console.neon.tech"],
  keys: [
    {
      variable: "OBSERVE_NEON_API_KEY",
      narrowest: "A key of the organisation; one of a project sees neither deleted nor other projects.",
      mayAlso: "Neon has no key that only reads: this one can delete everything.",
      where: "Neon's console, organisation, Settings, API keys",
    },
  ],
  present: (key) => ({ authorization: `Bearer ${key("OBSERVE_NEON_API_KEY")}` }),
  // About 700 requests a minute and account, so public texts of Neon's say.
  pace: { requests: 2_000, perSecond: 8 },
  kinds,
  async read(account: Account) {
    await lookAtKey(account);
    const tally = new Tally(account);
    for (const id of await lookAtProjects(account, tally)) await lookAtProject(account, tally, id);
    const projects = tally.sum(types.neon.project);
    account.inventory(types.neon.project, projects);
    const beside: ReadonlySet<string> = new Set([types.neon.project, unknownToProviders.deletedProject]);
    tally.close(
      Object.keys(kinds).filter((kind) => !beside.has(kind)),
      projects,
    );
    copiesByHand(account, tally);
  },
};
