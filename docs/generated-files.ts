import { clauseIdsModule, jsonSchemas } from "./register-files.ts";

/**
 * Every generated file of the repository: path from the root → content. What the pages are made from imports the
 * generated module, so it is written first where it does not exist.
 */
export async function generatedFiles(): Promise<Map<string, string>> {
  const [{ policyPages }, { registerPage }, { verdictPicture }] = await Promise.all([
    import("./policy-pages.ts"),
    import("./register-page.ts"),
    import("./verdict-picture.ts"),
  ]);
  return new Map([
    ...jsonSchemas(),
    ["register/clause-ids.ts", clauseIdsModule()],
    ["docs/register.md", registerPage()],
    ["docs/verdicts.svg", await verdictPicture()],
    ...policyPages(),
  ]);
}
