import { Option } from "commander";
import { InputError } from "../register/input-error.ts";

/** `--database-url`, which the environment may give too: other users of the machine see the command line. */
export function databaseOption(): Option {
  return new Option(
    "--database-url <url>",
    "database; without it PGHOST, PGUSER, PGPASSWORD, PGDATABASE, PGSSLMODE",
  ).env("DATABASE_URL");
}

export const passwordAdvice =
  "\nGive the password in PGPASSWORD, in a file named by PGPASSFILE, or in DATABASE_URL: not on the command line.";

/** Says on standard error that a password stands on the command line, without repeating it. */
export function warnOfPassword(url: string | undefined, argv: readonly string[]): void {
  if (url === undefined || !URL.parse(url)?.password) return;
  if (!argv.some((argument) => argument.includes(url))) return;
  console.error(
    "kaitalk: the password on the command line can be seen by every user of this machine; give it in PGPASSWORD, PGPASSFILE or DATABASE_URL.",
  );
}

/** A count that a person gives. Throws `InputError` for anything else. */
export function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InputError([`"${text}" is no whole number; give one such as 25.`]);
  return Number(text);
}
