import { resourceOfRegisteredSubProcessor } from "../../../../policies/sub-processors/rules/resource-of-registered-sub-processor.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(resourceOfRegisteredSubProcessor, {
  pass: [
    [resource(types.neon.project)],
    [resource("pulumi:providers:aws")],
    [resource(types.random.bytes)],
    [resource(types.engine.stackReference)],
  ],
  fail: [
    {
      stack: [resource("datadog:index/monitor:Monitor")],
      says: ['Package "datadog" belongs to no registered sub-processor.'],
    },
    {
      stack: [resource("pulumi:providers:gcp")],
      says: ['Package "gcp" belongs to no registered sub-processor.'],
    },
    {
      stack: [resource(types.engine.dynamicResource)],
      says: ['Package "pulumi-nodejs" belongs to no registered sub-processor.'],
    },
  ],
  omitted: "A type is never left out.",
  unknown: "A type is always known.",
});
