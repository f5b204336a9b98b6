/**
 * By what a leg of a promise can be shown. `configuration`: the declared value decides alone. `code`: only the
 * application or a job can do it. `account`: only a look into the vendor's account shows it. `paper`: an agreement.
 */
export const proofKinds = ["configuration", "code", "account", "paper"] as const;
export type ProofKind = (typeof proofKinds)[number];
