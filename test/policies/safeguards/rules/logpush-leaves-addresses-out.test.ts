import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { logpushLeavesAddressesOut } from "../../../../policies/safeguards/rules/logpush-leaves-addresses-out.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(logpushLeavesAddressesOut, {
  pass: [[job(["ClientCountry", "OriginIP", "ClientIPClass"])]],
  fail: [
    {
      stack: [job(["ClientCountry", "ClientIP", "RequestHeaders"])],
      says: ["outputOptions.fieldNames holds ClientIP.", "outputOptions.fieldNames holds RequestHeaders."],
    },
    {
      stack: [resource(types.cloudflare.logpushJob, { logpullOptions: "fields=ClientIP" })],
      says: [
        "logpullOptions is declared; it names fields in a form that is no longer kept.",
        "outputOptions.fieldNames names no field, so Cloudflare chooses them.",
      ],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.logpushJob)],
      says: ["outputOptions.fieldNames names no field, so Cloudflare chooses them."],
    },
  ],
  unknown: [{ stack: [job(UNKNOWN)], says: [unknown("outputOptions.fieldNames")] }],
});

function job(fieldNames: Value) {
  return resource(types.cloudflare.logpushJob, { outputOptions: { fieldNames } });
}
