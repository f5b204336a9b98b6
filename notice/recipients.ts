import { createHash } from "node:crypto";
import { InputError } from "../register/input-error.ts";
import { languages } from "../register/languages.ts";

export type NoticeLanguage = (typeof languages)[number];

/** Somebody who has to be told. The address is held in memory alone, never in a record. */
export interface Recipient {
  /** Stands for the account in journal, metadata and proof; says nothing of it to whoever lacks its id. */
  readonly key: string;
  readonly email: string;
  readonly language: NoticeLanguage;
}

/** The registered address of every active business customer: purge/migrations/0007_notice_recipients.sql. */
export const recipientsSql =
  "SELECT account_id::text AS account, email, language FROM notice_recipients ORDER BY account_id";

/** Anything else that the session's role may read: then a stolen password shows more than addresses, and this is no such session. */
export const beyondRecipientsSql = `SELECT min(c.relname::text) AS relation FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
  WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND c.oid <> 'notice_recipients'::regclass
    AND has_any_column_privilege(c.oid, 'SELECT')`;

/** Throws `InputError` where the rows of {@link beyondRecipientsSql} name something. */
export function refuseMoreThanRecipients(rows: readonly Readonly<Record<string, unknown>>[]): void {
  if (rows[0]?.relation !== null)
    throw new InputError([
      "the database role that reads the recipients may read other tables too; sign in as kaitalk_notice of purge/migrations/0007_notice_recipients.sql.",
    ]);
}

/** The rows of {@link recipientsSql}. Throws `InputError` for a row that could not be written to, without repeating it. */
export function recipientsOf(
  rows: readonly Readonly<Record<string, unknown>>[],
  change: string,
): Recipient[] {
  const seen = new Set<string>();
  return rows.map(({ account, email, language }, index) => {
    const known = languages.find((each) => each === language);
    if (typeof account !== "string" || typeof email !== "string" || email.trim() === "" || !known)
      throw refused(index, "has no account, no address or no language that notices are written in");
    if (seen.has(account)) throw refused(index, "names an account twice");
    seen.add(account);
    return { key: recipientKey(account, change), email, language: known };
  });
}

/** SHA-256 of the change and the account's id, so that two notices can not be joined by it. */
export function recipientKey(account: string, change: string): string {
  return createHash("sha256").update(`${change}\n${account}`).digest("hex");
}

function refused(index: number, why: string): InputError {
  return new InputError([
    `row ${index + 1} of the view notice_recipients ${why}; correct the view or the account.`,
  ]);
}
