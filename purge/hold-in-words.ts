import type { LegalHold } from "./holds.ts";

/** One sentence that says what a hold is; a table's text is untrusted, so that only plain characters are shown. */
export function holdInWords({ reason, owner, endsAt, accounts }: LegalHold): string {
  const plain = (text: string) => text.replace(/[^A-Za-zÀ-ÿ0-9 .,:/()-]/g, "?");
  const kept = accounts === 1 ? "1 account" : `${accounts} accounts`;
  return `A legal hold keeps ${kept} until ${endsAt}: ${plain(reason)} (${plain(owner)}).`;
}
