import { isSharedHost } from "../register/hosts.ts";
import { types } from "../vendors/types.ts";
import { hostsNamed } from "./kernel/hostnames.ts";
import { opened } from "./kernel/resource.ts";
import type { Stack } from "./kernel/rule.ts";
import { r2Hosts } from "./residency/declared-place.ts";

/** What each type answers that is a name of its own at the vendor. What an answer repeats of the inputs is nobody's word. */
const answers: Readonly<Record<string, readonly string[]>> = {
  [types.neon.project]: ["databaseHost", "databaseHostPooler"],
  [types.neon.endpoint]: ["host"],
  [types.render.webService]: ["url"],
  [types.render.privateService]: ["url"],
};

const found = new WeakMap<Stack, ReadonlySet<string>>();

/**
 * The names at vendors that belong to a resource of this stack: those that its vendor answered, and the R2 endpoints of
 * the account that holds its buckets. Before a resource exists it has none, and nobody can write one down.
 */
function ownHosts(stack: Stack): ReadonlySet<string> {
  const known = found.get(stack) ?? new Set([...answered(stack), ...ofBuckets(stack)]);
  found.set(stack, known);
  return known;
}

/** The names of a text at vendors whose customers share a suffix, but for those of this stack. */
export function othersHosts(text: string, stack: Stack): string[] {
  const shared = hostsNamed(text).filter(isSharedHost);
  return shared.length === 0 ? [] : shared.filter((host) => !ownHosts(stack).has(host));
}

function answered(stack: Stack): string[] {
  return Object.entries(answers).flatMap(([type, properties]) =>
    stack.ofType(type).flatMap(({ resource: { outputs = {} } }) =>
      properties.flatMap((property) => {
        const value = opened(outputs[property]);
        return typeof value === "string" ? hostsNamed(value) : [];
      }),
    ),
  );
}

function ofBuckets(stack: Stack): string[] {
  return stack.ofType(types.cloudflare.r2Bucket).flatMap(({ properties: { accountId } }) => {
    const account = opened(accountId);
    return typeof account === "string" ? r2Hosts(account) : [];
  });
}
