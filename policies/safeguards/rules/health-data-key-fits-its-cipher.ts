import { clause } from "../../../register/clauses.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";

export const healthDataKeyFitsItsCipher = defineRule({
  id: "health-data-key-fits-its-cipher",
  severity: "critical",
  clauses: ["health-data-encryption"],
  description:
    "The key of health data has exactly the bytes of the promised cipher's key, and cannot be deleted.",
  remediation: "Set length to the promised number of bytes and the resource option protect.",
  subjects: {
    types: [types.random.bytes],
    where: ({ resource }) => resource.name.startsWith("health-data-key"),
    atLeast: 1,
    called: "random key whose name starts with health-data-key",
  },
  messages: {
    length: "length is {actual}; {declared} bytes are required.",
    bare: "the resource option protect is off, and without the key what it encrypted is lost.",
  },
  check(key, violated) {
    const declared = clause("health-data-encryption").requires.keyBytes;
    const actual = key.read("length");
    if (actual.value !== declared) violated("length", { actual, declared });
    if (!key.resource.protect) violated("bare");
  },
});
