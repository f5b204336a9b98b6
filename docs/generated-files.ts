import { clauseIdsModule, jsonSchemas } from "./register-files.ts";

/** Every generated file of the repository: path from the root → content. */
export async function generatedFiles(): Promise<Map<string, string>> {
  return new Map([...jsonSchemas(), ["register/clause-ids.ts", clauseIdsModule()]]);
}
