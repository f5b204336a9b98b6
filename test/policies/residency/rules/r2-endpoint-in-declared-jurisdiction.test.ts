import { r2EndpointInDeclaredJurisdiction } from "../../../../policies/residency/rules/r2-endpoint-in-declared-jurisdiction.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function service(value: string) {
  return resource(types.render.webService, { envVars: { R2_ENDPOINT: { value } } });
}

describeRule(r2EndpointInDeclaredJurisdiction, {
  pass: [[service("https://0123abcd.us.r2.cloudflarestorage.com")], [service("https://kaitalk.online")]],
  fail: ["https://0123abcd.r2.cloudflarestorage.com", "0123abcd.eu.r2.cloudflarestorage.com"].map(
    (endpoint) => ({
      stack: [service(endpoint)],
      says: ["envVars.R2_ENDPOINT.value names an R2 endpoint outside us.r2.cloudflarestorage.com."],
    }),
  ),
  omitted: [{ stack: [resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: "An endpoint unknown at preview is judged by unknown-host-of-registered-origin.",
});
