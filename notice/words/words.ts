/** What a notice says around the register's own texts and the words of the list, in one language. Dates come written out. */
export interface NoticeWords {
  readonly subject: (organisation: string, date: string) => string;
  readonly opening: (organisation: string, date: string) => string;
  /** Instead of the date, where an exception lifts the wait. */
  readonly exception: Readonly<Record<"security" | "legal" | "regulatory", string>>;
  readonly newCompany: (name: string) => string;
  readonly removedCompany: (name: string) => string;
  readonly kind: Readonly<
    Record<"purpose" | "data" | "region" | "holder" | "period" | "promise" | "other", string>
  >;
  readonly changed: (now: string, before: string) => string;
  readonly gone: (before: string) => string;
  readonly place: (role: string, service: string, region: string) => string;
  /** What a company does at a place, by the register's role. */
  readonly placeRole: Readonly<Record<string, string>>;
  readonly contact: (address: string) => string;
  readonly why: (organisation: string) => string;
}
