import type { Books } from "../../../register/books.ts";
import { basisOf } from "../../../register/list/basis.ts";
import { type Fact, factsOf } from "../../../register/list/facts.ts";

/** The shipped books with another published version in force, and what a test puts after it. */
export function withPublished(
  books: Books,
  change: (facts: readonly Fact[]) => readonly Fact[],
  later: readonly { readonly version: string; readonly facts: readonly Fact[] }[] = [],
): Books {
  const { title, sha256 } = books.register.value.page;
  const source = { title, sha256 };
  const first = { version: "2000-01-01", facts: change(factsOf(books.register.value)) };
  const basis = basisOf(books);
  const published = [first, ...later].map((entry) => ({ ...entry, source, sha256: entry.version, basis }));
  return { ...books, published };
}
