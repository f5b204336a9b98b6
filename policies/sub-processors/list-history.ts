import { noticeProofs } from "../../notice/proofs.ts";
import type { Books } from "../../register/books.ts";
import type { ListHistory } from "../../register/list/standing.ts";
import { books } from "../../register/read-books.ts";

const read = new WeakMap<Books, ListHistory>();

/** Published versions, changes and proofs of notice, read once for the same books. Throws `InputError` for a proof that is none. */
export function listHistory(of: Books = books()): ListHistory {
  const known = read.get(of);
  if (known) return known;
  const changes = of.changes.map(({ value }) => value);
  const history = { published: of.published, changes, proofs: noticeProofs(changes) };
  read.set(of, history);
  return history;
}
