import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { secretFilesAreMarked } from "../../../../policies/safeguards/rules/secret-files-are-marked.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { hidden, unknown } from "../resources.ts";

describeRule(secretFilesAreMarked, {
  pass: [
    [resource(types.render.webService, { secretFiles: { "key.pem": { content: hidden } } })],
    [resource(types.render.webService, { secretFiles: { "key.pem": { content: UNKNOWN } } })],
  ],
  fail: [
    {
      stack: [resource(types.render.webService, { secretFiles: { "key.pem": { content: "canary-4711" } } })],
      says: ["secretFiles.key.pem.content is not marked secret."],
    },
  ],
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [
    { stack: [resource(types.render.webService, { secretFiles: UNKNOWN })], says: [unknown("secretFiles")] },
  ],
});
