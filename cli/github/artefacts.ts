import { z } from "zod";
import { type GitHub, listAll } from "./api.ts";

const artefact = z.looseObject({
  expired: z.boolean(),
  created_at: z.string(),
  workflow_run: z
    .looseObject({
      id: z.number(),
      head_branch: z.string().nullish(),
      head_repository_id: z.number().nullish(),
      repository_id: z.number(),
    })
    .nullish(),
});

const run = z.looseObject({ path: z.string(), event: z.string() });

/** The newest artefact that a run on the main branch kept, and whether GitHub still has it. */
export interface KeptArtefact {
  readonly runId: number;
  /** ISO date. */
  readonly madeOn: string;
  readonly expired: boolean;
}

/**
 * Undefined where no run of `workflow` on `branch` of this very repository kept one. Any workflow may give that name to
 * what it keeps, also one that a pull request brings along; a branch of that name in a fork does not count either.
 */
export async function newestArtefact(
  github: GitHub,
  {
    repository,
    name,
    branch,
    workflow,
  }: { repository: string; name: string; branch: string; workflow: string },
): Promise<KeptArtefact | undefined> {
  const path = `repos/${repository}/actions/artifacts?name=${encodeURIComponent(name)}`;
  const kept = (await listAll(github, path, "artifacts"))
    .map((entry) => artefact.parse(entry))
    .flatMap(({ expired, created_at: at, workflow_run: run }) =>
      run?.head_branch === branch && run.head_repository_id === run.repository_id
        ? [{ runId: run.id, madeOn: at.slice(0, 10), expired, at }]
        : [],
    )
    .sort((one, other) => other.at.localeCompare(one.at));
  for (const { runId, madeOn, expired } of kept) {
    const { path: file, event } = run.parse(
      await github.request("GET", `repos/${repository}/actions/runs/${runId}`),
    );
    // GitHub writes the branch behind the path.
    if (file.split("@")[0] === workflow && releasing.has(event)) return { runId, madeOn, expired };
  }
  return undefined;
}

/** What starts a release. */
const releasing: ReadonlySet<string> = new Set(["push", "workflow_dispatch"]);
