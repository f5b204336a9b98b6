import { personalDataIn } from "../policies/kernel/personal-data.ts";
import { HIDDEN, isProperties, opened, Secret, type Value } from "../policies/kernel/resource.ts";
import { secretShape } from "../policies/safeguards/credentials.ts";
import { Confidential } from "../vendors/observation/confidential.ts";
import type { SeenValue } from "../vendors/observation/reader.ts";
import type { EntryOf } from "./record.ts";

type Written = EntryOf<"resource">["properties"][string];
type Withheld = "as-declared" | "differs" | "hidden";

/**
 * What may be written of a value that was seen. A confidential one is compared with what the program declares, and only
 * what came of that is written; a text that looks like a secret or like data about a person stands as it is only where
 * the program declares the same in the clear.
 */
export function disclosed(seen: SeenValue, declared: Value | undefined): Written {
  if (seen instanceof Confidential) return stand(compared(seen, declared));
  if (typeof seen === "string") return textOf(seen, declared);
  if (Array.isArray(seen)) {
    const list = Array.isArray(declared) ? declared : [];
    // Vendors keep an order of their own: what stands anywhere in the list is declared.
    return seen.map((entry, index) => disclosed(entry, counterpart(entry, list, index)));
  }
  if (typeof seen !== "object" || seen === null) return seen as number | boolean | null;
  const fields = isProperties(declared) ? declared : {};
  return Object.fromEntries(
    Object.entries(seen).map(([name, value]) => [name, disclosed(value, fields[name])]),
  );
}

function counterpart(seen: SeenValue, list: readonly Value[], index: number): Value | undefined {
  if (typeof seen !== "object") return list.find((value) => value === seen);
  return list[index];
}

function textOf(seen: string, declared: Value | undefined): Written {
  if (seen === declared) return seen;
  if (declared instanceof Secret) return stand(compared(new Confidential(seen), declared));
  if (secretShape(seen) !== undefined || personalDataIn(seen).length > 0)
    return stand(typeof declared === "string" ? "differs" : "hidden");
  return seen;
}

function compared(seen: Confidential, declared: Value | undefined): Withheld {
  const plain = opened(declared);
  if (plain === undefined || plain === HIDDEN || typeof plain === "symbol" || typeof plain === "object")
    return "hidden";
  return seen.is(String(plain)) ? "as-declared" : "differs";
}

function stand(how: Withheld): Written {
  return { "kaitalk:value": how };
}
