import { execFile } from "node:child_process";
import { Failure } from "../../register/failure.ts";
import { InputError } from "../../register/input-error.ts";

/** GitHub's REST API, as far as it is needed here. `path` is relative, such as `repos/o/r/issues/1/comments`. */
export interface GitHub {
  /** The decoded answer. Throws one sentence where GitHub refuses. */
  request(method: "GET" | "POST" | "PATCH", path: string, body?: object): Promise<unknown>;
  /** Unpacks what a run of a workflow kept under a name into a new folder. */
  download(artefact: Artefact): Promise<void>;
}

interface Artefact {
  readonly repository: string;
  readonly runId: number;
  readonly name: string;
  readonly folder: string;
}

/** GitHub through its own CLI, which takes its token from GH_TOKEN or from `gh auth login`. */
export const ghCli: GitHub = {
  async request(method, path, body) {
    const input = body === undefined ? [] : ["--input", "-"];
    const answer = await run(["api", "--method", method, path, ...input], body && JSON.stringify(body));
    if (answer === "") return undefined;
    try {
      return JSON.parse(answer);
    } catch {
      throw new Failure(`GitHub answered ${path} with something that is no JSON.`);
    }
  },
  async download({ repository, runId, name, folder }) {
    const from = [String(runId), "--repo", repository, "--name", name];
    await run(["run", "download", ...from, "--dir", folder], undefined);
  },
};

/** All entries of a paged list; `within` names the property that holds it where the answer is an object. */
export async function listAll(github: GitHub, path: string, within?: string): Promise<readonly unknown[]> {
  const pageSize = 100;
  const entries: unknown[] = [];
  for (let page = 1; ; page += 1) {
    const joint = path.includes("?") ? "&" : "?";
    const whole = await github.request("GET", `${path}${joint}per_page=${pageSize}&page=${page}`);
    const answer: unknown = within === undefined ? whole : Reflect.get(Object(whole), within);
    if (!Array.isArray(answer)) throw new Failure(`GitHub answered ${path} with something that is no list.`);
    entries.push(...answer);
    if (answer.length < pageSize) return entries;
  }
}

/** `owner/name` from the option or the variable that GitHub's runners set. Throws `InputError`. */
export function repositoryOf(option: string | undefined, environment: NodeJS.ProcessEnv): string {
  const repository = option ?? environment.GITHUB_REPOSITORY ?? "";
  if (/^[\w.-]+\/[\w.-]+$/.test(repository)) return repository;
  throw new InputError(["no repository is named; give --repository owner/name, or set GITHUB_REPOSITORY."]);
}

function run(args: readonly string[], input: string | undefined): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = execFile(
      "gh",
      args,
      { encoding: "utf8", maxBuffer: 64 * 1024 * 1024 },
      (error, out, said) => {
        if (!error) return resolve(out.trim());
        if ("code" in error && error.code === "ENOENT")
          return reject(new InputError(["GitHub's CLI gh is not on PATH; install it to speak to GitHub."]));
        reject(new InputError([`GitHub refused: ${said.trim().split("\n").at(-1) ?? "gh api failed"}`]));
      },
    );
    child.stdin?.end(input);
  });
}
