import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { applicationEncryptsHealthData } from "../../../../policies/safeguards/rules/application-encrypts-health-data.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { application, hidden, unknown } from "../resources.ts";

const told = { HEALTH_DATA_CIPHER: "AES-256-GCM", HEALTH_DATA_KEY_VERSION: "2", HEALTH_DATA_KEY_2: hidden };

describeRule(applicationEncryptsHealthData, {
  pass: [[application(told)], [application({ ...told, HEALTH_DATA_KEY_2: UNKNOWN })]],
  fail: [
    {
      stack: [application({ ...told, HEALTH_DATA_CIPHER: "AES-256-CBC", HEALTH_DATA_KEY_2: "canary-4711" })],
      says: [
        'HEALTH_DATA_CIPHER is "AES-256-CBC"; the register declares "AES-256-GCM".',
        "HEALTH_DATA_KEY_2 is not declared as a secret.",
      ],
    },
    {
      stack: [application({ ...told, HEALTH_DATA_KEY_VERSION: "3" })],
      says: ["HEALTH_DATA_KEY_3 is not declared as a secret."],
    },
    { stack: [], says: ["0 of at least 1 application with a database declared."] },
  ],
  omitted: [
    {
      stack: [application()],
      says: [
        'HEALTH_DATA_CIPHER is omitted; the register declares "AES-256-GCM".',
        "HEALTH_DATA_KEY_VERSION is omitted, so no key is in use.",
      ],
    },
  ],
  unknown: [
    {
      stack: [application({ ...told, HEALTH_DATA_CIPHER: UNKNOWN })],
      says: [unknown("envVars.HEALTH_DATA_CIPHER.value")],
    },
  ],
});
