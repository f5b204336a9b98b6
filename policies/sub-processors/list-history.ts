import { noticeProofs } from "../../notice/proofs.ts";
import type { ListHistory } from "../../register/list/standing.ts";
import { books } from "../../register/read-books.ts";

/** Published versions, changes and proofs of notice of the shipped register. Throws `InputError` for a proof that is none. */
export function listHistory(): ListHistory {
  const { published, changes } = books();
  const values = changes.map(({ value }) => value);
  return { published, changes: values, proofs: noticeProofs(values) };
}
