import type { Evidence } from "../../judge/evidence.ts";
import { books } from "../../register/read-books.ts";
import { basedOn } from "./cells.ts";
import { forms } from "./forms.ts";
import type { Language } from "./language.ts";
import type { RecordDocument } from "./model.ts";
import { factsOf } from "./tables/facts.ts";

/** Every record in one language. Throws `InputError` where a text has no translation. */
export function documentsOf(evidence: Evidence, say: Language): RecordDocument[] {
  const { activities } = books().activities.value;
  const { measures } = books().measures.value;
  const { assessment } = evidence;
  const promises = assessment.promises.map((promise) => basedOn(promise, assessment));
  return forms.map(({ id, title, lead, instrument, role, sections }) => {
    const own = activities.filter((activity) => role === null || activity.role === role);
    const facts = factsOf(evidence, promises, own, measures);
    return {
      id,
      title: say.word(title),
      lead: say.word(lead, { name: evidence.register.organisation.name }),
      tables: sections.map((part) => part.build(facts, say, instrument)),
    };
  });
}
