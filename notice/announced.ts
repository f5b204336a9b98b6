import type { Books } from "../register/books.ts";
import { InputError } from "../register/input-error.ts";
import { covers, type ListChange } from "../register/list/changes.ts";
import { compareFacts, type FactChange } from "../register/list/compare-facts.ts";
import { type Fact, factsOf } from "../register/list/facts.ts";
import { nextVersion } from "../register/list/next-version.ts";
import type { PublishedVersion } from "../register/list/published.ts";

/** What a notice of a change speaks of: the next version of the list beside the one that lacks the change. */
export interface Announced {
  readonly change: ListChange;
  /** ISO date from whose beginning the next version is in force. */
  readonly version: string;
  /** SHA-256 of the next version's file, `register/published/<version>/facts.json`. */
  readonly list: string;
  readonly before: readonly Fact[];
  readonly now: readonly Fact[];
  readonly differences: readonly FactChange[];
}

/**
 * The cells that a change alters, between register.yaml and the last published version that differs from it in them.
 * Throws `InputError` where there is no such change, it was withdrawn, or the register does not carry it out.
 */
export function announced(id: string, { register, published, changes }: Books): Announced {
  const change = changes.find(({ value }) => value.id === id)?.value;
  const file = `register/changes/${id}.yaml`;
  if (!change) {
    const known = changes.map(({ value }) => value.id).join(", ");
    throw InputError.at(
      { file },
      `does not exist; describe the change there. There are: ${known || "none"}.`,
    );
  }
  if (change.withdrawnOn !== null)
    throw InputError.at(
      { file },
      `the change was withdrawn on ${change.withdrawnOn}; no notice of it is due.`,
    );
  if (change.approver)
    throw InputError.at(
      { file },
      `${change.approver} answers for it that the words promise no less; no notice of it is due.`,
    );
  const now = factsOf(register.value);
  const { version } = register.value;
  const { before, differences } = baseline(change, published, now);
  if (differences.length === 0)
    throw InputError.at(
      { file },
      "names facts in which register.yaml differs from no published version; see: npx kaitalk register diff.",
    );
  const other = differences.find((each) => each.class !== change.class && each.kind === "company");
  if (other && change.class !== "editorial")
    throw InputError.at(
      { file },
      `the change is of class "${change.class}" and ${other.fact} is "${other.class}"; make them agree.`,
    );
  if (published.at(-1)?.facts === before && published.at(-1)?.version === version)
    throw InputError.at(
      register.place(["version"]),
      `version ${version} is published already without this change; give the next version its own day.`,
    );
  const list = nextVersion(register.value, published).version.sha256;
  return { change, version, list, before, now, differences };
}

/** A change that is in force before its notice was sent is told beside the version before it. */
function baseline(
  change: ListChange,
  published: readonly PublishedVersion[],
  now: readonly Fact[],
): { readonly before: readonly Fact[]; readonly differences: readonly FactChange[] } {
  for (const { facts } of published.toReversed()) {
    const differences = compareFacts(facts, now).filter(
      ({ fact, follows }) => covers(change, fact) && follows === undefined,
    );
    if (differences.length > 0) return { before: facts, differences };
  }
  return { before: [], differences: [] };
}
