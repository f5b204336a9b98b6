import { type GitHub, listAll } from "./api.ts";
import { findOwn, markerOf } from "./own-posts.ts";

const purpose = "pull-request";

/** Writes the one comment of a pull request: new the first time, in place after that. Returns which it was. */
export async function upsertComment(
  github: GitHub,
  { repository, number, markdown }: { repository: string; number: number; markdown: string },
): Promise<"created" | "updated"> {
  const comments = `repos/${repository}/issues/${number}/comments`;
  const body = `${markerOf(purpose)}\n${markdown}`;
  const own = findOwn(await listAll(github, comments), purpose);
  if (!own) {
    await github.request("POST", comments, { body });
    return "created";
  }
  await github.request("PATCH", `repos/${repository}/issues/comments/${own.id}`, { body });
  return "updated";
}
