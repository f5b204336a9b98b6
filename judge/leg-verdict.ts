import type { ObservationKind, ProofKind } from "../register/proof.ts";

/** One leg of a promise as it stands: what shows it, or what is missing. */
export interface LegVerdict {
  readonly id: string;
  readonly proof: ProofKind;
  readonly statement: string;
  /** The ends of a hop that data takes; absent where the leg is none. */
  readonly hop?: { readonly from: string; readonly to: string };
  readonly shown: boolean;
  /** Of a configuration that is not shown: its rules found gaps and nothing broken. */
  readonly hasGap?: boolean;
  /** Rules, attestations, observations and facts that show it, or would. */
  readonly by: readonly string[];
  /** Why it is open, as the end of a sentence; absent where it is shown. */
  readonly missing?: string;
  /** ISO date of the look that shows it, or shows it otherwise. */
  readonly observedOn?: string;
  /** What would show it and does not. */
  readonly needs: readonly Need[];
}

/** An attestation, an observation or a rule that a leg waits for, and why it does not show the leg. */
export interface Need {
  readonly attestation?: string;
  readonly observation?: ObservationKind;
  readonly rule?: string;
  readonly why: string;
}
