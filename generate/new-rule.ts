import { existsSync, readdirSync, writeFileSync } from "node:fs";
import { InputError } from "../register/input-error.ts";
import { ruleFiles } from "./rule-template.ts";

/** `npm run new:rule -- <pack> <id> <clause> <type> <property> <good value>`: a rule and its test, both running. */
const root = new URL("../", import.meta.url);
const [pack, id, clause, type, property, value] = process.argv.slice(2);

function packs(): string[] {
  return readdirSync(new URL("policies/", root)).filter((name) =>
    existsSync(new URL(`policies/${name}/PulumiPolicy.yaml`, root)),
  );
}

/** `true`, `60` and `"60"` as what they are in JSON; anything else as text. */
function plain(text: string): string | number | boolean {
  return /^(true|false|-?\d+(\.\d+)?)$/.test(text) ? JSON.parse(text) : text.replace(/^"(.*)"$/, "$1");
}

try {
  if (!pack || !id || !clause || !type || !property || value === undefined)
    throw new InputError([
      "say what the rule is about: npm run new:rule -- <pack> <id> <clause> <type> <property> <good value>",
    ]);
  const files = ruleFiles({ pack, id, clause, type, property, good: plain(value) }, packs());
  const there = [...files.keys()].find((path) => existsSync(new URL(path, root)));
  if (there) throw new InputError([`${there}: is there already; choose another name.`]);
  for (const [path, text] of files) writeFileSync(new URL(path, root), text, { flag: "wx" });
  console.log(
    [
      `written: ${[...files.keys()].join(", ")}`,
      "Next, numbered as in CONTRIBUTING.md:",
      `  2. Say in the rule what is good, how to bring it about and what else breaks, with the promised value from clause("${clause}").`,
      "  3. Where the vendor documents what it does when the property is left out, cite that in register/vendors/.",
      `  4. Add a resource that breaks it to test/fixtures/broken/${pack}.ts.`,
      "  5. npm run generate && npm test; remove the lines that the weakening suite names.",
    ].join("\n"),
  );
} catch (error) {
  if (!(error instanceof InputError)) throw error;
  for (const problem of error.problems) console.error(`new:rule: ${problem}`);
  process.exitCode = 2;
}
