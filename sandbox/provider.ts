import { isDeepStrictEqual } from "node:util";
import { readUrn } from "../register/urn.ts";
import { isMapAt } from "../vendors/binding/property-shapes.ts";
import type { Behaviour } from "../vendors/simulation/behaviour.ts";
import type { JsonObject } from "../vendors/simulation/json.ts";
import type { HeldObject, VendorStore } from "../vendors/simulation/store.ts";
import { withVendorDefaults } from "./defaults.ts";
import { type Difference, differences } from "./difference.ts";
import type { Faults } from "./faults.ts";
import { projectOnto } from "./projection.ts";
import { VendorFailure } from "./refusal.ts";
import type { TypeFacts } from "./type-facts.ts";
import { UNKNOWN } from "./unknown.ts";

export interface Diff {
  readonly differences: readonly Difference[];
  readonly replaces: readonly string[];
  readonly deleteBeforeReplace: boolean;
}

/** Every provider of the stack in one: answers the engine's requests out of what the simulated vendors hold. */
export class SimulatedProvider {
  private readonly store: VendorStore;
  private readonly faults: Faults;
  private readonly behaviourOf: (type: string) => Behaviour;
  private readonly factsOf: (type: string) => TypeFacts | undefined;

  constructor(parts: {
    store: VendorStore;
    faults: Faults;
    behaviourOf(type: string): Behaviour;
    factsOf(type: string): TypeFacts | undefined;
  }) {
    this.store = parts.store;
    this.faults = parts.faults;
    this.behaviourOf = parts.behaviourOf;
    this.factsOf = parts.factsOf;
  }

  /** What is wrong with the inputs, by property, as the real provider's schema would say. */
  check(urn: string, inputs: JsonObject): { property: string; reason: string }[] {
    const type = typeOf(urn);
    const facts = this.factsOf(type);
    if (!facts) return [];
    const missing = facts.required
      .filter((property) => inputs[property] === undefined)
      .map((property) => ({ property, reason: `${type} needs "${property}".` }));
    const strange = Object.keys(inputs)
      .filter((property) => !facts.inputs.has(property) && property !== "__defaults")
      .map((property) => ({ property, reason: `${type} has no input "${property}".` }));
    return [...missing, ...strange];
  }

  diff(urn: string, before: JsonObject, after: JsonObject): Diff {
    const type = typeOf(urn);
    const behaviour = this.behaviourOf(type);
    const found = differences(before, after).filter(({ input }) => !behaviour.silent?.includes(input));
    const replaces = [...new Set(found.map(({ input }) => input))].filter(
      (input) => behaviour.replaceOn?.includes(input) || this.factsOf(type)?.replaceOnChange.has(input),
    );
    // Providers delete first where the new object would have the old one's name.
    const keepsItsName = behaviour.identity?.includes("name") === true && !replaces.includes("name");
    return { differences: found, replaces, deleteBeforeReplace: replaces.length > 0 && keepsItsName };
  }

  /** Outputs at preview: what is declared is known, what the vendor will add is not. */
  foresee(urn: string, inputs: JsonObject): JsonObject {
    const type = typeOf(urn);
    const added = [
      ...(this.factsOf(type)?.outputs ?? []),
      ...Object.keys(this.behaviourOf(type).computed?.(inputs, "", this.store) ?? {}),
    ];
    return { ...Object.fromEntries(added.map((name) => [name, UNKNOWN])), ...inputs };
  }

  create(urn: string, inputs: JsonObject): HeldObject {
    const type = typeOf(urn);
    const behaviour = this.behaviourOf(type);
    this.faults.before("create", type);
    const namesake = this.namesake(behaviour, inputs);
    if (namesake && !behaviour.setting) refuse(`${describe(behaviour, inputs)} exists already`);
    refuse(behaviour.refuseCreate?.(inputs, this.store));
    const id = namesake?.id ?? behaviour.id(inputs, this.store);
    const held = {
      type,
      id,
      urn,
      properties: {
        ...withVendorDefaults(type, inputs),
        ...behaviour.computed?.(inputs, id, this.store),
      },
    };
    this.store.put(held);
    this.faults.after("create", type, held);
    return held;
  }

  /** What the vendor holds under `id`, and the part of it that the inputs declare; undefined where it is gone. */
  read(urn: string, id: string, inputs: JsonObject): { held: HeldObject; inputs: JsonObject } | undefined {
    const type = typeOf(urn);
    this.faults.before("read", type);
    const held = this.store.get(type, id);
    if (!held) return undefined;
    const imported = Object.keys(inputs).length === 0;
    return { held, inputs: imported ? this.inputsOf(held) : this.declaredOf(held, inputs) };
  }

  update(urn: string, id: string, before: JsonObject, after: JsonObject): HeldObject {
    const type = typeOf(urn);
    const behaviour = this.behaviourOf(type);
    this.faults.before("update", type);
    const held = this.store.get(type, id);
    if (!held) throw new VendorFailure("refused", `update ${type}: the vendor knows no "${id}".`);
    const kept = Object.entries(held.properties).filter(([name]) => !(name in before) || name in after);
    const properties = withVendorDefaults(type, { ...Object.fromEntries(kept), ...after });
    refuse(behaviour.refuseUpdate?.(held.properties, properties, this.store));
    const updated = { ...held, urn, properties };
    this.store.put(updated);
    this.faults.after("update", type);
    return updated;
  }

  delete(urn: string, id: string): void {
    const type = typeOf(urn);
    const behaviour = this.behaviourOf(type);
    this.faults.before("delete", type);
    const held = this.store.get(type, id);
    if (held) {
      refuse(behaviour.refuseDelete?.(held, this.store));
      if (behaviour.leaves) this.store.put({ ...held, properties: behaviour.leaves(held.properties) });
      else this.store.remove(type, id);
      behaviour.takesAlong?.(held, this.store);
    }
    this.faults.after("delete", type);
  }

  /** Names of the outputs that leave the provider marked secret. */
  secretOutputs(type: string): ReadonlySet<string> {
    return new Set([...(this.behaviourOf(type).secret ?? []), ...(this.factsOf(type)?.secretOutputs ?? [])]);
  }

  private namesake({ type, identity }: Behaviour, inputs: JsonObject): HeldObject | undefined {
    if (!identity) return undefined;
    return this.store
      .ofType(type)
      .find(
        ({ properties }) =>
          properties.active !== false && identity.every((name) => properties[name] === inputs[name]),
      );
  }

  /** What was declared as it is now, and what somebody set beside it: neither the vendor's default nor of its making. */
  private declaredOf(held: HeldObject, inputs: JsonObject): JsonObject {
    const { type, properties } = held;
    const usual = withVendorDefaults(type, inputs);
    const made = this.behaviourOf(type).computed?.(inputs, held.id, this.store) ?? {};
    const beside = Object.entries(this.inputsOf(held)).filter(
      ([name, value]) =>
        !(name in inputs) && !(name in made) && value !== null && !isDeepStrictEqual(value, usual[name]),
    );
    return {
      ...projectOnto(inputs, properties, (path) => isMapAt(type, path)),
      ...Object.fromEntries(beside),
    };
  }

  private inputsOf({ type, properties }: HeldObject): JsonObject {
    const inputs = this.factsOf(type)?.inputs;
    return Object.fromEntries(Object.entries(properties).filter(([name]) => inputs?.has(name) ?? true));
  }
}

/** `neon:index/project:Project` of a URN, without the types of its parents. */
export function typeOf(urn: string): string {
  return readUrn(urn).type;
}

function refuse(sentence: string | undefined): void {
  if (sentence) throw new VendorFailure("refused", `${sentence}.`);
}

function describe({ type, identity = [] }: Behaviour, inputs: JsonObject): string {
  return `${type} with ${identity.map((name) => `${name} ${JSON.stringify(inputs[name] ?? null)}`).join(", ")}`;
}
