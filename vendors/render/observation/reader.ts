import { type Answer, cannotTell, complete } from "../../observation/answer.ts";
import type { Account, Reader } from "../../observation/reader.ts";
import { Tally } from "../../observation/tally.ts";
import * as answers from "./answers.ts";
import { lookBeside } from "./beside.ts";
import { kinds } from "./kinds.ts";
import { everyRow } from "./lists.ts";
import { lookAtLogs } from "./logs.ts";
import { lookAtProjects } from "./projects.ts";
import { lookAtServices } from "./services.ts";

const variable = "OBSERVE_RENDER_API_KEY";

/** Asks Render for everything in each workspace that the key can see. */
export const reader: Reader = {
  vendor: "render",
  hosts: ["api.render.com"],
  keys: [
    {
      variable,
      narrowest: "A key of a user who is a member of this workspace alone.",
      mayAlso: "Render's keys have no scopes: this one may do whatever its user may.",
      where: "Render's dashboard, Account settings, API keys",
    },
  ],
  present: (key) => ({ authorization: `Bearer ${key(variable)}` }),
  // 400 reads a minute, as the headers of recorded answers say.
  pace: { requests: 5_000, perSecond: 6 },
  kinds,
  async read(account: Account) {
    const tally = new Tally(account);
    const owners: string[] = [];
    const workspaces = await everyRow(account.ask, "owner", answers.owner, { path: "/v1/owners" }, ({ id }) =>
      owners.push(id),
    );
    checkKey(account, workspaces);
    for (const owner of owners) {
      await lookAtProjects(account, tally, owner);
      const services = await lookAtServices(account, tally, owner);
      await lookBeside(account, tally, owner);
      await lookAtLogs(account, owner, services);
    }
    tally.close(Object.keys(kinds), workspaces);
  },
};

function checkKey({ checked }: Account, workspaces: Answer<number>): void {
  checked({
    variable,
    kind:
      workspaces.seen === "cannot-tell"
        ? cannotTell(workspaces.why)
        : complete("key of a user", `workspaces that it sees: ${workspaces.value}`),
    may: complete(["everything that its user may"], "Render's keys have no scopes"),
  });
}
