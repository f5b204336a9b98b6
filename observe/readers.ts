import type { Reader } from "../vendors/observation/reader.ts";

/** The reader of each vendor that can be asked, by the sub-processor's id; loaded when it is called. */
export const readers: Readonly<Record<string, () => Promise<Reader>>> = {
  cloudflare: async () => (await import("../vendors/cloudflare/observation/reader.ts")).reader,
  neon: async () => (await import("../vendors/neon/observation/reader.ts")).reader,
};
