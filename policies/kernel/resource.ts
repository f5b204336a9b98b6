/** A value that the engine does not know before the resource exists. */
export const UNKNOWN: unique symbol = Symbol("unknown");

/** A value that exists and that the source does not show, as a secret that only its owner can decrypt. */
export const HIDDEN: unique symbol = Symbol("hidden");

/** A value marked secret. Its content is never printed. */
export class Secret {
  readonly value: Value;

  constructor(value: Value) {
    this.value = value;
  }
}

export type Value =
  | string
  | number
  | boolean
  | null
  | typeof UNKNOWN
  | typeof HIDDEN
  | Secret
  | readonly Value[]
  | Properties;
export interface Properties {
  readonly [name: string]: Value;
}

/** What is inside, however often it is marked secret: to be compared or walked, never to be printed. */
export function opened(value: Value | undefined): Value | undefined {
  return value instanceof Secret ? opened(value.value) : value;
}

/** An object that can be walked; a secret has to be `opened` first. */
export function isProperties(value: Value | undefined): value is Properties {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof Secret);
}

/** Where a resource is declared, as `infra/components/database.ts:31`. Known for in-process plans only. */
export interface SourcePosition {
  readonly file: string;
  readonly line: number;
}

/** One resource of a plan or state, the same whatever it was read from. Judged on its inputs. */
export interface Resource {
  readonly urn: string;
  readonly type: string;
  readonly name: string;
  /** false for components and the stack itself, which no vendor holds. */
  readonly custom: boolean;
  readonly inputs: Properties;
  /** What the vendor answered when the resource was last written. Absent where the source has no answer. */
  readonly outputs?: Properties;
  /** Only read (`.get`): the inputs are what the vendor answered, and no program declares them. */
  readonly external?: true;
  readonly protect: boolean;
  readonly ignoreChanges: readonly string[];
  /**
   * Options under which the engine forgets the resource instead of deleting it: `retainOnDelete`, `deletedWith`.
   * Absent where the source cannot show them, as in the policy protocol.
   */
  readonly keptBy?: readonly string[];
  /** Paths of credentials that the program itself writes down. Absent where the source cannot show what configuration gives. */
  readonly writtenCredentials?: readonly string[];
  /** Paths of one company's credentials that are another company's key in the configuration. Absent as the former. */
  readonly misplacedCredentials?: readonly string[];
  /** What the vendor calls it. Known of what exists, so in a state alone. */
  readonly id?: string;
  /** URN of the parent, absent for the stack itself. */
  readonly parent?: string;
  /** `urn::id` of an explicit or default provider resource. */
  readonly provider?: string;
  readonly dependencies: readonly string[];
  readonly propertyDependencies: { readonly [property: string]: readonly string[] };
  readonly source?: SourcePosition;
  /** false where the source of the plan cannot carry secretness (`pulumi policy analyze`). */
  readonly secretsVisible: boolean;
}

const providerTypes = "pulumi:providers:";

/** `neon` of `neon:index/project:Project`; of a provider resource `pulumi:providers:neon` the package it provides. */
export function packageOf(type: string): string {
  if (type.startsWith(providerTypes)) return type.slice(providerTypes.length).split(":", 1)[0] ?? "";
  const end = type.indexOf(":");
  return end < 0 ? type : type.slice(0, end);
}
