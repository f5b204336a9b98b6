import type { Resource } from "../../policies/kernel/resource.ts";
import { Secret, UNKNOWN, type Value } from "../../policies/kernel/resource.ts";
import { secretSignature, signature } from "../../policies/kernel/sentinels.ts";

const unknownSentinel = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

/** When the engine wrote every state that `stateExport` makes. */
export const writtenAt = "2026-11-24T09:30:00.123456789Z";

/** Resources as `pulumi stack export` writes them: secrets encrypted, so their content is gone. */
export function stateExport(resources: readonly Resource[]): string {
  const deployment = {
    manifest: { time: writtenAt },
    resources: resources.map((resource) => engineJson(resource, encrypted)),
  };
  return JSON.stringify({ version: 3, deployment });
}

/** Resources as `pulumi preview --json --show-sames` prints them: secrets blinded. */
export function previewDigest(resources: readonly Resource[], op = "create"): string {
  const steps = resources.map((resource) => ({
    op,
    urn: resource.urn,
    newState: engineJson(resource, () => "[secret]"),
  }));
  return JSON.stringify({ steps, changeSummary: { [op]: steps.length } });
}

function encrypted(): unknown {
  return { [signature]: secretSignature, ciphertext: "v1:nonce:sealed" };
}

function engineJson(resource: Resource, seal: () => unknown): Record<string, unknown> {
  const { urn, type, custom, inputs, parent, protect, ignoreChanges, provider, dependencies } = resource;
  const position = resource.source && `project:///${resource.source.file}#${resource.source.line},1`;
  return {
    urn,
    type,
    custom,
    inputs: plain(inputs, seal),
    parent,
    protect,
    ignoreChanges,
    retainOnDelete: resource.keptBy?.includes("retainOnDelete"),
    deletedWith: resource.keptBy?.includes("deletedWith") ? urn : undefined,
    provider,
    dependencies,
    propertyDependencies: resource.propertyDependencies,
    sourcePosition: position,
  };
}

function plain(value: Value, seal: () => unknown): unknown {
  if (value === UNKNOWN) return unknownSentinel;
  if (value instanceof Secret) return seal();
  if (Array.isArray(value)) return value.map((item) => plain(item, seal));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, plain(entry, seal)]));
}
