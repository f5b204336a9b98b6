import { UNKNOWN, type Value } from "../../../../policies/kernel/resource.ts";
import { hostnameKeepsTlsMinimum } from "../../../../policies/safeguards/rules/hostname-keeps-tls-minimum.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { unknown } from "../resources.ts";

describeRule(hostnameKeepsTlsMinimum, {
  pass: [
    [tls("1.3")],
    [tls("1.3"), resource(types.cloudflare.hostnameTlsSetting, { settingId: "http2", value: "on" })],
  ],
  fail: [{ stack: [tls("1.2")], says: ['value is "1.2"; the register declares "1.3".'] }],
  omitted: [
    {
      stack: [resource(types.cloudflare.hostnameTlsSetting, { settingId: "min_tls_version" })],
      says: ['value is omitted (the vendor documents no default); the register declares "1.3".'],
    },
  ],
  unknown: [{ stack: [tls(UNKNOWN)], says: [unknown("value")] }],
});

function tls(value: Value) {
  return resource(types.cloudflare.hostnameTlsSetting, { settingId: "min_tls_version", value });
}
