import { types } from "../../vendors/types.ts";
import type { Population, Violated } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

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
] as const;

/** The promise that a guarded setting keeps: one of the address of a visitor, or one of the way to the site. */
export function promiseOfSetting(id: GuardedSetting): "raw-ip-not-stored" | "transit-encryption" {
  return id === "ip_geolocation" ? "raw-ip-not-stored" : "transit-encryption";
}

/** Settings that a zone may leave out: below Cloudflare's Enterprise plan they are off and cannot be written. */
export const optionalSettings = ["true_client_ip_header"] as const;

type GuardedSetting = (typeof guardedSettings)[number];
type OptionalSetting = (typeof optionalSettings)[number];

/** The zone settings of one id, of which the stack declares at least one. */
export function settingsCalled(id: GuardedSetting): Population {
  return { ...settings(id), atLeast: 1 };
}

function settings(id: GuardedSetting | OptionalSetting): Population {
  return {
    types: [types.cloudflare.zoneSetting],
    where: (setting) => setting.read("settingId").value === id,
    called: `zone setting ${id}`,
  };
}

const messages = { wrong: "value of {setting} is {actual}; {declared} is required." } as const;

/** What a rule needs that demands one value of one zone setting. */
export function settingIs(id: GuardedSetting, declared: string) {
  return { ...settingWouldBe(id, declared), subjects: settingsCalled(id) };
}

/** The same for a setting that may be left out. */
export function settingWouldBe(id: GuardedSetting | OptionalSetting, declared: string) {
  return {
    subjects: { ...settings(id), absent: true } as Population,
    messages,
    check(setting: Subject, violated: Violated<typeof messages>) {
      const actual = setting.read("value");
      if (actual.value !== declared) violated("wrong", { setting: id, actual, declared: `"${declared}"` });
    },
  };
}
