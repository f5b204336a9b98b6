import type { Input } from "@pulumi/pulumi";

/**
 * What a value of a resource looks like, as data. One description serves three readers: TypeScript derives
 * the type of a binding from it, the facts of a real provider are written in it, and a test compares the two.
 */
export type Shape = (
  | { readonly type: "string"; readonly values?: readonly string[]; readonly secret?: true }
  | { readonly type: "number" | "boolean" | "any"; readonly secret?: true }
  | { readonly type: "list" | "map"; readonly of: Shape }
  | { readonly type: "object"; readonly properties: Properties }
) & { readonly optional?: true };

export interface Properties {
  readonly [name: string]: Shape;
}

export const text = { type: "string" } as const;
/** A text that never leaves an output unmarked: the binding marks it secret whatever the caller did. */
export const secretText = { type: "string", secret: true } as const;
export const number = { type: "number" } as const;
export const flag = { type: "boolean" } as const;

/** A text of which only these values are used here; the provider itself sees a plain text. */
export function oneOf<const Value extends string>(...values: readonly Value[]) {
  return { type: "string", values } as const;
}

export function listOf<const Of extends Shape>(of: Of) {
  return { type: "list", of } as const;
}

export function mapOf<const Of extends Shape>(of: Of) {
  return { type: "map", of } as const;
}

export function object<const P extends Properties>(properties: P) {
  return { type: "object", properties } as const;
}

export function optional<const S extends Shape>(shape: S) {
  return { ...shape, optional: true } as const;
}

/** The plain value that a shape describes; whatever stands inside an object, list or map may be an output. */
type ValueOf<S> = S extends { type: "string"; values: readonly (infer Value)[] }
  ? Value
  : S extends { type: "string" }
    ? string
    : S extends { type: "number" }
      ? number
      : S extends { type: "boolean" }
        ? boolean
        : S extends { type: "list"; of: infer Of }
          ? Input<ValueOf<Of>>[]
          : S extends { type: "map"; of: infer Of }
            ? { [name: string]: Input<ValueOf<Of>> }
            : S extends { type: "object"; properties: infer P }
              ? InputsOf<P>
              : unknown;

type OptionalNames<P> = { [Name in keyof P]: P[Name] extends { optional: true } ? Name : never }[keyof P];

/** The inputs that a resource takes: what the shape calls optional may be left out. */
export type InputsOf<P> = {
  readonly [Name in Exclude<keyof P, OptionalNames<P>>]: Input<ValueOf<P[Name]>>;
} & {
  readonly [Name in OptionalNames<P>]?: Input<ValueOf<P[Name]>>;
};

/** The value of an output, which has no outputs inside. What an object calls optional may be absent. */
export type PlainOf<S> = S extends { type: "list"; of: infer Of }
  ? readonly PlainOf<Of>[]
  : S extends { type: "map"; of: infer Of }
    ? { readonly [name: string]: PlainOf<Of> }
    : S extends { type: "object"; properties: infer P }
      ? {
          readonly [Name in keyof P]:
            | PlainOf<P[Name]>
            | (P[Name] extends { optional: true } ? undefined : never);
        }
      : ValueOf<S>;
