import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { zoneSettingJudged } from "../../../../policies/safeguards/rules/zone-setting-judged.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

const { zoneSetting } = types.cloudflare;

describeRule(zoneSettingJudged, {
  pass: [
    [resource(zoneSetting, { settingId: "ssl", value: "strict" })],
    [resource(zoneSetting, { settingId: "http3", value: "on" })],
    [resource(zoneSetting, { settingId: "always_online", value: "off" })],
  ],
  fail: [
    {
      stack: [resource(zoneSetting, { settingId: "always_online", value: "on" })],
      says: ['value of "always_online" is "on"; only "off" breaks no promise.'],
    },
    {
      stack: [resource(zoneSetting, { settingId: "constructor", value: "on" })],
      says: ['No rule was written for the setting "constructor".'],
    },
    ...["tls_1_2_only", "ciphers", "nel", "pseudo_ipv4", "MIN_TLS_VERSION"].map((settingId) => ({
      stack: [resource(zoneSetting, { settingId, value: "on" })],
      says: [`No rule was written for the setting "${settingId}".`],
    })),
  ],
  omitted: [
    {
      stack: [resource(zoneSetting)],
      says: ["No rule was written for the setting omitted (the vendor documents no default)."],
    },
  ],
  unknown: [{ stack: [resource(zoneSetting, { settingId: UNKNOWN })], says: [unknown("settingId")] }],
});
