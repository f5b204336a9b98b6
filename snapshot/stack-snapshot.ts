import type { Resource } from "../policies/kernel/resource.ts";
import type { ChangeStep } from "./change-step.ts";

/** A stack as declared or as applied, whatever it was read from. */
export interface StackSnapshot {
  /** program: planned in process; preview: the engine's JSON preview; state: `pulumi stack export`. */
  readonly source: "program" | "preview" | "state";
  readonly project: string;
  readonly stack: string;
  /** In the order of registration. */
  readonly resources: readonly Resource[];
  /** Configuration that the owner has not filled in yet, as `kaitalk:renderRepository`. Empty outside in-process plans. */
  readonly placeholders: readonly string[];
  /** What the configuration says in the clear, as `kaitalk:purgeRepository`, stand-ins where the owner has yet to fill in. From the program alone. */
  readonly configured?: Readonly<Record<string, string>>;
  /** What the stack's own file says of the data in it; absent where it is real. */
  readonly customerData?: "none";
  /** The file it was read from, as the caller named it. Absent for the program. */
  readonly file?: string;
  /** When the engine last wrote the state, ISO 8601 in UTC; absent where nothing says. */
  readonly writtenAt?: string;
  /** What the engine would do to each resource, in its order. From a preview alone. */
  readonly changes?: readonly ChangeStep[];
  /** What a look into the accounts saw of it; absent where nobody looked. */
  readonly observed?: {
    /** UTC, ISO 8601. */
    readonly at: string;
    /** sandbox: simulated vendors, which show nothing of an account. */
    readonly of: "accounts" | "sandbox";
    /** What nobody can tell, and why; expected where the vendor shows it to some accounts alone. */
    readonly untold: readonly {
      readonly vendor: string;
      readonly what: string;
      readonly why: string;
      readonly expected: boolean;
    }[];
    /**
     * URN → input → URNs of whatever its value names in the account, where the program takes it from resources that were
     * seen and the value comes from none of them.
     */
    readonly elsewhere: ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;
  };
  /** What the source itself says against what it shows. */
  readonly remarks?: readonly Remark[];
}

/** Something that a source says of the whole stack, or of one resource, and that no rule reads. */
export interface Remark {
  /** `<thing>-<condition that holds>`, as rules are called. */
  readonly id: string;
  /** unverified: what is shown may not be what is there. violated: it cannot be what the program declares. */
  readonly outcome: "unverified" | "violated";
  readonly resource?: Resource;
  /** Type of a resource that is not there. */
  readonly type?: string;
  /** The promises that it speaks against; absent for those that hang on resources of the type. */
  readonly clauses?: readonly string[];
  readonly sentence: string;
  readonly fix: string;
}
