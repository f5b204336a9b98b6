import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** An answer and the type that the vendor's own client gives it. */
export interface Typed {
  /** `import type` of the client and a type of it: `{ from: "postmark", name: "Models.Servers" }`. */
  readonly name: string;
  readonly answer: unknown;
}

const text = "`$" + "{T}`";
const plainType = `
type Plain<T> = T extends string ? ${text} : T extends (infer I)[] ? Plain<I>[]
  : T extends object ? { [K in keyof T]: Plain<T[K]> } : T;`;
const root = fileURLToPath(new URL("../../", import.meta.url));

/**
 * What the TypeScript compiler says of answers that stand where the client's types are wanted: wrong forms, missing and
 * unknown fields. Null may stand anywhere, because the clients write no null that the vendors send. `imports` are lines
 * of TypeScript.
 */
export function typeProblems(imports: readonly string[], answers: readonly Typed[]): string[] {
  // Inside the repository, so that packages are found.
  const folder = join(root, "node_modules/.cache", `client-types-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "answers.ts");
  // A text from JSON is no member of an enumeration, though its value is one.
  const lines = answers.map(
    ({ name, answer }, index) => `export const answer${index}: Plain<${name}> = ${JSON.stringify(answer)};`,
  );
  writeFileSync(file, [...imports, plainType, ...lines, ""].join("\n"));
  try {
    execFileSync(
      process.execPath,
      [
        join(root, "node_modules/typescript-native/bin/tsc"),
        ...[
          "--ignoreConfig",
          "--noEmit",
          "--strict",
          "--strictNullChecks",
          "false",
          "--skipLibCheck",
          "--module",
          "nodenext",
        ],
        ...["--types", "node", "--pretty", "false", file],
      ],
      { cwd: folder, stdio: ["ignore", "pipe", "pipe"], encoding: "utf8" },
    );
    return [];
  } catch (error) {
    const { stdout = "" } = error as { stdout?: string };
    return stdout.split("\n").filter((line) => line.includes("error TS"));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
