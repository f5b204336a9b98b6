import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderStreamToRegisteredHost } from "../../../../policies/residency/rules/render-stream-to-registered-host.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

describeRule(renderStreamToRegisteredHost, {
  pass: [[], [resource(types.render.logStream, { endpoint: "logs.kaitalk.online:6514", preview: "drop" })]],
  fail: [
    {
      stack: [resource(types.render.logStream, { endpoint: "logs.papertrailapp.com:6514", preview: "drop" })],
      says: ['endpoint "logs.papertrailapp.com:6514" is no host of a registered sub-processor.'],
    },
    {
      stack: [resource(types.render.logStream, { endpoint: "github.com:443", preview: "drop" })],
      says: ['endpoint "github.com:443" is no host of a registered sub-processor.'],
    },
    {
      stack: [
        resource(types.render.metricsStream, {
          url: "https://otlp.example.com/v1",
          metricsProvider: "CUSTOM",
        }),
      ],
      says: ['url "https://otlp.example.com/v1" is no host of a registered sub-processor.'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.render.logStream)],
      says: ["endpoint omitted (the vendor documents no default) is no host of a registered sub-processor."],
    },
  ],
  unknown: [
    {
      stack: [resource(types.render.logStream, { endpoint: UNKNOWN })],
      says: [
        "endpoint is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
