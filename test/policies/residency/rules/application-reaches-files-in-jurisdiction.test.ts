import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { applicationReachesFilesInJurisdiction } from "../../../../policies/residency/rules/application-reaches-files-in-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function service(endpoint?: Value) {
  const told = { DOCUMENTS_BUCKET: { value: "kaitalk-prod-documents" } };
  return resource(types.render.webService, {
    envVars: endpoint === undefined ? told : { ...told, R2_ENDPOINT: { value: endpoint } },
  });
}

const says = (actual: string) => [
  `R2_ENDPOINT is ${actual}; an https:// address under us.r2.cloudflarestorage.com is required.`,
];
const unknown = (path: string) =>
  `${path} is not known before the resource exists, so the rule cannot be checked; declare it as a literal.`;

describeRule(applicationReachesFilesInJurisdiction, {
  pass: [
    [service("https://0123abcd.us.r2.cloudflarestorage.com")],
    [
      service("https://0123abcd.us.r2.cloudflarestorage.com"),
      resource(types.render.cronJob, { envVars: { PORT: { value: "1" } } }),
    ],
  ],
  fail: [
    ...[
      "http://0123abcd.us.r2.cloudflarestorage.com",
      "https://0123abcd.eu.r2.cloudflarestorage.com",
      "https://0123abcd.r2.cloudflarestorage.com",
      "https://0123abcd.us.r2.cloudflarestorage.com:8443",
      "https://0123abcd.us.r2.cloudflarestorage.com/kaitalk-prod-site",
      "elsewhere",
    ].map((endpoint) => ({ stack: [service(endpoint)], says: says(JSON.stringify(endpoint)) })),
    {
      stack: [resource(types.render.webService)],
      says: ["0 of at least 1 service that is told of a bucket declared."],
    },
  ],
  omitted: [{ stack: [service()], says: says("omitted") }],
  unknown: [
    { stack: [service(UNKNOWN)], says: [unknown("envVars.R2_ENDPOINT.value")] },
    { stack: [resource(types.render.cronJob, { envVars: UNKNOWN })], says: [unknown("envVars")] },
  ],
});
