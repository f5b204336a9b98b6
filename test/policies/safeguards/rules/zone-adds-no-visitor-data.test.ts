import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneAddsNoVisitorData } from "../../../../policies/safeguards/rules/zone-adds-no-visitor-data.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(zoneAddsNoVisitorData, {
  pass: [
    [transforms({ id: "add_visitor_location_headers", enabled: false })],
    [transforms({ id: "remove_visitor_ip_headers", enabled: true })],
  ],
  fail: [
    {
      stack: [transforms({ id: "add_visitor_location_headers", enabled: true })],
      says: ['managedRequestHeaders[0] enables "add_visitor_location_headers".'],
    },
    {
      stack: [
        transforms({ id: "remove_visitor_ip_headers", enabled: true }, { id: "new_one", enabled: true }),
      ],
      says: ['managedRequestHeaders[1] enables "new_one".'],
    },
  ],
  omitted: [
    { stack: [resource(types.cloudflare.managedTransforms)], says: [], outcome: "met" },
    {
      stack: [transforms({ id: "add_true_client_ip_headers" })],
      says: ['managedRequestHeaders[0] enables "add_true_client_ip_headers".'],
    },
  ],
  unknown: [
    {
      stack: [transforms({ id: "add_true_client_ip_headers", enabled: UNKNOWN })],
      says: [unknown("managedRequestHeaders[0].enabled")],
    },
    {
      stack: [resource(types.cloudflare.managedTransforms, { managedRequestHeaders: UNKNOWN })],
      says: [unknown("managedRequestHeaders")],
    },
  ],
});

function transforms(...managedRequestHeaders: Properties[]) {
  return resource(types.cloudflare.managedTransforms, { zoneId: "z", managedRequestHeaders });
}
