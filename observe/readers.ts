import type { Reader } from "../vendors/observation/reader.ts";

/** The reader of each vendor that can be asked, by the sub-processor's id; loaded when it is called. */
export const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  cloudflare: async () => (await import("../vendors/cloudflare/observation/reader.ts")).reader,
  neon: async () => (await import("../vendors/neon/observation/reader.ts")).reader,
  render: async () => (await import("../vendors/render/observation/reader.ts")).reader,
  postmark: async () => (await import("../vendors/postmark/observation/reader.ts")).reader,
  twilio: async () => (await import("../vendors/twilio/observation/reader.ts")).reader,
  stripe: async () => (await import("../vendors/stripe/observation/reader.ts")).reader,
};
