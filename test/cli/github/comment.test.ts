import { expect, it } from "vitest";
import { upsertComment } from "../../../cli/github/comment.ts";
import { FakeGitHub } from "../../support/fake-github.ts";

const target = { repository: "kaitalk/stack", number: 7 };

it("writes a comment, then rewrites the same one", async () => {
  const github = new FakeGitHub();
  expect(await upsertComment(github, { ...target, markdown: "one" })).toBe("created");
  expect(await upsertComment(github, { ...target, markdown: "two" })).toBe("updated");
  expect(github.comments.map(({ body }) => body)).toEqual(["<!-- kaitalk:pull-request -->\ntwo"]);
  expect(github.requests).toEqual([
    "GET repos/kaitalk/stack/issues/7/comments",
    "POST repos/kaitalk/stack/issues/7/comments",
    "GET repos/kaitalk/stack/issues/7/comments",
    "PATCH repos/kaitalk/stack/issues/comments/1",
  ]);
});

it("finds its comment beyond the first page", async () => {
  const github = new FakeGitHub();
  for (let nth = 0; nth < 130; nth += 1) github.seed("comments", "talk", "reviewer");
  await upsertComment(github, { ...target, markdown: "one" });
  expect(await upsertComment(github, { ...target, markdown: "two" })).toBe("updated");
  expect(github.comments).toHaveLength(131);
});

it("leaves alone what somebody else wrote, marker or not", async () => {
  const github = new FakeGitHub();
  github.seed("comments", "<!-- kaitalk:pull-request -->\nforged", "reviewer");
  github.seed("comments", "> <!-- kaitalk:pull-request -->", "github-actions[bot]");
  expect(await upsertComment(github, { ...target, markdown: "one" })).toBe("created");
  expect(github.comments.map(({ body }) => body)).toEqual([
    "<!-- kaitalk:pull-request -->\nforged",
    "> <!-- kaitalk:pull-request -->",
    "<!-- kaitalk:pull-request -->\none",
  ]);
});
