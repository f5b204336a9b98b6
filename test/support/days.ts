import { books } from "../../register/read-books.ts";

/** The day (ISO date) from which the shipped register holds: the first on which it can be judged. */
export const registerDay = books().register.value.version;

/** ISO date so many days from the register's own. */
export function dayFrom(days: number): string {
  return new Date(Date.parse(registerDay) + days * 86_400_000).toISOString().slice(0, 10);
}
