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

/** The newest artefact that a run on the main branch kept, and whether GitHub still has it. */
export interface KeptArtefact {
  readonly runId: number;
  /** ISO date. */
  readonly madeOn: string;
  readonly expired: boolean;
}

/** Undefined where no run on `branch` of this very repository kept one; a branch of that name in a fork does not count. */
export async function newestArtefact(
  github: GitHub,
  { repository, name, branch }: { repository: string; name: string; branch: string },
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
  const [newest] = kept;
  return newest && { runId: newest.runId, madeOn: newest.madeOn, expired: newest.expired };
}
