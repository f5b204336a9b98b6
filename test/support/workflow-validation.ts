import { registerHooks } from "node:module";
import { TextDocument } from "vscode-languageserver-textdocument";

// GitHub's language service imports JSON without the attribute that Node asks for.
registerHooks({
  resolve(specifier, context, next) {
    const resolved = next(specifier, context);
    return specifier.endsWith(".json") ? { ...resolved, importAttributes: { type: "json" } } : resolved;
  },
});
const { validate } = await import("@actions/languageservice");

let checked = 0;

/** What GitHub's own language service says of a workflow, as `12: sentence`: schema, expressions and their contexts. */
export async function workflowProblems(text: string): Promise<string[]> {
  checked += 1;
  // The service remembers a file by its address, whatever it holds by now.
  const document = TextDocument.create(`file:///${checked}/.github/workflows/w.yml`, "yaml", 1, text);
  const found = await validate(document);
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}
