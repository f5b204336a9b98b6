import { describe, expect, it } from "vitest";
import { workflowProblems } from "../support/workflow-validation.ts";
import { workflowNamed, workflows } from "../support/workflows.ts";

describe("each workflow", () => {
  it.each(workflows.map(({ file, text }) => ({ file, text })))("$file is valid", async ({ text }) => {
    expect(await workflowProblems(text)).toEqual([]);
  });

  it.each([
    ["a key that does not exist", "runs-on:", "run-on:"],
    ["a context that does not exist", "{ secrets.", "{ secret."],
    ["a job that does not exist", "needs: preview", "needs: review"],
  ])("would not be valid with %s", async (_name, right, wrong) => {
    const { text } = workflowNamed("main.yml");
    expect(text).toContain(right);
    expect(await workflowProblems(text.replace(right, wrong))).not.toEqual([]);
  });
});
