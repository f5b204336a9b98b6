import type { Answer } from "./answer.ts";
import type { Ask } from "./ask.ts";
import type { Confidential } from "./confidential.ts";

/** A value as a reader hands it on: what the program's input of that name holds, null where the vendor says it is not set. */
export type SeenValue =
  | string
  | number
  | boolean
  | null
  | Confidential
  | readonly SeenValue[]
  | { readonly [name: string]: SeenValue };

/** Something that exists at a vendor, in the shape in which the program would declare it. */
export interface SeenResource {
  /** Type token of the plan; for what no provider declares one of the same form, as `neon:index/snapshot:Snapshot`. */
  readonly type: string;
  /** What the engine's state has as id, so that a declared resource is recognised. */
  readonly id: string;
  /** What it is called at the vendor. */
  readonly name: string;
  /** Inputs of the type, as the program's have them; only those that the reader has asked for. Names nobody. */
  readonly properties: Readonly<Record<string, SeenValue>>;
  /** ISO 8601, where the vendor says it. */
  readonly createdAt?: string;
  /** Where the resource is also declared by an input of another one, as a Neon project declares its first role. */
  readonly within?: {
    readonly type: string;
    readonly id: string;
    /** `branch.roleName` */
    readonly path: string;
    readonly value: string;
  };
  /** Came with the account or with another resource and cannot be declared or removed; only drift of it counts. */
  readonly byVendor?: true;
  /** Of one that came by itself: the packs judge its settings as they judge those of what is declared. */
  readonly judged?: true;
}

/** A kind of thing of which a vendor can be asked how many there are. */
export interface Kind {
  /** `R2 bucket` */
  readonly called: string;
  /**
   * What one that nobody declared would mean. data: it can hold data of people. way-out: data leaves through it, or
   * somebody gets in. setting: neither, and its rules say the rest.
   */
  readonly holds: "data" | "way-out" | "setting";
  /** Inputs by which a declared one without id is recognised, as bucket and account. Empty: by its id alone. */
  readonly identity: readonly string[];
  /** The vendor keeps one of an identity at most, so that it is the declared one whatever its id. */
  readonly single?: true;
  /** The vendor shows it to some accounts alone, so that "cannot tell" is to be expected. */
  readonly preview?: true;
}

/** How old the oldest of something is. */
export interface Age {
  /** A copy of register/copies.yaml, as `r2-recordings`; absent where the register names none. */
  readonly copy?: string;
  /** Where: `R2 bucket kaitalk-prod-recordings`. No data of people. */
  readonly store: string;
  /** What was asked, in words: `every object's last_modified`, `any recording of 2026-08-26 or before`. */
  readonly question: string;
  /**
   * oldest: the oldest one's moment. bound: none is older than `at`, or where `older` is true one is. sample: some were
   * looked at, which shows faults and never their absence.
   */
  readonly how: "oldest" | "bound" | "sample";
  /** What the vendor shows leaves it open, so that "cannot tell" is to be expected. */
  readonly preview?: true;
  readonly answer: Answer<{
    /** ISO 8601 by the vendor's clock; null where there is none. */
    readonly at: string | null;
    readonly older?: boolean;
    readonly count?: number;
  }>;
}

/** What a key says of itself: the kind of key, what it may do, until when. Never the key. */
export interface KeyCheck {
  /** The environment variable that holds it. */
  readonly variable: string;
  /** `account token`, `personal key` */
  readonly kind: Answer<string>;
  /** What it may do, as the vendor words it; a key that may write says so. */
  readonly may: Answer<readonly string[]>;
  readonly expiresAt?: string;
}

/** What an attestation of register/attestations.yaml would say, seen instead. */
export interface Shown {
  readonly attestation: string;
  /** met: it is so. violated: it is otherwise. unverified: nobody can tell from here. */
  readonly verdict: "met" | "violated" | "unverified";
  /** One sentence. */
  readonly sentence: string;
}

/** What a reader works with, and where it says what it saw, as it sees it: what it said stands whatever comes after. */
export interface Account {
  readonly ask: Ask;
  /** The keys by the environment variable that the reader names; all that are needed are there. */
  readonly key: (variable: string) => string;
  /** A secret that a vendor's answer holds and that is used to ask on; from now on it is in no record and no message. */
  readonly learn: (secret: string) => void;
  /** Every value that the program declares for an input of a type in the clear, such as the account's id. */
  readonly declared: (type: string, input: string) => readonly string[];
  /**
   * Seconds that a copy of register/copies.yaml may live by its promise, where that counts from when it was made;
   * undefined where it counts from something else.
   */
  readonly longest: (copy: string) => number | undefined;
  /** Whether the register says that an environment variable of this name holds nothing secret. */
  readonly isPlain: (variable: string) => boolean;
  /** The vendor's day, ISO date, by its own clock where it told one. */
  readonly today: () => string;
  readonly found: (resource: SeenResource) => void;
  /** How many of a kind there are in all that the key can see; once a kind. A kind without it is "cannot tell". */
  readonly inventory: (kind: string, answer: Answer<number>) => void;
  readonly age: (age: Age) => void;
  readonly checked: (key: KeyCheck) => void;
  readonly shown: (fact: Shown) => void;
}

/** Asks one vendor everything that the promises need to know. One a vendor, in `vendors/<vendor>/observation/`. */
export interface Reader {
  /** Id of the sub-processor. */
  readonly vendor: string;
  /** Every host that is asked; nothing else can be. */
  readonly hosts: readonly [string, ...string[]];
  /** Environment variables of the keys, and what the narrowest key that serves is. The first is needed. */
  readonly keys: readonly [KeyNeed, ...KeyNeed[]];
  /** Headers that present the key, for every question that gives no `authorization` of its own. */
  present(key: (variable: string) => string): Readonly<Record<string, string>>;
  /** Requests of one look at most, and how many a second the vendor takes. */
  readonly pace: { readonly requests: number; readonly perSecond: number };
  /** By type token. */
  readonly kinds: Readonly<Record<string, Kind>>;
  read(account: Account): Promise<void>;
}

interface KeyNeed {
  readonly variable: string;
  /** `An account token with the groups Workers R2 Storage Read and Zone Read.` */
  readonly narrowest: string;
  /** What a vendor has no narrower key for; absent where the narrowest only reads. */
  readonly mayAlso?: string;
  /** Where it is made. */
  readonly where: string;
  readonly optional?: true;
}
