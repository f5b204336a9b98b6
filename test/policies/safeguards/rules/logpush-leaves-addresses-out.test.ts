import { type Properties, UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { logpushLeavesAddressesOut } from "../../../../policies/safeguards/rules/logpush-leaves-addresses-out.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const unlisted = "which is not on the list of fields without a person in them.";

describeRule(logpushLeavesAddressesOut, {
  pass: [
    [job(["ClientCountry", "OriginIP", "ClientIPClass"])],
    [
      job(["Action", "Datetime"], {
        dataset: "firewall_events",
        filter: '{"where":{"key":"Action","value":"block"}}',
      }),
    ],
  ],
  fail: [
    {
      stack: [job(["ClientCountry", "ClientIP", "RequestHeaders", "ClientRequestURI", "Invented"])],
      says: ["ClientIP", "RequestHeaders", "ClientRequestURI", "Invented"].map(
        (field) => `outputOptions.fieldNames holds ${field}, ${unlisted}`,
      ),
    },
    {
      stack: [job(["IPAddress"], { dataset: "access_requests" })],
      says: ['dataset is "access_requests"; nobody has read what its fields say of people.'],
    },
    {
      stack: [job(["RayID"], { filter: '{"where":{"key":"ClientIP","operator":"eq","value":"a"}}' })],
      says: [`filter holds ClientIP, ${unlisted}`],
    },
    {
      stack: [job(null, { logpullOptions: "fields=ClientIP" })],
      says: [
        "logpullOptions is declared; it names fields in a form that is no longer kept.",
        "outputOptions.fieldNames names no field, so Cloudflare chooses them.",
      ],
    },
  ],
  omitted: [
    {
      stack: [resource(types.cloudflare.logpushJob)],
      says: [
        "dataset is omitted; nobody has read what its fields say of people.",
        "outputOptions.fieldNames names no field, so Cloudflare chooses them.",
      ],
    },
  ],
  unknown: [{ stack: [job(UNKNOWN)], says: [unknown("outputOptions.fieldNames")] }],
});

function job(fieldNames: Value, more: Properties = {}) {
  return resource(types.cloudflare.logpushJob, {
    dataset: "http_requests",
    outputOptions: { fieldNames },
    ...more,
  });
}
