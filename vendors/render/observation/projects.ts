import type { Account, SeenValue } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { types } from "../../types.ts";
import { allowLists } from "./allow-lists.ts";
import * as answers from "./answers.ts";
import { everyRow } from "./lists.ts";

/** Projects and the environments in which services stand. */
export async function lookAtProjects(account: Account, tally: Tally, owner: string): Promise<void> {
  const { ask, found } = account;
  const projects: {
    readonly id: string;
    readonly name: string;
    readonly createdAt?: string | null | undefined;
  }[] = [];
  const answer = await everyRow(
    ask,
    "project",
    answers.project,
    { path: "/v1/projects", query: { ownerId: owner } },
    (project) => projects.push(project),
  );
  tally.add(types.render.project, owner, answer);
  for (const { id, name, createdAt } of projects) {
    const environments: Record<string, SeenValue> = {};
    const all = await everyRow(
      ask,
      "environment",
      answers.environment,
      { path: "/v1/environments", query: { projectId: id } },
      (environment) => {
        // The provider's map is by a key of its own; its program calls each as its environment is called.
        environments[environment.name] = {
          id: environment.id,
          name: environment.name,
          protectedStatus: environment.protectedStatus,
          networkIsolated: environment.networkIsolationEnabled,
          ipAllowLists: allowLists(environment.ipAllowList),
        };
      },
    );
    found({
      type: types.render.project,
      id,
      name,
      properties: { name, ...(all.seen === "complete" && { environments }) },
      ...(createdAt && { createdAt }),
    });
  }
}
