import { readdirSync, readFileSync } from "node:fs";

const root = new URL("../", import.meta.url);

/** The list of a pack's rules, one module a pack: path → TypeScript. A file in `policies/<pack>/rules/` is all that a new rule needs. */
export function ruleLists(): [string, string][] {
  return packFolders().map((pack) => [`policies/${pack}/rules.ts`, moduleOf(pack)]);
}

function packFolders(): string[] {
  return readdirSync(new URL("policies/", root), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== "kernel")
    .map(({ name }) => name)
    .toSorted();
}

function moduleOf(pack: string): string {
  const folder = new URL(`policies/${pack}/rules/`, root);
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .toSorted();
  const names = files.map((file) => ({ file, name: exportedRule(new URL(file, folder)) }));
  return [
    '// Generated from the folder rules/ by "npm run generate". Do not edit.',
    'import type { Rule } from "../kernel/rule.ts";',
    ...names.map(({ file, name }) => `import { ${name} } from "./rules/${file}";`),
    "",
    "/** Every rule of the pack, by name. */",
    "export const rules: readonly Rule[] = [",
    ...names.map(({ name }) => `  ${name},`),
    "];",
    "",
  ].join("\n");
}

/** The name that a rule's file exports. Throws where it defines none, for the pack would pass without it. */
function exportedRule(file: URL): string {
  const name = /^export const (\w+) = defineRule\(/m.exec(readFileSync(file, "utf8"))?.[1];
  if (name === undefined) throw new Error(`${file.pathname} exports no rule made by defineRule.`);
  return name;
}
