import { stackOf, subjectsOf } from "../../policies/kernel/evaluate.ts";
import type { Properties, Resource, Value } from "../../policies/kernel/resource.ts";
import type { Rule } from "../../policies/kernel/rule.ts";
import { resource } from "./resource.ts";

/**
 * The places of a resource's inputs that a rule looks at, `[]` for an item of a list. The rule is asked itself: judging
 * would read every text of a resource, to keep its secrets out of the message.
 */
export function readsOf(rule: Rule, subject: Resource, others: readonly Resource[] = []): Set<string> {
  const read = new Set<string>();
  const watched = {
    ...subject,
    inputs: watch(subject.inputs, "", read) as Properties,
    // Where an input comes from is looked at under the input's own name.
    propertyDependencies: new Proxy(subject.propertyDependencies, {
      get(target, key) {
        read.add(String(key));
        return Reflect.get(target, key);
      },
    }),
  };
  const stack = stackOf([watched, ...others]);
  const nothing = () => undefined;
  try {
    if ("checkStack" in rule) rule.checkStack(stack, nothing);
    else
      for (const each of subjectsOf(rule.subjects, stack))
        if ("check" in rule) rule.check(each, nothing, stack);
        else rule.checkInStack(each, stack, nothing);
  } catch {
    // What it could not read it did look at.
  }
  return read;
}

function watch(value: Value, at: string, read: Set<string>): Value {
  if (typeof value !== "object" || value === null) return value;
  return new Proxy(value as object, {
    get(target, key, receiver) {
      const inner = Reflect.get(target, key, receiver);
      if (typeof key === "symbol" || typeof inner === "function") return inner;
      if (Array.isArray(target) && key === "length") return inner;
      const place = Array.isArray(target) ? `${at}[]` : at ? `${at}.${key}` : key;
      read.add(place);
      return watch(inner, place, read);
    },
  }) as Value;
}

/** A resource whose every input, known by its place, holds the same value; maps have one entry called `entry`. */
export function filled(type: string, places: readonly string[], value: Value): Resource {
  const inputs: Record<string, unknown> = {};
  for (const place of places)
    put(inputs, place.replaceAll("{}", "entry").replaceAll("[]", ".0").split("."), value);
  return resource(type, inputs as Properties);
}

function put(into: Record<string, unknown> | unknown[], [step = "", ...rest]: string[], value: Value): void {
  const here = into as Record<string, unknown>;
  if (rest.length === 0) here[step] = value;
  else {
    here[step] ??= rest[0] === "0" ? [] : {};
    put(here[step] as Record<string, unknown>, rest, value);
  }
}
