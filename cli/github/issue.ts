import { type GitHub, listAll } from "./api.ts";
import { findOwn, markerOf } from "./own-posts.ts";

const purpose = "nightly";
const title = "Production is not as declared";

export interface IssueState {
  readonly repository: string;
  /** What is wrong in markdown; undefined when all is well. */
  readonly problem: string | undefined;
  /** What is said when the issue closes. */
  readonly healed: string;
}

/** Keeps one issue: opens it on the first problem, rewrites it while there is one, closes it once healed. */
export async function keepIssue(
  github: GitHub,
  { repository, problem, healed }: IssueState,
): Promise<"opened" | "updated" | "closed" | "nothing to say"> {
  const issues = `repos/${repository}/issues`;
  const own = findOwn(await listAll(github, `${issues}?state=open&creator=github-actions%5Bbot%5D`), purpose);
  const body = `${markerOf(purpose)}\n${problem}`;
  if (problem === undefined) {
    if (!own) return "nothing to say";
    await github.request("POST", `${issues}/${own.number}/comments`, { body: healed });
    await github.request("PATCH", `${issues}/${own.number}`, { state: "closed", state_reason: "completed" });
    return "closed";
  }
  if (!own) {
    await github.request("POST", issues, { title, body });
    return "opened";
  }
  await github.request("PATCH", `${issues}/${own.number}`, { body });
  return "updated";
}
