import { leftBehind } from "../sandbox/left-behind.ts";
import { exportState, knownObjects } from "./exported-state.ts";
import { destroy, drift, type OperationResult } from "./operations.ts";
import { runCli, type Talk } from "./run-engine.ts";
import type { SandboxSession } from "./sandbox-session.ts";

/** Drift of what the state knows, and what the vendors hold that it does not. */
export async function sandboxDrift(session: SandboxSession, talk: Talk): Promise<OperationResult> {
  return { ...(await drift(session.target, talk)), leftBehind: await orphans(session) };
}

/**
 * Deletes the stack. With `everything` the owner has asked for it before: nothing is protected, buckets are empty,
 * Postmark's support has switched the deletion of servers on.
 */
export async function sandboxDestroy(
  session: SandboxSession,
  options: Talk & { readonly everything: boolean },
): Promise<OperationResult> {
  const { target, vendors } = session;
  if (options.everything) {
    for (const favour of ["neon-branches-unprotected", "r2-buckets-emptied", "postmark-server-deletion"])
      vendors.store.grant(favour);
    await runCli(target, ["state", "unprotect", "--all", "--yes", "--stack", target.stack]);
  }
  const result = await destroy(target, options);
  vendors.store.withdrawGrants();
  return { ...result, leftBehind: await orphans(session) };
}

async function orphans({ target, vendors }: SandboxSession): Promise<{ urn: string; id: string }[]> {
  const state = await exportState(target);
  const unknown = leftBehind(vendors.store.all(), state === undefined ? [] : knownObjects(state));
  return unknown.map(({ urn, id }) => ({ urn, id }));
}
