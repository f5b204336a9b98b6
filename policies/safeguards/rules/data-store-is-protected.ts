import { bucketKindOf } from "../../../retention/buckets.ts";
import { ownStores } from "../../../vendors/stores.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import type { Subject } from "../../kernel/subject.ts";
import { clausesOf } from "../../retention/buckets.ts";

export const dataStoreIsProtected = defineRule({
  id: "data-store-is-protected",
  severity: "high",
  clauses: ["appointment-bookings", "business-email", "call-audio-and-transcript", "stored-documents"],
  // What lives as long as the account must not be lost before; a bucket answers for its own files.
  bearsOn: (store) =>
    store.resource.type === types.cloudflare.r2Bucket
      ? clausesOf(store)
      : ["appointment-bookings", "business-email"],
  description: "Pulumi refuses to delete or replace whatever holds customers' records.",
  remediation: "Set the resource option protect.",
  subjects: {
    types: ownStores,
    where: (store) => bucketKindOf(String(nameOf(store))) !== "site",
    atLeast: 1,
    called: "store of records",
  },
  messages: { bare: "the resource option protect is off." },
  check(store, violated) {
    if (!store.resource.protect) violated("bare");
  },
});

function nameOf(store: Subject): unknown {
  return store.resource.type === types.cloudflare.r2Bucket ? store.read("name").value : "";
}
