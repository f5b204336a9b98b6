import type { Evidence } from "../../judge/evidence.ts";
import { books } from "../../register/read-books.ts";
import type { Artefact } from "../artefact.ts";
import type { Content } from "../content.ts";
import { tableFiles } from "../table-files.ts";
import { questions } from "./questions.ts";

/**
 * `impact-assessment.json` and `impact-assessment.csv`: the questions of an assessment of impact, answered as far as
 * register and infrastructure tell, each answer with what it rests on; the rest is blank and somebody's.
 */
export function impactFiles(evidence: Evidence): Artefact<Content>[] {
  const { activities } = books().activities.value;
  const rows = questions.map(({ id, part, question, articles, owner, answer }) => {
    const given = answer?.(evidence, activities);
    const isAnswered = given !== undefined && given.text !== "";
    return {
      part,
      id,
      question,
      articles,
      answer: isAnswered ? given.text : null,
      proof: isAnswered ? given.proof : [],
      owner: isAnswered ? null : owner,
    };
  });
  const answered = rows.filter(({ answer }) => answer !== null).length;
  return tableFiles("impact-assessment", rows, evidence, {
    asOf: evidence.assessment.asOf,
    counts: { questions: rows.length, answered, blank: rows.length - answered },
  });
}
