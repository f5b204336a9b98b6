/**
 * How a thing stands that `pulumi up` needs. `confirm`: no file shows it, so a person has to look.
 * `gap`: `pulumi up` works without it, a promise is unproven.
 */
export type Standing = "missing" | "wrong" | "confirm" | "gap" | "ready";

export interface Need {
  /** Whose it is: a vendor, or this machine. */
  readonly area: string;
  readonly what: string;
  readonly standing: Standing;
  /** What to do and where; empty when ready. Never a secret's value. */
  readonly next: string;
  /** The command that does it, where one does. */
  readonly command?: string;
}

/** In the order in which they are shown. */
export const standings: readonly Standing[] = ["wrong", "missing", "confirm", "gap", "ready"];

/** What keeps a first `pulumi up` from starting. */
export const blocking: ReadonlySet<Standing> = new Set(["wrong", "missing"]);
