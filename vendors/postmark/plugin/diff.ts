import type { ResourceKind } from "./resource-kind.ts";
import { isRecord, isUnknown, unwrap, type Values } from "./values.ts";

export interface PropertyChange {
  /** `triggers.open.enabled` */
  readonly path: string;
  readonly kind: "add" | "delete" | "update";
  readonly replaces: boolean;
}

/** What differs between the inputs that are in place and the new ones, leaf by leaf. */
export function diffInputs(kind: ResourceKind, olds: Values, news: Values): readonly PropertyChange[] {
  return Object.keys(kind.inputs)
    .filter((name) => !(kind.vendorChooses.includes(name) && news[name] === undefined))
    .flatMap((name) => leafChanges(name, unwrap(olds[name]), unwrap(news[name])))
    .map(({ path, kind: change }) => ({
      path,
      kind: change,
      replaces: kind.immutable.includes(path.split(".")[0] ?? path),
    }));
}

type LeafChange = Pick<PropertyChange, "path" | "kind">;

function leafChanges(path: string, old: unknown, next: unknown): readonly LeafChange[] {
  if (isRecord(old) && isRecord(next)) {
    const names = new Set([...Object.keys(old), ...Object.keys(next)]);
    return [...names].flatMap((name) => leafChanges(`${path}.${name}`, old[name], next[name]));
  }
  if (old === undefined && next === undefined) return [];
  if (old === undefined) return [{ path, kind: "add" }];
  if (next === undefined) return [{ path, kind: "delete" }];
  return old === next && !isUnknown(next) ? [] : [{ path, kind: "update" }];
}
