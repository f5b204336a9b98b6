import type { Command } from "commander";
import { formatPlace, InputError } from "../../register/input-error.ts";
import type { Fact } from "../../register/list/facts.ts";
import { isoDay, today } from "../snapshot-source.ts";
import { addAddCompany } from "./add-company.ts";

interface FormatOption {
  readonly format: "text" | "json";
}

/** `kaitalk register`: which list was in force when, what differs, and the next version. */
export function addRegister(program: Command): void {
  const register = program
    .command("register")
    .description("say which version of the list was in force, and what two versions promise otherwise");
  register
    .command("diff")
    .description("show what differs between two versions of the list, cell by cell")
    .argument("[before]", "date of a published version; the version in force unless named")
    .argument("[now]", 'date of a published version, or "register" for register.yaml as it is', "register")
    .option("--format <format>", "text or json", "text")
    .action(diff);
  register
    .command("at")
    .description("show the version of the list that was in force on a day")
    .argument("<date>", "such as 2026-03-01", isoDay)
    .option("--format <format>", "text or json", "text")
    .action(at);
  addAddCompany(register);
  register
    .command("publish")
    .description("write register.yaml as a new published version, chained to the one before")
    .action(publish);
}

async function diff(before: string | undefined, now: string, { format }: FormatOption): Promise<void> {
  const { compareFacts } = await import("../../register/list/compare-facts.ts");
  const [older, newer] = [await sideOf(before), await sideOf(now)];
  const changes = compareFacts(older.facts, newer.facts);
  const names = { before: older.name, now: newer.name };
  if (format === "json") return console.log(JSON.stringify({ ...names, changes }, null, 2));
  const { listDifference } = await import("../../formats/terminal/list-history.ts");
  const { terminal } = await import("../../formats/terminal/terminal.ts");
  console.log(listDifference(names, changes, terminal()));
}

async function sideOf(name: string | undefined): Promise<{ name: string; facts: readonly Fact[] }> {
  const [{ books }, { factsOf }, { inForceOn }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../register/list/facts.ts"),
    import("../../register/list/published.ts"),
  ]);
  const { register, published } = books();
  if (name === "register") return { name: "register.yaml", facts: factsOf(register.value) };
  const found =
    name === undefined ? inForceOn(published, today()) : published.find(({ version }) => version === name);
  if (found) return { name: found.version, facts: found.facts };
  const dates = published.map(({ version }) => version).join(", ");
  throw new InputError([
    `no version of the list was published on ${name ?? "or before today"}; there are: ${dates || "none"}.`,
  ]);
}

async function at(day: string, { format }: FormatOption): Promise<void> {
  const [{ books }, { inForceOn }] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../register/list/published.ts"),
  ]);
  const { published } = books();
  const version = inForceOn(published, day);
  if (!version)
    throw new InputError([
      published[0]
        ? `no version of the list is recorded for ${day}; the first is of ${published[0].version}.`
        : "no version of the list is recorded; write one with: npx kaitalk register publish.",
    ]);
  const until = published[published.indexOf(version) + 1]?.version;
  if (format === "json") return console.log(JSON.stringify({ ...version, until: until ?? null }, null, 2));
  const { listVersion } = await import("../../formats/terminal/list-history.ts");
  const { terminal } = await import("../../formats/terminal/terminal.ts");
  console.log(listVersion(version, until, terminal()));
}

async function publish(): Promise<void> {
  const [
    { books },
    { nextVersion },
    { publishingProblems },
    { listHistory },
    { basisOf, basisText },
    { mkdirSync, writeFileSync },
  ] = await Promise.all([
    import("../../register/read-books.ts"),
    import("../../register/list/next-version.ts"),
    import("../../register/list/standing.ts"),
    import("../../policies/sub-processors/list-history.ts"),
    import("../../register/list/basis.ts"),
    import("node:fs"),
  ]);
  const { register, published } = books();
  const last = published.at(-1);
  const { version: next, text } = nextVersion(register.value, published);
  const { version, source } = next;
  const place = register.place(["version"]);
  if (last && version <= last.version)
    throw InputError.at(
      place,
      `the version ${version} is not after the last published one, ${last.version}; give the new version its own day.`,
    );
  const noticePeriod = register.value.lists.find(({ id }) => id === "change-notice")?.noticePeriod ?? "P0D";
  const problems = publishingProblems(last, next, { ...listHistory(books()), noticePeriod });
  if (problems.length > 0)
    throw new InputError(problems.map((sentence) => `${formatPlace(place)}: ${sentence}`));
  const folder = new URL(`../../register/published/${version}/`, import.meta.url);
  mkdirSync(folder, { recursive: true });
  writeFileSync(new URL("facts.json", folder), text, { flag: "wx" });
  writeFileSync(new URL("basis.json", folder), basisText(basisOf(books())), { flag: "wx" });
  console.log(
    `register/published/${version}/facts.json: in force from ${version}. Commit it with its change.`,
  );
  if (source.sha256 === null)
    console.log(
      "It names no digest of the page's text; set page.sha256 in register/register.yaml to one, and publish again under a later version.",
    );
}
