import type { Resource } from "../policies/kernel/resource.ts";
import { inWords, toSeconds } from "../register/duration.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { types } from "../vendors/types.ts";

/** Why a plan is refused although the stack that it leads to keeps every promise. */
export interface ChangeFinding {
  readonly kind:
    | "store-deleted"
    | "store-replaced"
    | "store-moved"
    | "key-removed"
    | "control-removed"
    | "protection-taken";
  readonly urn: string;
  readonly sentence: string;
  readonly fix: string;
}

const moveFirst =
  "Make the new one under another name, move the data, prove that it arrived, empty the old one, then take it out of the program and out of the state.";

/** A store that goes or is made anew, and where what it holds would be afterwards. */
export function storeGone(store: Resource, replaced: boolean): ChangeFinding {
  return {
    kind: replaced ? "store-replaced" : "store-deleted",
    urn: store.urn,
    sentence: replaced
      ? `${store.name} holds data and would be made anew, empty. The old copy: ${fateOf(store.type)}.`
      : `${store.name} holds data and would be deleted. What it holds: ${fateOf(store.type)}.`,
    fix: replaced ? `Keep the input that forces the replacement. ${moveFirst}` : moveFirst,
  };
}

/** A store whose place the provider would update, which the vendor does not do. */
export function storeMoved(store: Resource, { from, to }: { from: string; to: string }): ChangeFinding {
  return {
    kind: "store-moved",
    urn: store.urn,
    sentence: `${store.name} would be told to move from "${from}" to "${to}", which the vendor does not do: what it holds stays in "${from}", and what the stack says of "${to}" is about another store.`,
    fix: `Keep the place. ${moveFirst}`,
  };
}

export function keyRemoved(key: Resource, replaced: boolean): ChangeFinding {
  return {
    kind: "key-removed",
    urn: key.urn,
    sentence: `${key.name} would be ${replaced ? "drawn anew" : "deleted"}; what it encrypted could never be read again.`,
    fix: "Append a new version and keep the old one: the new key encrypts, the old ones still decrypt.",
  };
}

export function controlRemoved(control: Resource): ChangeFinding {
  return {
    kind: "control-removed",
    urn: control.urn,
    sentence: `${control.name} bounds or protects data and would leave the program. The provider's delete does nothing: its last value stays in force, and nobody watches it any more.`,
    fix: "Keep the resource and declare the value that should hold.",
  };
}

export function protectionTaken(guarded: Resource): ChangeFinding {
  return {
    kind: "protection-taken",
    urn: guarded.urn,
    sentence: `${guarded.name} would lose \`protect\`, so that the next plan could delete it with what it holds or encrypted.`,
    fix: "Keep `protect: true` on it.",
  };
}

/** Where the content of a deleted store is afterwards, by type. */
function fateOf(type: string): string {
  switch (type) {
    case types.neon.project:
      return `${factWords("neon-project-soft-delete")}; then it is gone`;
    case types.neon.branch:
      return `${factWords("neon-branch-soft-delete")}; then it is gone`;
    case types.neon.database:
      return `${factWords("neon-history-keeps-deleted-rows")}; after the history window it is gone`;
    case types.cloudflare.r2Bucket:
      return "R2 deletes no bucket that is not empty, so its objects stay where they are, outside what this stack judges";
    case types.postmark.server:
      return "Postmark keeps messages and suppressions of a server until its support deletes it";
    default:
      return "the vendor destroys it with the store";
  }
}

function factWords(id: string): string {
  const { label, duration } = vendorFact(id);
  return `${label.charAt(0).toLowerCase()}${label.slice(1)}${duration ? ` for ${inWords(toSeconds(duration))}` : ""}`;
}
