import { timelineSvg } from "../formats/timeline/timeline.ts";
import { judge } from "../judge/judge.ts";
import { books } from "../register/read-books.ts";
import { planProgram } from "../snapshot/program.ts";
import { policyPages } from "./policy-pages.ts";
import { jsonSchemas } from "./register-files.ts";
import { registerPage } from "./register-page.ts";
import { roomTables } from "./room-tables.ts";
import { verdictPicture } from "./verdict-picture.ts";

/**
 * Every generated file of the repository: path from the root → content. The pictures judge prod on the register's own
 * date, so that they change with the stack and the register, and not with the day.
 */
export async function generatedFiles(): Promise<Map<string, string>> {
  const judgement = judge(await planProgram({ stack: "prod" }), { asOf: books().register.value.version });
  return new Map([
    ...jsonSchemas(),
    ["docs/register.md", registerPage()],
    ["docs/verdicts.svg", verdictPicture(judgement)],
    ["docs/retention.svg", timelineSvg(judgement.promises.flatMap(({ retention }) => retention ?? []))],
    ...policyPages(),
    ...roomTables(),
  ]);
}
