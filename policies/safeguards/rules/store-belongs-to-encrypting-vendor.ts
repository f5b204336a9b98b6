import { otherStores } from "../../../vendors/stores.ts";
import { defineRule } from "../../kernel/rule.ts";

export const storeBelongsToEncryptingVendor = defineRule({
  id: "store-belongs-to-encrypting-vendor",
  severity: "critical",
  clauses: ["storage-encryption", "application-holds-no-data"],
  bearsOn: ({ resource: { type } }) =>
    type.startsWith("render:") ? ["storage-encryption", "application-holds-no-data"] : ["storage-encryption"],
  description:
    "Records are stored in Neon and R2, which encrypt them in a declared place, and in no other store.",
  remediation: "Keep the data in the database or in a bucket.",
  subjects: { types: otherStores, absent: true },
  messages: { elsewhere: "{type} is a store outside Neon and R2." },
  check({ resource }, violated) {
    violated("elsewhere", { type: resource.type });
  },
});
