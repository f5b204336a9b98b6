import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { expect } from "vitest";
import { InputError } from "../../register/input-error.ts";
import { readBooks } from "../../register/read-books.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** One edit of one file of the register. */
export interface Edit {
  readonly file: string;
  /** What is replaced, once; the first occurrence. */
  readonly before: string | RegExp;
  readonly after: string;
}

/** What is wrong with the shipped register after some edits, without the folder's name. Leaves nothing behind. */
export function problemsAfter(...edits: readonly Edit[]): string[] {
  const folder = mkdtempSync(join(tmpdir(), "register-"));
  try {
    cpSync(join(root, "register"), folder, { recursive: true });
    for (const { file, before, after } of edits) {
      const path = join(folder, file);
      const source = readFileSync(path, "utf8");
      const text = source.replace(before, after);
      expect(text, `${file} holds ${before}`).not.toBe(source);
      writeFileSync(path, text);
    }
    readBooks(pathToFileURL(`${folder}/`));
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) => problem.replaceAll(`${relative(root, folder)}/`, ""));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** An edit that fills in an attestation, as its owner would. */
export function filled(id: string, fields: Readonly<Record<string, string>>): Edit {
  const lines = Object.entries({
    attestedOn: "2026-06-01",
    expiresOn: "2027-01-01",
    reference: "LEGAL-412",
    ...fields,
  }).map(([name, value]) => `    ${name}: ${value}\n`);
  return {
    file: "attestations.yaml",
    before: new RegExp(
      `(?<=  - id: ${id}\\n(?:    (?!attestedOn).*\\n)*)    attestedOn: null\\n    expiresOn: null\\n    reference: null\\n`,
    ),
    after: lines.join(""),
  };
}
