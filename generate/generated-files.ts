import { timelineSvg } from "../formats/timeline/timeline.ts";
import { judge } from "../judge/judge.ts";
import { books } from "../register/read-books.ts";
import { planProgram } from "../snapshot/program.ts";
import { policyPages } from "./policy-pages.ts";
import { jsonSchemas, outputSchemaFiles } from "./register-files.ts";
import { registerPage } from "./register-page.ts";
import { tables } from "./tables.ts";
import { verdictPicture } from "./verdict-picture.ts";

/**
 * Every generated file of the repository: path from the root → content. The pictures judge prod on the register's own
 * date, so that they change with the stack and the register, and not with the day.
 */
export async function generatedFiles(): Promise<Map<string, string>> {
  const asOf = books().register.value.version;
  const assessment = judge(await planProgram({ stack: "prod" }), { asOf, books: books() });
  return new Map([
    ...jsonSchemas(),
    ...outputSchemaFiles(),
    ["docs/register.md", registerPage()],
    ["docs/verdicts.svg", verdictPicture(assessment)],
    ["docs/retention.svg", timelineSvg(assessment.promises)],
    ...policyPages(),
    ...(await tables()),
  ]);
}
