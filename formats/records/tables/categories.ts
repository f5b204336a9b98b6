import { activitiesFile } from "../../../register/activities.ts";
import { holdsHealthData } from "../../../register/data-flows.ts";
import { lengthOf, toSeconds } from "../../../register/duration.ts";
import { periodInWords } from "../../../register/period-in-words.ts";
import type { RetentionClause } from "../../../register/schema.ts";
import { asSure, besideDuration, blank, declared, judged } from "../cells.ts";
import type { Language } from "../language.ts";
import type { Cell } from "../model.ts";
import type { WordId } from "../words/words.ts";
import { type Category, type Facts, legalName, promisesOf, registerPath } from "./facts.ts";
import { rowKind } from "./section.ts";

/** One row a data type: where it rests, in which form, and for how long. */
export const categories = rowKind({
  layout: "list",
  heading: "category",
  subjects: (facts) => facts.categories,
  label: ({ clause }: Category, say) => say.text(clause.label),
  cells: {
    processedFor: ({ activity }, _, say) => declared(say.text(activity.name), activitiesFile),
    specialCategory: health,
    sensitiveData: health,
    heldBy: ({ clause }, facts, say) =>
      declared(
        clause.holders
          .map(({ subProcessor, role }) => `${legalName(facts, subProcessor)} (${say.word(roles[role])})`)
          .join("; "),
        registerPath,
      ),
    form,
    timeLimit,
    duration: timeLimit,
    longestCopy,
    erasedBy: ({ clause }, facts, say) =>
      judged(
        clause.enforcedBy.map((means) => say.word(erasures[means])).join("; "),
        promisesOf(facts, [clause.id]).map(besideDuration),
        registerPath,
      ),
  },
});

const roles: Readonly<Record<RetentionClause["holders"][number]["role"], WordId>> = {
  "in-flight": "inFlight",
  transit: "transit",
  delivery: "delivery",
  stored: "stored",
};
const erasures: Readonly<Record<RetentionClause["enforcedBy"][number], WordId>> = {
  purge: "purge",
  "object-lifecycle": "objectLifecycle",
  "unlogged-table": "unloggedTable",
  vendor: "vendor",
  "not-collected": "notCollected",
};

function health({ clause }: Category, { evidence }: Facts, say: Language): Cell {
  return declared(
    say.word(holdsHealthData(clause, evidence.laws) ? "healthData" : "noHealthData"),
    registerPath,
  );
}

const forms = { plain: "plainAt", "encrypted-field": "encryptedAt", hash: "hashedAt" } as const;

/** Only the application's code shows a hash or a field encrypted, so each stands on the promise that speaks of it. */
function form({ clause }: Category, facts: Facts, say: Language): Cell {
  const stored = clause.holders.filter(({ role }) => role === "stored");
  const promises = promisesOf(facts, [
    ...(stored.some(({ form: kind }) => kind === "encrypted-field") ? ["health-data-encryption"] : []),
    ...(stored.some(({ form: kind }) => kind === "hash") ? [clause.id] : []),
  ]).map(besideDuration);
  const value = stored
    .map((holder) => {
      const words = say.word(forms[holder.form], { vendor: legalName(facts, holder.subProcessor) });
      return holder.form === "plain" ? words : asSure(words, promises, say);
    })
    .join("; ");
  return promises.length > 0 ? judged(value, promises, registerPath) : declared(value, registerPath);
}

function timeLimit({ clause }: Category, facts: Facts, say: Language): Cell {
  const silent = clause.documented && clause.durationDocumented ? null : say.word("pageSilent");
  return judged(limitInWords(clause, facts, say), promisesOf(facts, [clause.id]), registerPath, silent);
}

function limitInWords({ duration, trigger, holders }: RetentionClause, facts: Facts, say: Language): string {
  if (duration === null || trigger === "vendor-policy") {
    const vendor = holders.map(({ subProcessor }) => legalName(facts, subProcessor)).join("; ");
    return say.word("vendorPolicy", { vendor });
  }
  const period = periodInWords(toSeconds(duration), say.tag);
  return say.word(trigger === "creation" ? "creation" : "accountDeletion", { period });
}

/** The worst case over every copy that the stack allows; blank where one copy's life is not known. */
function longestCopy({ clause }: Category, facts: Facts, say: Language): Cell {
  const promises = promisesOf(facts, [clause.id]);
  const copies = promises.flatMap(({ copies: all = [] }) => all);
  const owner = promises.flatMap(({ basis }) => basis.open)[0]?.owner ?? "engineering";
  const unknown = copies.find(({ total }) => total === null);
  if (unknown)
    return blank(owner, say.word("unknownCopy", { vendor: legalName(facts, unknown.subProcessor) }));
  const [longest] = copies.toSorted((a, b) => (lengthOf(b.total) > lengthOf(a.total) ? 1 : -1));
  if (!longest || longest.total === null) return blank(owner, say.word("notComputed"));
  const vendor = legalName(facts, longest.subProcessor);
  const value =
    longest.total === "no end"
      ? say.word("noEnd", { vendor })
      : say.word("copyAt", { period: periodInWords(longest.total, say.tag), vendor });
  const documented = promises[0]?.documentedSeconds ?? null;
  const note =
    documented !== null && lengthOf(longest.total) > documented ? say.word("longerThanLimit") : null;
  return judged(value, promises, null, note);
}
