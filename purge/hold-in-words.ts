import type { LegalHold } from "./holds.ts";

/** A table's text is untrusted, so that only plain characters are shown. */
const plain = (text: string) => text.replace(/[^A-Za-zÀ-ÿ0-9 .,:/()-]/g, "?");

/** One sentence that says what a hold is. */
export function holdInWords(hold: LegalHold): string {
  return `A legal hold keeps ${keptBy(hold)}: ${plain(hold.reason)} (${plain(hold.owner)}).`;
}

/** The same for evidence that leaves the house: a reason can say more of a person than it should. */
export function holdWithoutReason(hold: LegalHold): string {
  return `A legal hold of ${plain(hold.owner)} keeps ${keptBy(hold)}`;
}

function keptBy({ accounts, endsAt }: LegalHold): string {
  return `${accounts === 1 ? "1 account" : `${accounts} accounts`} ${endsAt === "no end" ? "without an end" : `until ${endsAt}`}`;
}
