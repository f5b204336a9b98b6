import { covers } from "../../../register/list/changes.ts";
import { books } from "../../../register/read-books.ts";
import { providerUrn } from "../../../register/urn.ts";
import { defineRule } from "../../kernel/rule.ts";
import { type Subject, Unverified } from "../../kernel/subject.ts";
import { listHistory } from "../list-history.ts";
import { broughtInBy } from "../users-of.ts";

export const subProcessorInUse = defineRule({
  id: "sub-processor-in-use",
  severity: "low",
  clauses: ["sub-processor-list"],
  description: "Every sub-processor on the list, and every credential of one, still has a use in the stack.",
  remediation:
    "Declare what uses the company once its version is in force, or take it off the list in a new one; remove a provider that nothing uses.",
  subjects: { types: "every" },
  messages: {
    unused: "{legalName} is on the list, and no resource, variable or host of the stack is its.",
    idle: "Provider {name} holds a credential that no resource of the stack uses.",
  },
  checkStack({ all }, violated) {
    const resources = all.map(({ resource }) => resource);
    const used = new Set(
      all.filter(({ resource }) => resource.custom).flatMap((subject) => readableUses(subject)),
    );
    for (const { id, legalName } of books().register.value.subProcessors)
      if (!used.has(id)) violated("unused", { legalName }, isAnnounced(id) ? { as: "gap" } : {});
    const named = new Set(resources.map(({ provider }) => provider && providerUrn(provider)));
    for (const provider of resources.filter(({ type }) => type.startsWith("pulumi:providers:")))
      if (!named.has(provider.urn)) violated("idle", { name: provider.name }, { at: provider });
  },
});

/** A company that a change brings in is on its way: the list names it, and customers hear of it, before the stack uses it. */
function isAnnounced(company: string): boolean {
  return listHistory().changes.some(
    (change) =>
      change.class === "new-sub-processor" &&
      change.withdrawnOn === null &&
      covers(change, `company/${company}`),
  );
}

/** What is hidden brings nobody in that can be seen. */
function readableUses(subject: Subject): string[] {
  const owners: string[] = [];
  try {
    for (const owner of broughtInBy(subject)) owners.push(owner);
  } catch (error) {
    if (!(error instanceof Unverified)) throw error;
  }
  return owners;
}
