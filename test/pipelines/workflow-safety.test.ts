import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { artefactName } from "../../cli/commands/previous-evidence.ts";
import { npmPackage } from "../../engine/find-cli.ts";
import { steps, workflowNamed, workflows } from "../support/workflows.ts";

const used = steps.flatMap(({ step, place, workflow }) =>
  step.uses ? [{ uses: step.uses, place, workflow }] : [],
);

describe("actions", () => {
  it("are pinned by a full commit, with the version beside it", () => {
    const loose = used.filter(({ uses, workflow }) => {
      const line = workflow.text.split("\n").find((text) => text.includes(uses));
      return !/uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line ?? "");
    });
    expect(loose.map(({ place }) => place)).toEqual([]);
  });

  it("are the same commit wherever they are used", () => {
    const commits = Map.groupBy(used, ({ uses }) => uses.split("@")[0]);
    const several = [...commits].filter(([, uses]) => new Set(uses.map((entry) => entry.uses)).size > 1);
    expect(several.map(([action]) => action)).toEqual([]);
  });

  it("are few, and from GitHub or Pulumi", () => {
    expect([...new Set(used.map(({ uses }) => uses.split("@")[0]))].sort()).toEqual([
      "actions/checkout",
      "actions/setup-node",
      "actions/upload-artifact",
      "github/codeql-action/upload-sarif",
      "pulumi/actions",
    ]);
  });

  it("leave no token in the checked-out folder", () => {
    const checkouts = steps.filter(({ step }) => step.uses?.startsWith("actions/checkout@"));
    expect(checkouts.filter(({ step }) => step.with["persist-credentials"] !== false)).toEqual([]);
    expect(checkouts.length).toBeGreaterThan(0);
  });

  it("install the CLI that the project names everywhere else", () => {
    const versions = steps
      .filter(({ step }) => step.uses?.startsWith("pulumi/actions@"))
      .map(({ step }) => `pulumi@${step.with["pulumi-version"]}`);
    expect(new Set(versions)).toEqual(new Set([npmPackage]));
  });

  it("never run Pulumi by themselves: kaitalk does, with every pack", () => {
    expect(steps.filter(({ step }) => step.uses?.startsWith("pulumi/actions@") && step.with.command)).toEqual(
      [],
    );
  });
});

describe("permissions", () => {
  it("are none unless a job names them", () => {
    expect(workflows.map(({ file, permissions }) => [file, permissions])).toEqual(
      workflows.map(({ file }) => [file, {}]),
    );
  });

  it("are no more than each job needs", () => {
    const granted = workflows.flatMap(({ file, jobs }) =>
      Object.entries(jobs).map(([name, { permissions }]) => [`${file} ${name}`, permissions]),
    );
    expect(Object.fromEntries(granted)).toEqual({
      "main.yml apply": { contents: "read", actions: "read" },
      "main.yml preview": { contents: "read" },
      "nightly.yml audit": { contents: "read", issues: "write" },
      "pull-request.yml check": { contents: "read" },
      "pull-request.yml gate": { contents: "read" },
      "pull-request.yml mutants": { contents: "read" },
      "pull-request.yml preview": {
        contents: "read",
        "pull-requests": "write",
        "security-events": "write",
      },
      "pull-request.yml sandbox": { contents: "read" },
    });
  });
});

describe("secrets", () => {
  const secretsIn = (value: unknown) => JSON.stringify(value).match(/secrets\.[A-Z_]+/g) ?? [];

  it("are given only to jobs of an environment", () => {
    const bare = workflows.flatMap(({ file, jobs }) =>
      Object.entries(jobs)
        .filter(([, job]) => !job.environment && secretsIn(job).length > 0)
        .map(([name]) => `${file} ${name}`),
    );
    expect(bare).toEqual([]);
  });

  it("are given to steps that need them, never to a whole job", () => {
    expect(
      workflows.flatMap(({ env, jobs }) => secretsIn([env, ...Object.values(jobs).map((job) => job.env)])),
    ).toEqual([]);
  });

  it("never meet the code of a fork", () => {
    const { jobs, on } = workflowNamed("pull-request.yml");
    expect(on).toBe("pull_request");
    const guarded = Object.values(jobs).filter((job) => job.environment);
    expect(guarded.map((job) => job.if)).toEqual([
      "github.event.pull_request.head.repo.full_name == github.repository",
    ]);
    expect(workflows.map(({ text }) => text).join("\n")).not.toMatch(/pull_request_target|workflow_run/);
  });
});

describe("production", () => {
  it("is touched by one release at a time, which is never cut off", () => {
    expect(workflowNamed("main.yml").concurrency).toEqual({
      group: "production",
      "cancel-in-progress": false,
    });
    expect(workflowNamed("nightly.yml").concurrency).toEqual({
      group: "nightly",
      "cancel-in-progress": false,
    });
  });

  it("is changed only after a preview, with an approval, from the main branch", () => {
    const { jobs, on } = workflowNamed("main.yml");
    expect(on).toEqual({ push: { branches: ["main"] }, workflow_dispatch: null });
    expect(jobs.apply).toMatchObject({ needs: "preview", environment: "production" });
    const applying = steps.filter(({ step }) => / up\b/.test(step.run ?? ""));
    expect(applying.map(({ job }) => job)).toEqual([jobs.apply]);
  });

  it("is released from the main branch alone, whatever a dispatch names", () => {
    const { jobs } = workflowNamed("main.yml");
    expect(Object.values(jobs).map((job) => job.if)).toEqual(
      Object.keys(jobs).map(() => "github.ref == 'refs/heads/main'"),
    );
  });

  it("is read, never written, by a preview", () => {
    const previews = workflows.flatMap(({ jobs }) => (jobs.preview ? [jobs.preview] : []));
    expect(previews).toHaveLength(2);
    const given = previews.flatMap((job) => JSON.stringify(job).match(/secrets\.[A-Z_]+/g) ?? []);
    expect(new Set(given)).toEqual(
      new Set([
        "secrets.PULUMI_CONFIG_PASSPHRASE",
        "secrets.PREVIEW_ACCESS_TOKEN",
        "secrets.STATE_READ_ACCESS_KEY_ID",
        "secrets.STATE_READ_SECRET_ACCESS_KEY",
      ]),
    );
  });

  it("has no signing key on disk while plugins run", () => {
    const runs = workflowNamed("main.yml").jobs.apply?.steps.map(({ run = "" }) => run) ?? [];
    const written = runs.findIndex((run) => run.includes('> "$RUNNER_TEMP/evidence-key.pem"'));
    const last = Math.max(...runs.map((run, index) => (/ (up|analyze|preview)\b/.test(run) ? index : -1)));
    expect(last).toBeGreaterThan(-1);
    expect(written).toBeGreaterThan(last);
  });

  it("keeps the evidence under the name by which the next release finds it", () => {
    const kept = steps.filter(({ step }) => step.uses?.startsWith("actions/upload-artifact@"));
    expect(kept.map(({ step, workflow }) => [workflow.file, step.with.name])).toEqual([
      ["main.yml", artefactName],
      // Found by nobody but people.
      ["nightly.yml", "observation"],
    ]);
  });

  it("continues the ledger of the release before, fetched before anything is applied", () => {
    const runs = workflowNamed("main.yml").jobs.apply?.steps.map(({ run = "" }) => run) ?? [];
    const at = (pattern: RegExp) => runs.findIndex((run) => pattern.test(run));
    expect(at(/ previous-evidence /)).toBeGreaterThan(-1);
    expect(at(/ previous-evidence /)).toBeLessThan(at(/ up$/));
    expect(runs[at(/ evidence /)]).toMatch(/\$\{PREVIOUS:\+--previous "\$PREVIOUS"\}/);
  });

  it("skips no preview, and has one line that says where the state lies", () => {
    for (const { text, file } of workflows) {
      expect(text).not.toMatch(/skip-preview|--yes|-f\b/);
      const backends = new Set(text.match(/PULUMI_BACKEND_URL: .*/g));
      expect([file, [...backends]]).toEqual([
        file,
        [expect.stringMatching(/^PULUMI_BACKEND_URL: \$\{\{ vars\.PULUMI_BACKEND_URL \}\}$/)],
      ]);
    }
  });
});

describe("a proposal", () => {
  const { jobs } = workflowNamed("pull-request.yml");

  it("is judged by the base branch's checkout, with the base branch's modules", () => {
    const [trusted, proposal] = jobs.gate?.steps ?? [];
    expect(trusted?.with.path).toBe("trusted");
    expect(trusted?.with.ref).toContain("github.event.pull_request.base.sha");
    expect(proposal?.with).not.toHaveProperty("ref");
    const runs = jobs.gate?.steps.filter(({ run }) => run) ?? [];
    expect(runs.map((step) => [step.run, step["working-directory"]])).toEqual([
      ["npm ci", "trusted"],
      ["npm run kaitalk -- gate ../proposal", "trusted"],
    ]);
  });

  it("needs its code owners for everything that judges", () => {
    const owned = readFileSync(new URL("../../.github/CODEOWNERS", import.meta.url), "utf8");
    for (const folder of ["register", "policies", "judge", "gate", "cli", ".github", "test/meta"])
      expect(owned).toMatch(new RegExp(`^/${folder.replace(".", "\\.")}/ +@`, "m"));
  });
});

describe("every job", () => {
  it("ends by itself and has a guard against running twice", () => {
    for (const { concurrency, jobs, file } of workflows) {
      expect([file, concurrency?.group]).not.toContain(undefined);
      for (const [name, job] of Object.entries(jobs)) {
        expect([`${file} ${name}`, typeof job["timeout-minutes"]]).toEqual([`${file} ${name}`, "number"]);
        expect(job["timeout-minutes"]).toBeLessThanOrEqual(60);
      }
    }
  });
});
