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

/**
 * Settings that break no promise, with the values for which that holds; null: any. They tell how bytes travel, who is
 * turned away, and what a visitor's own browser keeps. Another value of one that names values could bring another
 * company's copy, a script or a weaker way. Source: Cloudflare API, zone settings.
 */
export const harmlessSettings: Readonly<Record<string, readonly unknown[] | null>> = {
  always_online: ["off"],
  brotli: null,
  browser_cache_ttl: null,
  browser_check: null,
  challenge_ttl: null,
  development_mode: null,
  early_hints: null,
  ech: null,
  email_obfuscation: null,
  hotlink_protection: null,
  http2: null,
  http3: null,
  ipv6: null,
  opportunistic_encryption: null,
  rocket_loader: ["off"],
  security_level: null,
  tls_client_auth: ["on"],
  websockets: null,
};

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
