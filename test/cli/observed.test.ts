import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { judged } from "../../cli/judged.ts";
import { observationsIn, readObservations } from "../../cli/observations.ts";
import type { Assessment } from "../../judge/assessment.ts";
import { judge } from "../../judge/judge.ts";
import { looksSentence } from "../../judge/sentences.ts";
import { recordFile, signatureFile, statementOf } from "../../observe/files.ts";
import { observedStack } from "../../observe/observed-stack.ts";
import { type Entry, type EntryOf, recordText } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";
import { signStatement } from "../../signature/dsse.ts";
import { fingerprintOf, generateKey, readPublicKey, readSigningKey } from "../../signature/keys.ts";
import { planProgram } from "../../snapshot/program.ts";
import type { StackSnapshot } from "../../snapshot/stack-snapshot.ts";
import { types } from "../../vendors/types.ts";
import { begun as prodBegun } from "../support/observation-record.ts";

const root = mkdtempSync(join(tmpdir(), "observed-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));
let folders = 0;

const begun: EntryOf<"begun"> = { ...prodBegun, vendors: ["neon"] };
const noCopies: EntryOf<"shown"> = {
  entry: "shown",
  vendor: "neon",
  attestation: "neon-copies-by-hand",
  verdict: "met",
  sentence: "Neon lists no copies.",
};
const branches: EntryOf<"inventory"> = {
  entry: "inventory",
  vendor: "neon",
  kind: types.neon.branch,
  called: "Neon branch",
  holds: "data",
  identity: [],
  answer: { seen: "complete", value: 1, proof: "1 page" },
};
const planted: EntryOf<"resource"> = {
  entry: "resource",
  vendor: "neon",
  type: types.neon.branch,
  id: "br-1",
  name: "copy-of-production",
  properties: { projectId: "p-1", name: "copy-of-production" },
};

const key = join(root, "key.pem");
const observedKey = `${key}.pub`;
generateKey(key);

function looked(...entries: Entry[]): string {
  folders += 1;
  const folder = mkdtempSync(join(root, `${folders}-`));
  const record = recordText([begun, ...entries, { entry: "ended", at: "2026-11-26T08:01:00Z" }]);
  writeFileSync(join(folder, recordFile), record);
  const statement = statementOf(new Map([[recordFile, record]]), begun);
  writeFileSync(join(folder, signatureFile), JSON.stringify(signStatement(statement, readSigningKey(key))));
  return folder;
}

const legOfCopies = ({ promises }: Assessment) =>
  promises
    .find(({ clause }) => clause === "right-to-deletion")
    ?.legs.find(({ id }) => id === "no-copies-by-hand");

describe("a judgement with a look into the accounts", () => {
  let program: StackSnapshot;
  beforeAll(async () => {
    program = await planProgram({ stack: "prod" });
  });
  const judgedWith = async (
    observed: string,
    { asOf = "2026-11-26", ...key }: { readonly asOf?: string; readonly observedKey?: string } = {},
  ) => {
    const wanted = { project: "kaitalk", stack: "prod", asOf };
    const { files, record = [] } = await readObservations(await observationsIn({ observed, ...key }), wanted);
    return {
      assessment: judge(observedStack(program, record), { asOf, books: books(), observations: files }),
    };
  };

  it("stays what it is where nothing else was seen", async () => {
    const plain = { assessment: judge(program, { asOf: "2026-11-26", books: books() }) };
    const seen = await judged({ stack: "prod", observed: looked() }, "2026-11-26");
    expect(seen.assessment.counts).toEqual(plain.assessment.counts);
    expect(seen.assessment.findings).toEqual(plain.assessment.findings);
    expect(seen.assessment.observations).toMatchObject([{ kind: "account", observedAt: begun.at }]);
  });

  it("shows the leg that an attestation would, and the attestation is no gap any more", async () => {
    const { assessment } = await judgedWith(looked(noCopies), { observedKey });
    expect(legOfCopies(assessment)).toMatchObject({ shown: true, observedOn: "2026-11-26" });
    expect(assessment.gaps.map(({ id }) => id)).not.toContain("neon-copies-by-hand");
    expect(assessment.observations).toMatchObject([{ signedBy: fingerprintOf(readPublicKey(observedKey)) }]);
    expect(looksSentence(assessment)).toBe("accounts observed on 2026-11-26");
  });

  it("shows no leg where no key answers for it, and still counts against a promise", async () => {
    const { assessment } = await judgedWith(looked(noCopies));
    expect(legOfCopies(assessment)).toMatchObject({ shown: false });
    expect(assessment.gaps.map(({ id }) => id)).toContain("neon-copies-by-hand");
    expect(looksSentence(assessment)).toBe("accounts observed on 2026-11-26 (not signed)");
    const against = await judgedWith(looked({ ...noCopies, verdict: "violated" }));
    expect(against.assessment.promises.find(({ clause }) => clause === "right-to-deletion")?.verdict).toBe(
      "violated",
    );
  });

  it("breaks the promise where it was seen otherwise", async () => {
    const { assessment } = await judgedWith(looked({ ...noCopies, verdict: "violated" }));
    expect(assessment.promises.find(({ clause }) => clause === "right-to-deletion")?.verdict).toBe(
      "violated",
    );
  });

  it("finds what nobody declared, by the same packs", async () => {
    const { assessment } = await judgedWith(looked(branches, planted));
    const rules = assessment.findings
      .filter(({ outcome, urn = "" }) => outcome === "violated" && urn.includes("copy-of-production"))
      .map(({ rule }) => rule);
    expect(rules).toEqual(expect.arrayContaining(["neon-branch-absent", "resource-is-declared"]));
  });

  it("is unverified as a whole where it is too old", async () => {
    const { assessment } = await judgedWith(looked(noCopies), { asOf: "2026-12-04", observedKey });
    expect(assessment.findings.filter(({ rule }) => rule === "observation-recent")).toMatchObject([
      { outcome: "unverified", message: expect.stringContaining("on 2026-11-26, 8 d before the day judged") },
    ]);
    expect(assessment.gaps.map(({ id }) => id)).toContain("neon-copies-by-hand");
  });

  it("names what nobody could tell", async () => {
    const answer = { seen: "cannot-tell", why: "the key may not see it (403)" } as const;
    const { assessment } = await judgedWith(looked({ ...branches, answer }));
    expect(assessment.gaps.find(({ id }) => id === "untold-neon-1")?.sentence).toBe(
      "Nobody can tell what there is at neon of Neon branch: the key may not see it (403).",
    );
  });

  it.each<[string, string, RegExp]>([
    ["a look of a later day", "2026-11-25", /was observed at 2026-11-26T08:00:00Z, after the day judged/],
  ])("refuses %s", async (_, asOf, problem) => {
    await expect(judgedWith(looked(), { asOf })).rejects.toThrow(problem);
  });

  it("refuses a look at another stack, a changed one and none", async () => {
    const folder = looked();
    writeFileSync(
      join(folder, recordFile),
      recordText([
        { ...begun, stack: "dev" },
        { entry: "ended", at: begun.at },
      ]),
    );
    await expect(judgedWith(folder)).rejects.toThrow(/speaks of stack dev/);
    writeFileSync(join(folder, recordFile), recordText([begun, noCopies]).replace("no copies", "none"));
    await expect(judgedWith(folder)).rejects.toThrow(/was changed after it was written/);
    await expect(judgedWith(join(folder, "none"))).rejects.toThrow(/cannot be read/);
  });

  it("is refused where it was asked against another register, or ended before it began", async () => {
    const folder = looked();
    const written = (first: typeof begun, at: string) =>
      writeFileSync(join(folder, recordFile), recordText([first, { entry: "ended", at }]));
    written({ ...begun, register: "1999-01-01" }, begun.at);
    await expect(judgedWith(folder)).rejects.toThrow(
      /was asked against the register of 1999-01-01, and that of \d{4}-\d\d-\d\d is judged; observe again\.$/,
    );
    written(begun, "2020-01-01T00:00:00Z");
    await expect(judgedWith(folder)).rejects.toThrow(/ended at 2020-01-01T00:00:00Z, before it began at/);
    const ahead = new Date(Date.now() + 3_600_000).toISOString();
    written({ ...begun, at: ahead }, ahead);
    await expect(judgedWith(folder, { asOf: "2999-01-01" })).rejects.toThrow(
      /which lies ahead; set the clock right/,
    );
  });

  it("is a plain file of its own folder, and no pipe on which a reader waits or a link elsewhere", async () => {
    const folder = looked();
    const linked = mkdtempSync(join(root, "linked-"));
    symlinkSync(join(folder, recordFile), join(linked, recordFile));
    await expect(judgedWith(linked)).rejects.toThrow(/is a symbolic link, no plain file/);
    const piped = mkdtempSync(join(root, "piped-"));
    if (spawnSync("mkfifo", [join(piped, recordFile)]).status !== 0) return;
    await expect(judgedWith(piped)).rejects.toThrow(/is a named pipe, no plain file/);
  });
});

describe("who signed a look", () => {
  it("is checked where a key is named", async () => {
    const folder = looked(noCopies);
    const other = looked();
    generateKey(join(root, "other.pem"));
    cpSync(join(folder, signatureFile), join(other, signatureFile));
    const judgedBy = (observed: string, by: string) => observationsIn({ observed, observedKey: by });
    expect(await judgedBy(folder, `${key}.pub`)).toHaveLength(1);
    await expect(judgedBy(folder, join(root, "other.pem.pub"))).rejects.toThrow(/is not signed by that key/);
    await expect(judgedBy(other, `${key}.pub`)).rejects.toThrow(
      /is another record than the one that was signed/,
    );
    await expect(observationsIn({ observedKey: `${key}.pub` })).rejects.toThrow(/--observed/);
    writeFileSync(join(folder, "purge-audit.json"), "{}");
    await expect(judgedBy(folder, `${key}.pub`)).rejects.toThrow(/another file lies beside it/);
  });
});
