import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { renderLogOverrideToRegisteredHost } from "../../../../policies/residency/rules/render-log-override-to-registered-host.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

function service(logStreamOverride: Properties) {
  return resource(types.render.webService, { logStreamOverride });
}

describeRule(renderLogOverrideToRegisteredHost, {
  pass: [
    [service({ setting: "drop" })],
    [service({ setting: "send", endpoint: "logs.kaitalk.online:6514" })],
    [resource(types.render.cronJob, { logStreamOverride: { setting: "drop" } })],
  ],
  fail: [
    {
      stack: [service({ setting: "send", endpoint: "logs.example.com:6514" })],
      says: ['logStreamOverride.endpoint "logs.example.com:6514" is no host of KAITALK or Render.'],
    },
    {
      stack: [service({ setting: "send", endpoint: "syslog.twilio.com:6514" })],
      says: ['logStreamOverride.endpoint "syslog.twilio.com:6514" is no host of KAITALK or Render.'],
    },
  ],
  omitted: [
    {
      stack: [resource(types.render.webService)],
      says: [
        "logStreamOverride.setting is omitted (the vendor documents no default), so logs follow the workspace's stream, wherever it leads.",
      ],
    },
    {
      stack: [service({ setting: "send" })],
      says: [
        "logStreamOverride.endpoint omitted (the vendor documents no default) is no host of KAITALK or Render.",
      ],
    },
  ],
  unknown: [
    {
      stack: [service({ setting: UNKNOWN })],
      says: [
        "logStreamOverride.setting is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
