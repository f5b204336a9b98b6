import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Fact } from "../register/list/facts.ts";
import { type PublishedVersion, publishedText, readPublished } from "../register/list/published.ts";
import { registerProblems, versionProblems } from "../register/list/standing.ts";
import { readBooks } from "../register/read-books.ts";
import type { Benchmark, Figure } from "./benchmark.ts";

const versions = 500;
const changes = 5_000;
const goalMilliseconds = 1_000;
const day = 86_400_000;

/** The list as it would be after centuries: every version names one host more than the one before. */
export const listHistory: Benchmark = {
  id: "list-history",
  title: `${versions} published versions and ${changes} changes of the list are loaded and compared`,
  async measure(say) {
    const folder = mkdtempSync(join(tmpdir(), "kaitalk-list-history-"));
    try {
      cpSync(fileURLToPath(new URL("../register", import.meta.url)), folder, { recursive: true });
      const register = pathToFileURL(`${folder}/`);
      const bare = timed(() => readBooks(register));
      say("writing versions and changes");
      const last = grow(folder, readPublished(new URL("published/", register)));
      const load = timed(() => readBooks(register));
      const { published, changes: files, register: promised } = load.value;
      const history = { published, changes: files.map(({ value }) => value), proofs: new Map() };
      const compare = timed(() => [
        ...registerProblems(promised.value, history, last),
        ...versionProblems(history, { day: last, noticePeriod: "P10D" }),
      ]);
      const total = load.milliseconds - bare.milliseconds + compare.milliseconds;
      return [
        figure("load beside the register itself", load.milliseconds - bare.milliseconds),
        figure(
          "compare every version with the one before, and the register with the last",
          compare.milliseconds,
        ),
        { ...figure("both", total), goal: "≤ 1 s", reached: total <= goalMilliseconds },
        // Each step names a host more, and no proof of its notice exists.
        {
          label: "problems found",
          value: String(compare.value.length),
          wrong: compare.value.length < versions - 1,
        },
      ];
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Processor time, so that other work on the machine does not count. */
function timed<T>(work: () => T): { readonly value: T; readonly milliseconds: number } {
  const started = process.cpuUsage();
  const value = work();
  const { user, system } = process.cpuUsage(started);
  return { value, milliseconds: (user + system) / 1_000 };
}

function figure(label: string, milliseconds: number): Figure {
  return { label, value: `${milliseconds.toFixed(0)} ms` };
}

/** Writes what is missing to the numbers above; the date of the last version. */
function grow(folder: string, [first]: readonly PublishedVersion[]): string {
  if (!first) throw new Error("the register has no published version");
  let facts: readonly Fact[] = first.facts;
  let before = first.sha256;
  let date = first.version;
  for (let nth = 1; nth < versions; nth += 1) {
    date = new Date(Date.parse(first.version) + nth * day).toISOString().slice(0, 10);
    const host = `host-${nth}.neon.example`;
    const id = `company/neon/host/${host}`;
    facts = [...facts, { id, kind: "host", value: host, onPage: false }];
    mkdirSync(join(folder, "published", date));
    const text = publishedText({ version: date, source: first.source, facts }, before);
    writeFileSync(join(folder, "published", date, "facts.json"), text);
    before = createHash("sha256").update(text).digest("hex");
  }
  for (let nth = 0; nth < changes; nth += 1) {
    const id = `change-${nth}`;
    writeFileSync(
      join(folder, "changes", `${id}.yaml`),
      changeText(id, `company/neon/host/host-${nth}.neon.example`),
    );
  }
  return date;
}

function changeText(id: string, fact: string): string {
  return [
    `id: ${id}`,
    "class: data-category",
    `facts: ["${fact}"]`,
    "summary: A category more.",
    "proposedOn: 2026-01-01",
    "exception: null",
    "notice: null",
    "withdrawnOn: null",
    "",
  ].join("\n");
}
