import { readdirSync, readFileSync } from "node:fs";
import { Command } from "commander";
import { describe, expect, it } from "vitest";
import { steps } from "../support/workflows.ts";

const root = new URL("../../", import.meta.url);
const { scripts }: { scripts: Record<string, string> } = JSON.parse(
  readFileSync(new URL("package.json", root), "utf8"),
);
const lines = steps.flatMap(({ step, place }) =>
  (step.run ?? "")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => ({ line: line.trim(), place })),
);

/** Every command of the command line, as its own files declare it. */
async function commandLine(): Promise<Command> {
  const program = new Command("kaitalk");
  const folder = new URL("cli/commands/", root);
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".ts"))) {
    const module: Record<string, unknown> = await import(new URL(file, folder).href);
    for (const [name, add] of Object.entries(module))
      if (name.startsWith("add") && typeof add === "function") add(program);
  }
  return program;
}

/** The words after `kaitalk --`, without redirection. */
function kaitalkWords(line: string): string[] | undefined {
  const [, rest] = /^npm run (?:--silent )?(?:--prefix \S+ )?kaitalk -- (.+)$/.exec(line) ?? [];
  return rest?.replace(/ >>? .*$/, "").match(/"[^"]*"|\S+/g) ?? undefined;
}

describe("shell steps", () => {
  it("are what people run: npm, kaitalk, and little else", () => {
    const known = [
      /^npm ci( --prefix dist\/base)?$/,
      /^npm test$/,
      /^npm run (test:long|mutate:changed -- "\$BASE")$/,
      /^npm run (--silent )?(--prefix \S+ )?kaitalk -- /,
      /^mkdir -p dist$/,
      /^git worktree add dist\/base "\$BASE"$/,
      /^test -n "\$EVIDENCE_SIGNING_KEY"$/,
      /^umask 077 && printenv EVIDENCE_SIGNING_KEY > /,
    ];
    expect(lines.filter(({ line }) => !known.some((pattern) => pattern.test(line)))).toEqual([]);
    expect(lines.length).toBeGreaterThan(15);
  });

  it("call npm scripts that exist", () => {
    expect(Object.keys(scripts)).toEqual(
      expect.arrayContaining(["test", "test:long", "mutate:changed", "kaitalk"]),
    );
  });

  it("call commands and options of kaitalk that exist", async () => {
    const program = await commandLine();
    const wrong: string[] = [];
    for (const { line, place } of lines) {
      const words = kaitalkWords(line);
      if (!words) continue;
      let command: Command = program;
      for (const word of words) {
        if (word.startsWith("--")) {
          if (!command.options.some(({ long }) => long === word))
            wrong.push(`${place}: ${command.name()} ${word}`);
          continue;
        }
        const below = command.commands.find((candidate) => candidate.name() === word);
        if (below) command = below;
        else if (command === program) wrong.push(`${place}: ${word}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it("take what GitHub tells them through variables, so that no text of a pull request becomes shell", () => {
    expect(lines.filter(({ line }) => line.includes("${{"))).toEqual([]);
  });
});
