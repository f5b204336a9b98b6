/** What a notice says around the register's own texts, in one language. Dates come written out, periods in words. */
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
  readonly noRegion: string;
  readonly role: Readonly<Record<string, string>>;
  readonly form: Readonly<Record<string, string>>;
  readonly days: (count: number) => string;
  readonly hours: (count: number) => string;
  readonly minutes: (count: number) => string;
  readonly after: Readonly<Record<"creation" | "account-deletion", (period: string) => string>>;
  readonly vendorPolicy: string;
  readonly contact: (address: string) => string;
  readonly why: (organisation: string) => string;
}
