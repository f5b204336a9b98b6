import type { ConfigName } from "../../infra/config-keys.ts";

export interface Shape {
  readonly pattern: RegExp;
  /** How such a value looks, in words. */
  readonly looks: string;
}

const id32: Shape = { pattern: /^[0-9a-f]{32}$/, looks: "32 digits from 0 to f" };
const accessKeySecret: Shape = { pattern: /^[0-9a-f]{64}$/, looks: "64 digits from 0 to f" };

/**
 * What values look like that no vendor's provider checks by itself. Vendors may change them, so another shape is a
 * reason to look, not an error.
 */
export const usualShapes: Readonly<Partial<Record<ConfigName, Shape>>> = {
  domain: { pattern: /^([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/, looks: "a domain such as example.com" },
  neonOrganisation: { pattern: /^org-[a-z0-9-]+$/, looks: "org- and a name" },
  neonApiKey: { pattern: /^napi_\w+$/, looks: "napi_ and letters" },
  renderApiKey: { pattern: /^rnd_\w+$/, looks: "rnd_ and letters" },
  publishingAccessKeyId: id32,
  publishingSecretAccessKey: accessKeySecret,
  applicationAccessKeyId: id32,
  applicationSecretAccessKey: accessKeySecret,
  postmarkAccountToken: {
    pattern: /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i,
    looks: "a UUID such as 01234567-89ab-…",
  },
  twilioApiSecret: { pattern: /^[0-9A-Za-z]{32}$/, looks: "32 letters and digits" },
  twilioAuthToken: id32,
};
