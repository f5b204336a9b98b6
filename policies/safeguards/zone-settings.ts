import { types } from "../../providers/types.ts";
import type { Population, Violated } from "../kernel/rule.ts";
import type { Node } from "../kernel/subject.ts";

/** Settings that every zone declares, because Cloudflare's own values differ by plan or are weaker than promised. */
export const guardedSettings = [
  "min_tls_version",
  "ssl",
  "tls_1_3",
  "always_use_https",
  "automatic_https_rewrites",
  "0rtt",
  "security_header",
  "ip_geolocation",
  "true_client_ip_header",
] as const;
type GuardedSetting = (typeof guardedSettings)[number];

/** The zone settings of one id, of which the stack declares at least one. */
export function settingsCalled(id: GuardedSetting): Population {
  return {
    types: [types.cloudflare.zoneSetting],
    where: (setting) => setting.read("settingId").value === id,
    atLeast: 1,
    called: `zone setting ${id}`,
  };
}

const messages = { wrong: "value of {setting} is {actual}; {declared} is required." } as const;

/** What a rule needs that demands one value of one zone setting. */
export function settingIs(id: GuardedSetting, declared: string) {
  return {
    subjects: settingsCalled(id),
    messages,
    check(setting: Node, violated: Violated<typeof messages>) {
      const actual = setting.read("value");
      if (actual.value !== declared) violated("wrong", { setting: id, actual, declared: `"${declared}"` });
    },
  };
}
