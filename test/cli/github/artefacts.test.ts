import { expect, it } from "vitest";
import { newestArtefact } from "../../../cli/github/artefacts.ts";

const workflow = ".github/workflows/main.yml";
const where = { repository: "kaitalk/stack", name: "evidence", branch: "main", workflow };

interface Listed {
  readonly run: number;
  readonly on: string;
  readonly branch?: string;
  readonly fork?: true;
  readonly expired?: true;
  readonly by?: string;
  readonly event?: string;
}

/** GitHub as it lists artefacts, a hundred a page. */
function listing(...artefacts: readonly Listed[]) {
  const artifacts = artefacts.map(({ run, on, branch = "main", fork, expired = false }) => ({
    id: run,
    name: "evidence",
    expired,
    created_at: `${on}T10:00:00Z`,
    workflow_run: { id: run, head_branch: branch, repository_id: 1, head_repository_id: fork ? 2 : 1 },
  }));
  const asked: string[] = [];
  return {
    asked,
    async request(_method: string, path: string) {
      asked.push(path);
      const [, id] = /\/runs\/(\d+)$/.exec(path) ?? [];
      const made = artefacts.find(({ run }) => String(run) === id);
      if (made) return { path: `${made.by ?? workflow}@main`, event: made.event ?? "push" };
      const page = Number(new URLSearchParams(path.split("?")[1]).get("page"));
      return { total_count: artifacts.length, artifacts: artifacts.slice((page - 1) * 100, page * 100) };
    },
    download: () => Promise.reject(new Error("nothing is downloaded to look")),
  };
}

it("is the newest of the main branch, whatever the order", async () => {
  const github = listing(
    { run: 2, on: "2026-10-02" },
    { run: 3, on: "2026-11-03" },
    { run: 1, on: "2026-09-01" },
  );
  expect(await newestArtefact(github, where)).toEqual({ runId: 3, madeOn: "2026-11-03", expired: false });
  expect(github.asked).toEqual([
    "repos/kaitalk/stack/actions/artifacts?name=evidence&per_page=100&page=1",
    "repos/kaitalk/stack/actions/runs/3",
  ]);
});

it("is none of another workflow, nor of a pull request whose branch has the name", async () => {
  const github = listing(
    { run: 1, on: "2026-11-01" },
    { run: 2, on: "2026-11-02", by: ".github/workflows/main.yml.yml" },
    { run: 3, on: "2026-11-03", by: "other/.github/workflows/main.yml" },
    { run: 4, on: "2026-11-04", event: "pull_request" },
    { run: 5, on: "2026-11-05", event: "pull_request_target" },
  );
  expect(await newestArtefact(github, where)).toMatchObject({ runId: 1 });
});

it("is none of another branch, nor of a fork whose branch has the same name", async () => {
  const github = listing(
    { run: 1, on: "2026-11-01", branch: "feature" },
    { run: 2, on: "2026-11-02", fork: true },
  );
  expect(await newestArtefact(github, where)).toBeUndefined();
});

it("is told of when it has expired, and an older one does not stand in for it", async () => {
  const github = listing({ run: 1, on: "2026-01-01" }, { run: 2, on: "2026-05-01", expired: true });
  expect(await newestArtefact(github, where)).toMatchObject({ runId: 2, expired: true });
});

it("is found on a later page", async () => {
  const others = Array.from({ length: 120 }, (_, run) => ({ run, on: "2026-11-20", branch: "feature" }));
  expect(await newestArtefact(listing(...others, { run: 500, on: "2026-11-21" }), where)).toMatchObject({
    runId: 500,
  });
});
