import { subProcessorAnnounced } from "../../../../policies/sub-processors/rules/sub-processor-announced.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(subProcessorAnnounced, {
  pass: [[resource(types.neon.project)], [resource(types.random.bytes)]],
  fail: [
    {
      stack: [resource("datadog:index/monitor:Monitor")],
      says: ['Customers were never told of whoever is behind package "datadog".'],
    },
  ],
  omitted:
    "The list decides, not what a resource declares; the arithmetic of dates is proven with register/list/standing.ts.",
  unknown: "The register decides, not what is known of a resource.",
});
