import { personalDataIn } from "../kernel/personal-data.ts";

/**
 * The kinds of personal data that a label seems to hold, never the data. What stands in angle brackets for the owner to
 * fill in is left out, and so is a network, which is nobody's address.
 */
export function kindsOfDataIn(label: string): string[] {
  const text = label.replace(/<[^<>]*>/g, "");
  const found = personalDataIn(text).filter(({ kind, end }) => kind !== "an IP address" || text[end] !== "/");
  return [...new Set(found.map(({ kind }) => kind))];
}
