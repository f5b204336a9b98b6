import { InputError } from "../register/input-error.ts";
import type { HeldObject } from "../vendors/simulation/store.ts";
import { VendorFailure } from "./refusal.ts";

/** `429` and `500` fail before anything happens, `timeout` after it happened, `half-create` in the middle of a create. */
const faultKinds = ["429", "500", "timeout", "half-create"] as const;
type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  readonly kind: FaultKind;
  /** How many requests fail; then the vendor is well again. */
  readonly times: number;
  /** Pulumi type token; every type where absent. */
  readonly type?: string;
}

const words: Record<FaultKind, string> = {
  "429": "answered 429 Too Many Requests; nothing was changed",
  "500": "answered 500 Internal Server Error; nothing was changed",
  timeout: "did what was asked, but its answer never came: whether it happened is not known to the engine",
  "half-create": "made the object and then failed to set it up; it exists, unfinished",
};

/** Reads `<kind>[=<times>][@<type token>]`, as `500`, `429=3` or `half-create@postmark:index:Server`. */
export function parseFault(text: string): Fault {
  const [, kind = "", times = "1", type] = /^([^=@]+)(?:=([^@]+))?(?:@(.+))?$/.exec(text) ?? [];
  const known = faultKinds.find((candidate) => candidate === kind);
  if (!known)
    throw new InputError([`--fail ${text}: "${kind || text}" is no failure; use ${faultKinds.join(", ")}.`]);
  if (!/^[1-9]\d*$/.test(times))
    throw new InputError([`--fail ${text}: "${times}" is no number of times; use 1 or more, as 429=3.`]);
  return { kind: known, times: Number(times), ...(type && { type }) };
}

/** The failures that wait for the next requests. */
export class Faults {
  private waiting: Fault[];

  constructor(faults: readonly Fault[] = []) {
    this.waiting = [...faults];
  }

  /** Fails a request before the vendor does anything. */
  before(action: string, type: string): void {
    this.strike(action, type, (kind) => kind === "429" || kind === "500");
  }

  /** Fails a request after the vendor has done it. */
  after(action: "create" | "update" | "delete", type: string, made?: HeldObject): void {
    this.strike(action, type, (kind) => kind === "timeout");
    if (made) this.strike(action, type, (kind) => kind === "half-create", made);
  }

  private strike(
    action: string,
    type: string,
    applies: (kind: FaultKind) => boolean,
    made?: HeldObject,
  ): void {
    const index = this.waiting.findIndex(
      (fault) => applies(fault.kind) && (fault.type === undefined || fault.type === type),
    );
    const fault = this.waiting[index];
    if (!fault) return;
    const rest = { ...fault, times: fault.times - 1 };
    this.waiting = this.waiting.toSpliced(index, 1, ...(rest.times > 0 ? [rest] : []));
    throw new VendorFailure(fault.kind, `${action} ${type}: the vendor ${words[fault.kind]}.`, made);
  }
}
