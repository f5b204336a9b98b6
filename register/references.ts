import type { Books } from "./books.ts";
import { checkActivities } from "./check-activities.ts";
import { checkAnswers, checkRegions } from "./check-answers.ts";
import { checkAttestations } from "./check-attestations.ts";
import { checkCopies } from "./check-copies.ts";
import { checkLegs } from "./check-legs.ts";
import { checkTranslations } from "./check-translations.ts";
import { inWords, toSeconds } from "./duration.ts";
import { InputError } from "./input-error.ts";
import { type Ids, listed, Problems } from "./problems.ts";

const groups = ["regions", "retention", "safeguards", "lists"] as const;

/** Duplicate ids, dangling references and contradictions across the books. Throws `InputError` with all of them. */
export function checkReferences(books: Books): void {
  const found = new Problems();
  const ids = idsOf(books, found);
  checkClauses(books, ids, found);
  checkSubProcessors(books, ids, found);
  checkEnvironment(books, ids, found);
  checkVendors(books, ids, found);
  checkLaw(books, ids, found);
  checkSpeakers(books, ids, found);
  checkLegs(books, found);
  checkAttestations(books, found);
  checkCopies(books, ids, found);
  checkWaivers(books, found);
  checkActivities(books, found);
  // A misspelt name answers nothing either, and is told once.
  if (found.sentences.length === 0) checkAnswers(books, found);
  if (found.sentences.length === 0) checkRegions(books, found);
  if (found.sentences.length === 0) checkTranslations(books, found);
  if (found.sentences.length > 0) throw new InputError(found.sentences);
}

function idsOf({ register, law }: Books, found: Problems): Ids {
  const { value } = register;
  return {
    clauses: found.unique(
      register,
      "clause",
      groups.flatMap((group) => value[group].map(({ id }, nth) => [id, [group, nth, "id"]] as const)),
    ),
    processors: found.unique(register, "sub-processor", listed(value.subProcessors, ["subProcessors"])),
    cards: found.unique(law, "law card", listed(law.value.cards, ["cards"])),
  };
}

function checkClauses({ register }: Books, { processors, cards }: Ids, found: Problems): void {
  const { value } = register;
  for (const group of groups)
    for (const [index, clause] of value[group].entries()) {
      for (const [nth, card] of clause.law.entries())
        found.known(register, "law card", cards, card, [group, index, "law", nth]);
      const isSilent = !clause.documented || ("durationDocumented" in clause && !clause.durationDocumented);
      if (isSilent && clause.decidedBy === undefined)
        found.report(
          register,
          [group, index, "documented"],
          'say in "decidedBy" who decided what the page leaves silent.',
        );
    }
  for (const [index, { subProcessor }] of value.regions.entries())
    found.known(register, "sub-processor", processors, subProcessor, ["regions", index, "subProcessor"]);
  for (const [index, clause] of value.retention.entries()) {
    for (const [nth, { subProcessor }] of clause.holders.entries())
      found.known(register, "sub-processor", processors, subProcessor, [
        "retention",
        index,
        "holders",
        nth,
        "subProcessor",
      ]);
    if ((clause.duration === null) !== (clause.trigger === "vendor-policy"))
      found.report(
        register,
        ["retention", index, "duration"],
        '"duration" is null for the trigger vendor-policy and only there.',
      );
  }
}

function checkSubProcessors(
  { register, environment }: Books,
  { clauses, processors }: Ids,
  found: Problems,
): void {
  const { page, subProcessors, notSubProcessors, regions } = register.value;
  for (const [nth, named] of page.subProcessors.entries())
    found.known(register, "sub-processor", processors, named, ["page", "subProcessors", nth]);
  const variables = new Set(environment.value.variables.map(({ name }) => name));
  for (const [nth, name] of register.value.purgeJob.variables.entries())
    found.known(register, "variable", variables, name, ["purgeJob", "variables", nth]);
  for (const [index, processor] of subProcessors.entries()) {
    const at = ["subProcessors", index] as const;
    for (const [nth, place] of processor.places.entries()) {
      const path = [...at, "places", nth, "clause"];
      found.known(register, "clause", clauses, place.clause, path);
      const bound = regions.find(({ id }) => id === place.clause);
      if (bound && bound.region !== place.region)
        found.report(
          register,
          path,
          `place says "${place.region}" and clause ${bound.id} says "${bound.region}"; make them agree.`,
        );
      if (bound && bound.subProcessor !== processor.id)
        found.report(register, path, `clause ${bound.id} binds ${bound.subProcessor}, not ${processor.id}.`);
    }
  }
  const owned = (key: "providers" | "hosts", free: "packages" | "hosts") => [
    ...subProcessors.flatMap((processor, index) =>
      processor[key].map((name, nth) => [name, ["subProcessors", index, key, nth]] as const),
    ),
    ...notSubProcessors[free].map(
      ({ name }, nth) => [name, ["notSubProcessors", free, nth, "name"]] as const,
    ),
  ];
  found.unique(register, "package", owned("providers", "packages"));
  found.unique(register, "host", owned("hosts", "hosts"));
}

/** A stack's own key is one that the stack itself draws: any other is somebody's. */
function checkEnvironment({ environment: file }: Books, { processors, clauses }: Ids, found: Problems): void {
  const owners = new Set([...processors, "stack", "platform"]);
  const { variables } = file.value;
  for (const [index, { owner, kind, from, promise = null }] of variables.entries()) {
    found.known(file, "clause", clauses, promise, ["variables", index, "promise"]);
    found.known(file, "owner", owners, owner, ["variables", index, "owner"]);
    if (owner === "stack" && kind === "credential" && from?.type.startsWith("random:") !== true)
      found.report(
        file,
        ["variables", index, "owner"],
        "a credential of the stack comes from one of its random keys; say whose credential this is.",
      );
  }
  found.unique(
    file,
    "variable",
    variables.map(({ name }, nth) => [name, ["variables", nth, "name"]] as const),
  );
}

function checkVendors({ vendors }: Books, { processors }: Ids, found: Problems): void {
  for (const [vendor, file] of vendors) {
    found.known(file, "sub-processor", processors, vendor, ["vendor"]);
    const { sources, defaults, facts } = file.value;
    const cited = new Set(Object.keys(sources));
    for (const [list, entries] of Object.entries({ defaults, facts }))
      for (const [index, { source }] of entries.entries())
        found.known(file, "source", cited, source, [list, index, "source"]);
    for (const [index, { duration, certainty, words }] of facts.entries()) {
      if ((duration === undefined) !== (certainty === undefined))
        found.report(
          file,
          ["facts", index, "certainty"],
          'a duration says whether it is a "bound" or "typical", and nothing else does.',
        );
      if (certainty === "typical" && words === undefined)
        found.report(file, ["facts", index, "certainty"], 'quote in "words" what makes it typical.');
    }
    found.unique(
      file,
      "default",
      defaults.map(
        ({ type, property }, nth) => [`${type} ${property}`, ["defaults", nth, "property"]] as const,
      ),
    );
  }
  for (const processor of processors)
    if (!vendors.has(processor))
      found.sentences.push(`register/vendors/${processor}.yaml: is missing; write the vendor's facts.`);
}

function checkLaw({ law }: Books, { cards }: Ids, found: Problems): void {
  for (const [index, { status, supersededBy }] of law.value.cards.entries()) {
    found.known(law, "law card", cards, supersededBy, ["cards", index, "supersededBy"]);
    if (supersededBy !== null && status !== "superseded")
      found.report(law, ["cards", index, "status"], "a card that names its successor is superseded.");
  }
}

/** What attestations speak of exists. */
function checkSpeakers({ attestations: file }: Books, { clauses, processors }: Ids, found: Problems): void {
  const { attestations } = file.value;
  for (const [index, entry] of attestations.entries()) {
    const at = ["attestations", index];
    for (const [nth, id] of entry.clauses.entries())
      found.known(file, "clause", clauses, id, [...at, "clauses", nth]);
    found.known(file, "sub-processor", processors, entry.subProcessor, [...at, "subProcessor"]);
  }
  found.unique(file, "attestation", listed(attestations, ["attestations"]));
}

function checkWaivers({ register, waivers: file }: Books, found: Problems): void {
  const { waivers } = file.value;
  const longest = toSeconds(register.value.proof.waivers);
  for (const [index, { approver, requester, createdOn, expiresOn }] of waivers.entries()) {
    const at = ["waivers", index];
    if (approver === requester)
      found.report(file, [...at, "approver"], "the approver is the requester; a waiver needs two people.");
    const seconds = (Date.parse(expiresOn) - Date.parse(createdOn)) / 1000;
    if (seconds <= 0)
      found.report(file, [...at, "expiresOn"], "a waiver ends after the day that it was created.");
    else if (seconds > longest)
      found.report(
        file,
        [...at, "expiresOn"],
        `a waiver lasts at most ${inWords(longest)}, and this one ${inWords(seconds)}; end it sooner and ask anew in time.`,
      );
  }
  found.unique(file, "waiver", listed(waivers, ["waivers"]));
}
