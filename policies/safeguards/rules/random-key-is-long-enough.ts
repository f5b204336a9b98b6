import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const randomKeyIsLongEnough = defineRule({
  id: "random-key-is-long-enough",
  severity: "critical",
  clauses: ["health-data-encryption", "raw-ip-not-stored", "secrets-protected"],
  bearsOn({ resource: { name } }) {
    if (name.startsWith("health-data-key")) return ["health-data-encryption"];
    return [name.startsWith("ip-hash-pepper") ? "raw-ip-not-stored" : "secrets-protected"];
  },
  description: "Every random key has at least the bytes of a key of the promised cipher.",
  remediation: "Set length to the promised number of bytes or more.",
  subjects: { types: [types.random.bytes], atLeast: 1 },
  messages: { short: "length is {actual}; {declared} bytes are required." },
  check(key, violated) {
    const declared = clause("health-data-encryption").requires.keyBytes;
    const actual = key.read("length");
    if (Number(actual.value ?? 0) < Number(declared)) violated("short", { actual, declared });
  },
});
