import type { Books } from "./books.ts";
import { formatPlace, InputError } from "./input-error.ts";
import type { YamlFile } from "./read-yaml.ts";

type Path = readonly PropertyKey[];

/** Duplicate ids and dangling references across the books. Throws `InputError` with all of them. */
export function checkReferences({ register, vendors, law, attestations, waivers }: Books): void {
  const problems: string[] = [];
  const report = (file: YamlFile<unknown>, path: Path, sentence: string) =>
    problems.push(`${formatPlace(file.place(path))}: ${sentence}`);

  const unique = (file: YamlFile<unknown>, entries: readonly (readonly [string, Path])[], noun: string) => {
    const seen = new Set<string>();
    for (const [id, path] of entries) {
      if (seen.has(id)) report(file, path, `${noun} "${id}" is declared twice; rename one of them.`);
      seen.add(id);
    }
    return seen;
  };
  const known = (
    file: YamlFile<unknown>,
    ids: ReadonlySet<string>,
    id: string | null,
    path: Path,
    noun: string,
  ) => {
    if (id !== null && !ids.has(id))
      report(file, path, `no ${noun} is called "${id}"; declare it or correct the name.`);
  };

  const { value } = register;
  const groups = ["regions", "retention", "safeguards", "lists"] as const;
  const clauseEntries = groups.flatMap((group) =>
    value[group].map((clause, index) => [clause.id, [group, index, "id"]] as const),
  );
  const clauses = unique(register, clauseEntries, "clause");
  const processors = unique(
    register,
    value.subProcessors.map(({ id }, index) => [id, ["subProcessors", index, "id"]]),
    "sub-processor",
  );
  const cards = unique(
    law,
    law.value.cards.map(({ id }, index) => [id, ["cards", index, "id"]]),
    "law card",
  );

  for (const group of groups) {
    for (const [index, clause] of value[group].entries()) {
      for (const [nth, card] of clause.law.entries())
        known(register, cards, card, [group, index, "law", nth], "law card");
      if (!clause.documented && clause.decidedBy === undefined)
        report(
          register,
          [group, index, "documented"],
          `say in "decidedBy" who decided what the page leaves silent.`,
        );
    }
  }
  for (const [index, clause] of value.regions.entries())
    known(register, processors, clause.subProcessor, ["regions", index, "subProcessor"], "sub-processor");
  for (const [index, clause] of value.retention.entries()) {
    for (const [nth, { subProcessor }] of clause.holders.entries())
      known(
        register,
        processors,
        subProcessor,
        ["retention", index, "holders", nth, "subProcessor"],
        "sub-processor",
      );
    if ((clause.duration === null) !== (clause.trigger === "vendor-policy"))
      report(
        register,
        ["retention", index, "duration"],
        `"duration" is null for the trigger vendor-policy and only there.`,
      );
  }
  const exceptions = new Set(value.lists.flatMap((list) => list.exceptions));
  for (const [index, processor] of value.subProcessors.entries()) {
    const exception = ["subProcessors", index, "noticeException"];
    known(register, exceptions, processor.noticeException, exception, "exception to the notice period");
    for (const [nth, place] of processor.places.entries()) {
      const path = ["subProcessors", index, "places", nth, "clause"];
      known(register, clauses, place.clause, path, "clause");
      const bound = value.regions.find(({ id }) => id === place.clause);
      if (bound && bound.region !== place.region)
        report(
          register,
          path,
          `place says "${place.region}" and clause ${bound.id} says "${bound.region}"; make them agree.`,
        );
    }
  }
  for (const [vendor, file] of vendors) {
    known(file, processors, vendor, ["vendor"], "sub-processor");
    const sources = new Set(Object.keys(file.value.sources));
    for (const list of ["defaults", "facts"] as const)
      for (const [index, { source }] of file.value[list].entries())
        known(file, sources, source, [list, index, "source"], "source");
    unique(
      file,
      file.value.facts.map(({ id }, index) => [id, ["facts", index, "id"]]),
      "fact",
    );
    unique(
      file,
      file.value.defaults.map(({ type, property }, index) => [
        `${type} ${property}`,
        ["defaults", index, "property"],
      ]),
      "default",
    );
  }
  for (const processor of processors)
    if (!vendors.has(processor))
      problems.push(`register/vendors/${processor}.yaml: is missing; write the vendor's facts.`);
  for (const [index, entry] of attestations.value.attestations.entries()) {
    const path = ["attestations", index];
    for (const [nth, id] of entry.clauses.entries())
      known(attestations, clauses, id, [...path, "clauses", nth], "clause");
    known(attestations, processors, entry.subProcessor, [...path, "subProcessor"], "sub-processor");
  }
  unique(
    attestations,
    attestations.value.attestations.map(({ id }, index) => [id, ["attestations", index, "id"]]),
    "attestation",
  );
  for (const [index, waiver] of waivers.value.waivers.entries()) {
    if (waiver.approver === waiver.requester)
      report(
        waivers,
        ["waivers", index, "approver"],
        "the approver is the requester; a waiver needs two people.",
      );
    if (waiver.expiresOn <= waiver.createdOn)
      report(waivers, ["waivers", index, "expiresOn"], "a waiver ends after the day that it was created.");
  }
  if (problems.length > 0) throw new InputError(problems);
}
