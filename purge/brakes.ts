import type { DueAccount } from "./accounts.ts";

/** Deleted accounts that may be erased at once without a person's word. */
export const brakeLimits = {
  /** So many always may. */
  accounts: 20,
  /** Beyond that, at most this share of all accounts. */
  share: 0.1,
} as const;

export interface Withheld {
  readonly released: readonly DueAccount[];
  /** Accounts that wait for `--confirm` with their number. */
  readonly withheld: number;
  /** Why, one sentence a brake. */
  readonly problems: readonly string[];
}

/**
 * Holds accounts back that look like a mistake: erasing can not be undone. An account whose erasure has begun is never held
 * back. `confirmed` is the number of accounts that a person has looked at; it releases exactly that many.
 */
export function withhold(
  due: readonly DueAccount[],
  allAccounts: number,
  confirmed: number | undefined,
): Withheld {
  const fresh = due.filter(({ begun }) => !begun);
  const suspects = fresh.filter(({ suspect }) => suspect);
  const tooMany = fresh.length > Math.max(brakeLimits.accounts, brakeLimits.share * allAccounts);
  const kept = new Set(tooMany ? fresh : suspects);
  if (kept.size === 0 || kept.size === confirmed) return { released: due, withheld: 0, problems: [] };
  const advice = `nothing of them is erased. Look at their dates; if they are right, run npx kaitalk purge --confirm ${kept.size}.`;
  return {
    released: due.filter((account) => !kept.has(account)),
    withheld: kept.size,
    problems: [
      ...(suspects.length > 0
        ? [
            `${accountsAre(suspects.length)} dated deleted before being created or more than 20 years ago, so that ${advice}`,
          ]
        : []),
      ...(tooMany
        ? [
            `${fresh.length} of ${allAccounts} accounts are due at once, more than ${brakeLimits.share * 100} %, so that ${advice}`,
          ]
        : []),
      ...(confirmed === undefined
        ? []
        : [`--confirm names ${confirmed}, but ${accountsAre(kept.size)} held back; look again.`]),
    ],
  };
}

function accountsAre(count: number): string {
  return count === 1 ? "1 account is" : `${count} accounts are`;
}
