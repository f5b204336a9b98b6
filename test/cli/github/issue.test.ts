import { expect, it } from "vitest";
import { keepIssue } from "../../../cli/github/issue.ts";
import { FakeGitHub } from "../../support/fake-github.ts";

const repository = "kaitalk/stack";
const state = (problem: string | undefined) => ({ repository, problem, healed: "All well." });

it("opens one issue, rewrites it, closes it with a word, and opens the next", async () => {
  const github = new FakeGitHub();
  expect(await keepIssue(github, state(undefined))).toBe("nothing to say");
  expect(await keepIssue(github, state("drift"))).toBe("opened");
  expect(await keepIssue(github, state("drift and audit"))).toBe("updated");
  expect(github.issues.map(({ body, state: now }) => [body, now])).toEqual([
    ["<!-- kaitalk:nightly -->\ndrift and audit", "open"],
  ]);
  expect(await keepIssue(github, state(undefined))).toBe("closed");
  expect(github.issues[0]).toMatchObject({ state: "closed", state_reason: "completed" });
  expect(github.comments.map(({ body }) => body)).toEqual(["All well."]);
  expect(await keepIssue(github, state("drift again"))).toBe("opened");
  expect(github.issues).toHaveLength(2);
});

it("never closes an issue that a person wrote", async () => {
  const github = new FakeGitHub();
  github.seed("issues", "<!-- kaitalk:nightly -->\nby hand", "engineer");
  expect(await keepIssue(github, state(undefined))).toBe("nothing to say");
  expect(github.issues[0]?.state).toBe("open");
});
