import type { EntryOf } from "../../observe/record.ts";
import { books } from "../../register/read-books.ts";

/** The first entry of a record of the accounts of prod, asked against the register as it is. */
export const begun: EntryOf<"begun"> = {
  entry: "begun",
  schemaVersion: 1,
  at: "2026-11-26T08:00:00Z",
  of: "accounts",
  project: "kaitalk",
  stack: "prod",
  register: books().register.value.version,
  declaredBy: "program",
  vendors: ["cloudflare"],
};
