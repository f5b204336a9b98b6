import { clause } from "../../../register/clauses.ts";
import { defineRule } from "../../kernel/rule.ts";
import { applications, isOpen } from "../environment.ts";

export const applicationEncryptsHealthData = defineRule({
  id: "application-encrypts-health-data",
  severity: "critical",
  clauses: ["health-data-encryption"],
  description: "The application is told the promised cipher and holds the key in use, as a secret.",
  remediation:
    "Declare HEALTH_DATA_CIPHER, HEALTH_DATA_KEY_VERSION and the secret HEALTH_DATA_KEY_<version>.",
  subjects: applications,
  messages: {
    cipher: 'HEALTH_DATA_CIPHER is {actual}; the register declares "{declared}".',
    version: "HEALTH_DATA_KEY_VERSION is {actual}, so no key is in use.",
    key: "{name} is not declared as a secret.",
  },
  check(application, violated) {
    const declared = clause("health-data-encryption").requires.algorithm;
    const cipher = application.read("envVars.HEALTH_DATA_CIPHER.value");
    if (cipher.value !== declared) violated("cipher", { actual: cipher, declared });
    const version = application.read("envVars.HEALTH_DATA_KEY_VERSION.value");
    if (version.value === undefined) return violated("version", { actual: version });
    const name = `HEALTH_DATA_KEY_${version.value}`;
    const key = application.child(`envVars.${name}`);
    if (!key?.declares("value") || isOpen(key)) violated("key", { name });
  },
});
