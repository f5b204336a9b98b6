import type { Properties } from "../../../policies/kernel/resource.ts";
import { types } from "../../../vendors/types.ts";

/** Properties that the stack leaves out because a promise would break with them. */
export const leftOut: Readonly<Record<string, Properties>> = {
  [types.aws.provider]: { httpsProxy: "https://kaitalk.online", profile: "elsewhere" },
  [types.cloudflare.r2Bucket]: { location: "weur" },
  [types.neon.project]: { hipaa: "yes", allowedIps: ["0.0.0.0/0"] },
  [types.postmark.server]: {
    bounceHookUrl: "http://kaitalk.online/bounced",
    openHookUrl: "https://kaitalk.online/opened",
    inboundDomain: "in.kaitalk.online",
  },
  [types.render.project]: { ipAllowLists: [{ cidrBlock: "0.0.0.0/0", description: "everyone" }] },
  [types.render.webService]: {
    disk: { name: "data", mountPath: "/data", sizeGb: 10 },
    secretFiles: { "key.pem": { content: "in the open" } },
    pullRequestPreviewsEnabled: true,
  },
  [types.stripe.product]: { metadata: { contact: "ana@example.net" } },
  [types.twilio.provider]: { edge: "dublin" },
};
