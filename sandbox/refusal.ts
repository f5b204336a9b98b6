import type { HeldObject } from "../vendors/simulation/store.ts";

export type FailureKind = "429" | "500" | "timeout" | "half-create" | "refused";

/** What a vendor answers instead of doing what was asked, or after having done it. */
export class VendorFailure extends Error {
  override readonly name = "VendorFailure";
  readonly kind: FailureKind;
  /** The object that exists in spite of the failure, where the provider could tell the engine about it. */
  readonly made?: HeldObject;

  constructor(kind: FailureKind, sentence: string, made?: HeldObject) {
    super(sentence);
    this.kind = kind;
    if (made) this.made = made;
  }
}
