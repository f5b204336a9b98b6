/**
 * By what a leg of a promise can be shown. `configuration`: the declared value decides alone. `code`: only the
 * application or a job can do it. `account`: only a look into the vendor's account shows it. `paper`: an agreement.
 */
export const proofKinds = ["configuration", "code", "account", "paper"] as const;
export type ProofKind = (typeof proofKinds)[number];

/** Looks at the running system whose result shows a leg: the age of its oldest records, its tables, the vendors' accounts. */
export const observationKinds = ["purge-audit", "schema-check", "account"] as const;
export type ObservationKind = (typeof observationKinds)[number];

/** Agreements with a sub-processor: on data processing, and on health data (business associate agreement). */
export const agreements = ["dpa", "baa"] as const;
export type Agreement = (typeof agreements)[number];
