import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { applicationWritesToBucketOfItsKind } from "../../../../policies/retention/rules/application-writes-to-bucket-of-its-kind.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { bucket } from "../stack.ts";

function service(name: string, value: Value) {
  return resource(types.render.webService, { envVars: { [name]: { value }, PORT: { value: "1" } } });
}

const stray = (name: string, kind: string) =>
  `${name} names no bucket of this stack that holds ${kind}, so nothing ends its objects.`;

describeRule(applicationWritesToBucketOfItsKind, {
  pass: [[bucket(), service("DOCUMENTS_BUCKET", "kaitalk-prod-documents")], [service("PGHOST", "db")]],
  fail: [
    {
      stack: [bucket(), service("DOCUMENTS_BUCKET", "other-documents")],
      says: [stray("DOCUMENTS_BUCKET", "documents")],
    },
    {
      stack: [bucket("kaitalk-prod-site"), service("DOCUMENTS_BUCKET", "kaitalk-prod-site")],
      says: [stray("DOCUMENTS_BUCKET", "documents")],
    },
    {
      stack: [bucket(), service("EXPORTS_BUCKET", "kaitalk-prod-documents")],
      says: [stray("EXPORTS_BUCKET", "exports")],
    },
  ],
  omitted: [
    { stack: [bucket(), service("DOCUMENTS_BUCKET", null)], says: [stray("DOCUMENTS_BUCKET", "documents")] },
  ],
  unknown: [
    {
      stack: [bucket(), service("DOCUMENTS_BUCKET", UNKNOWN)],
      says: [
        "envVars.DOCUMENTS_BUCKET.value is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
