import type { GitHub } from "../../cli/github/api.ts";

interface Entry {
  id: number;
  number: number;
  body: string;
  title?: string;
  state?: string;
  user: { login: string };
}

/** The issues and comments of one repository in memory; what is written through it is written by the workflow. */
export class FakeGitHub implements GitHub {
  readonly comments: Entry[] = [];
  readonly issues: Entry[] = [];
  readonly requests: string[] = [];

  /** Something that was there before, written by `login`. */
  seed(kind: "comments" | "issues", body: string, login: string): void {
    const list = this[kind];
    const id = list.length + 1;
    list.push({ id, number: id, body, user: { login }, ...(kind === "issues" ? { state: "open" } : {}) });
  }

  async request(method: "GET" | "POST" | "PATCH", path: string, body: object = {}): Promise<unknown> {
    const [route = "", query = ""] = path.split("?");
    this.requests.push(`${method} ${route}`);
    const parameters = new URLSearchParams(query);
    const [, nth] = /\/(\d+)$/.exec(route) ?? [];
    const isComment = route.includes("/comments");
    const list = isComment ? this.comments : this.issues;
    if (method === "GET") return this.#page(list, parameters);
    if (method === "PATCH") {
      const entry = list.find(({ id }) => id === Number(nth));
      if (!entry) throw new Error(`no ${route}`);
      return Object.assign(entry, body);
    }
    const id = list.length + 1;
    const state = isComment ? {} : { state: "open" };
    list.push({ id, number: id, body: "", user: { login: "github-actions[bot]" }, ...state, ...body });
    return list.at(-1);
  }

  async download(): Promise<void> {
    throw new Error("this repository keeps no artefacts");
  }

  #page(list: readonly Entry[], parameters: URLSearchParams): readonly Entry[] {
    const size = Number(parameters.get("per_page"));
    const start = (Number(parameters.get("page")) - 1) * size;
    const state = parameters.get("state");
    const creator = parameters.get("creator");
    return list
      .filter((entry) => (!state || entry.state === state) && (!creator || entry.user.login === creator))
      .slice(start, start + size);
  }
}
