import { type Activity, activitiesFile } from "../../../register/activities.ts";
import { holdsHealthData } from "../../../register/data-flows.ts";
import type { RetentionClause } from "../../../register/schema.ts";
import { asSure, blank, declared, judged } from "../cells.ts";
import { inList, type Language } from "../language.ts";
import type { Cell } from "../model.ts";
import type { WordId } from "../words/words.ts";
import { type Facts, promisesOf, registerPath, vendorsOf } from "./facts.ts";
import { rowKind } from "./section.ts";

export const activities = rowKind({
  layout: "list",
  heading: "activity",
  subjects: (facts) => facts.activities,
  label: ({ name }: Activity, say) => say.text(name),
  cells: {
    role: ({ role }, _, say) =>
      declared(say.word(role === "controller" ? "controller" : "operator"), activitiesFile),
    mexicanRole: ({ role }, _, say) =>
      declared(say.word(role === "controller" ? "responsable" : "encargada"), activitiesFile),
    consentBasis: () => blank("legal"),
    purpose,
    purposeOnBehalf: purpose,
    nature: (activity, facts, say) => {
      const kinds = operations(clausesOf(activity, facts));
      return kinds.length === 0
        ? blank("privacy")
        : declared(kinds.map((kind) => say.word(kind)).join("; "), registerPath);
    },
    legalBasis: () => blank("legal"),
    legitimateInterest: () => blank("legal"),
    legitimateInterestAssessment: () => blank("legal"),
    specialCategoryCondition: (activity, facts, say) =>
      clausesOf(activity, facts).some((clause) => holdsHealthData(clause, facts.evidence.laws))
        ? blank("legal")
        : declared(say.word("noConditionNeeded"), registerPath),
    department: () => blank("privacy"),
    dataSource,
    automatedDecisions: () => blank("privacy"),
    impactAssessment: () => blank("privacy"),
    consentRecords: () => blank("privacy"),
    lastReview: () => blank("privacy"),
    privacyNotice: (_, { evidence }) =>
      declared(evidence.register.organisation.contacts.privacyPolicy, registerPath),
    dataSubjects: ({ dataSubjects }, _, say) =>
      dataSubjects.length === 0
        ? blank("privacy")
        : declared(inList(dataSubjects.map((subject) => say.text(subject))), activitiesFile),
    personalData: (activity, facts, say) => {
      const clauses = clausesOf(activity, facts);
      return clauses.length === 0
        ? blank("privacy")
        : declared(inList(clauses.map(({ label }) => say.text(label))), registerPath);
    },
    restrictions: (activity, facts, say) => {
      const health = clausesOf(activity, facts).filter((clause) =>
        holdsHealthData(clause, facts.evidence.laws),
      );
      if (health.length === 0) return declared(say.word("noHealthData"), registerPath);
      const safeguard = promisesOf(facts, ["health-data-encryption"]);
      const said = safeguard.map((promise) => asSure(say.text(promise.statement), [promise], say));
      const value = [say.word("healthData"), ...said].join(". ");
      return judged(value, safeguard, registerPath);
    },
    recipientNames: (activity, facts) => {
      const ids = vendorsOf(
        facts.categories.filter((category) => category.activity === activity),
        facts.flows,
      );
      const names = facts.vendors.filter(({ id }) => ids.has(id)).map(({ legalName }) => legalName);
      return names.length === 0 ? blank("privacy") : declared(names.join("; "), registerPath);
    },
  },
});

function purpose({ purpose: english, purposeNote }: Activity, _: Facts, say: Language) {
  const note = purposeNote === undefined ? null : say.text(purposeNote);
  return declared(say.text(english), activitiesFile, note);
}

/** Where the data comes in: the places that people send it to. */
function dataSource(activity: Activity, facts: Facts, say: Language): Cell {
  const own = new Set(clausesOf(activity, facts).map(({ id }) => id));
  const entries = facts.flows.filter(
    ({ from, data }) => from.kind === "people" && data.some(({ clause }) => own.has(clause)),
  );
  if (entries.length === 0) return blank("privacy");
  const services = inList(entries.map(({ to }) => say.text(to.label)));
  return declared(say.word("fromThemselves", { services }), registerPath);
}

function clausesOf(activity: Activity, { categories }: Facts): RetentionClause[] {
  return categories.filter((category) => category.activity === activity).map(({ clause }) => clause);
}

const byRole: Readonly<Record<RetentionClause["holders"][number]["role"], WordId>> = {
  "in-flight": "receiving",
  transit: "receiving",
  stored: "storing",
  delivery: "delivering",
};
const order: readonly WordId[] = ["receiving", "encrypting", "hashing", "storing", "delivering", "erasing"];

/** What is done to the data, as far as the register's holders and their forms tell. */
function operations(clauses: readonly RetentionClause[]): WordId[] {
  const found = new Set<WordId>();
  for (const { holders, trigger } of clauses) {
    for (const { role, form } of holders) {
      found.add(byRole[role]);
      if (form === "encrypted-field") found.add("encrypting");
      if (form === "hash") found.add("hashing");
    }
    if (trigger !== "vendor-policy") found.add("erasing");
  }
  return order.filter((operation) => found.has(operation));
}
