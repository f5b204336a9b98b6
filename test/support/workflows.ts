import { readdirSync, readFileSync } from "node:fs";
import { parse } from "yaml";
import { z } from "zod";

const folder = new URL("../../.github/workflows/", import.meta.url);

const permissions = z.record(z.string(), z.enum(["read", "write"]));
const step = z.looseObject({
  name: z.string().optional(),
  id: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).default({}),
  env: z.record(z.string(), z.unknown()).default({}),
});
const job = z.looseObject({
  if: z.string().optional(),
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  environment: z.string().optional(),
  permissions: permissions.optional(),
  "timeout-minutes": z.number().optional(),
  env: z.record(z.string(), z.unknown()).default({}),
  steps: z.array(step),
});
const workflow = z.looseObject({
  on: z.unknown(),
  permissions: permissions.optional(),
  concurrency: z.looseObject({ group: z.string(), "cancel-in-progress": z.boolean() }).optional(),
  env: z.record(z.string(), z.unknown()).default({}),
  jobs: z.record(z.string(), job),
});

export interface Workflow extends z.infer<typeof workflow> {
  /** `main.yml` */
  readonly file: string;
  readonly url: string;
  readonly text: string;
}

export const workflows: readonly Workflow[] = readdirSync(folder)
  .sort()
  .map((file) => {
    const url = new URL(file, folder);
    const text = readFileSync(url, "utf8");
    return { file, url: url.href, text, ...workflow.parse(parse(text)) };
  });

export function workflowNamed(file: string): Workflow {
  const found = workflows.find((candidate) => candidate.file === file);
  if (!found) throw new Error(`no workflow ${file}`);
  return found;
}

/** Every step with the job and workflow that it belongs to. */
export const steps = workflows.flatMap((of) =>
  Object.entries(of.jobs).flatMap(([name, within]) =>
    within.steps.map((entry, nth) => ({
      step: entry,
      job: within,
      workflow: of,
      place: `${of.file} ${name} ${entry.name ?? entry.run ?? entry.uses ?? nth}`,
    })),
  ),
);
