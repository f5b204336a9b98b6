/**
 * What kind of value a key holds: `amount` is in the currency's smallest unit; `version` is a whole number from 1;
 * `versions` is a list of such, oldest first, of which the last is in use.
 */
export type Kind = "text" | "secret" | "amount" | "version" | "versions";

export interface ConfigKey {
  readonly kind: Kind;
  /** What the owner fills in and where it is found. */
  readonly what: string;
  /** Id of the sub-processor that a secret is a key of, and the only one that may see it. */
  readonly of?: string;
  /** What the vendor accepts, where its own provider checks it. */
  readonly format?: RegExp;
  /** Holds the place of a value that the owner has not given yet, in the vendor's format. Recognisably no real one. */
  readonly standIn?: string;
  /** An account or address of its own: no two stacks may share it. Secrets are of this kind without saying so. */
  readonly apart?: true;
}

const noCloudflareId = "0".repeat(32);

/** Every key of the namespace `kaitalk` in Pulumi.<stack>.yaml. All are needed. */
export const configKeys = {
  domain: { kind: "text", apart: true, what: "The domain of the public site" },

  neonOrganisation: {
    kind: "text",
    apart: true,
    what: "Neon organisation id; Neon console > Organization > Settings",
  },
  neonApiKey: { kind: "secret", of: "neon", what: "Neon API key; Neon console > Organization > API keys" },
  purgeDatabasePassword: {
    kind: "secret",
    of: "neon",
    what: "Password of the database role that the purge signs in as, which purge/migrations/0003_purge_role.sql creates",
  },

  renderWorkspace: {
    kind: "text",
    apart: true,
    what: "Render workspace id, tea-…; the address of Render's dashboard",
    format: /^(tea|usr)-/,
    standIn: "tea-owner-fills",
  },
  renderApiKey: {
    kind: "secret",
    of: "render",
    what: "Render API key; Render dashboard > Account settings > API keys",
  },
  applicationPlan: { kind: "text", what: "Render plan of the web service, such as standard" },
  applicationRepository: {
    kind: "text",
    what: "Address of the application's repository, https://…",
    format: /^https:\/\//,
    standIn: "https://github.com/owner-fills/application",
  },
  applicationBranch: { kind: "text", what: "Branch of the application that production runs" },
  applicationBuildCommand: { kind: "text", what: "Command that builds the application" },
  applicationStartCommand: { kind: "text", what: "Command that starts the application" },
  purgePlan: { kind: "text", what: "Render plan of the purge job, such as starter" },
  purgeRepository: {
    kind: "text",
    what: "Address of this repository, which the purge job runs from, https://…",
    format: /^https:\/\//,
    standIn: "https://github.com/owner-fills/compliance-stack",
  },
  purgeBranch: { kind: "text", what: "Branch of this repository that production runs" },

  cloudflareAccountId: {
    kind: "text",
    apart: true,
    what: "Cloudflare account id; Cloudflare dashboard > Account home",
    format: /^[0-9a-f]{32}$/,
    standIn: noCloudflareId,
  },
  cloudflareZoneId: {
    kind: "text",
    apart: true,
    what: "Id of the domain's zone; Cloudflare dashboard > the domain > Overview",
    format: /^[0-9a-f]{32}$/,
    standIn: noCloudflareId,
  },
  cloudflareApiToken: {
    kind: "secret",
    of: "cloudflare",
    what: "Cloudflare API token for zone settings, DNS and R2; Cloudflare dashboard > Profile > API tokens",
    format: /^[0-9A-Za-z_-]{40,80}$/,
    standIn: "owner-fills-cloudflare-api-token".padEnd(40, "-"),
  },
  publishingAccessKeyId: {
    kind: "secret",
    of: "cloudflare",
    what: "R2 access key that may write the site's bucket only; Cloudflare dashboard > R2 > API tokens",
  },
  publishingSecretAccessKey: {
    kind: "secret",
    of: "cloudflare",
    what: "The secret of the publishing access key",
  },
  applicationAccessKeyId: {
    kind: "secret",
    of: "cloudflare",
    what: "R2 access key that may write documents and recordings only; Cloudflare dashboard > R2 > API tokens",
  },
  applicationSecretAccessKey: {
    kind: "secret",
    of: "cloudflare",
    what: "The secret of the application's access key",
  },

  postmarkAccountToken: {
    kind: "secret",
    of: "postmark",
    what: "Postmark account token; Postmark > Account > API tokens",
  },

  stripeApiKey: {
    kind: "secret",
    of: "stripe",
    what: "Restricted live key that may write products, prices, webhooks and the portal; Stripe > Developers > API keys",
    format: /^(rk|sk)_live_/,
  },
  stripeApplicationKey: {
    kind: "secret",
    of: "stripe",
    what: "Restricted live key of the application, for Checkout and subscriptions; Stripe > Developers > API keys",
    format: /^(rk|sk)_live_/,
  },
  subscriptionPriceUsd: { kind: "amount", what: "Price of a month in US cents" },
  subscriptionPriceMxn: { kind: "amount", what: "Price of a month in Mexican centavos" },

  twilioAccountSid: {
    kind: "text",
    apart: true,
    what: "Twilio account SID, AC…; Twilio console > Account info",
    format: /^AC[0-9a-fA-F]{32}$/,
    standIn: `AC${"0".repeat(32)}`,
  },
  twilioApiKey: {
    kind: "text",
    apart: true,
    what: "SID of an API key of region US1, SK…; Twilio console > API keys",
    format: /^SK[0-9a-fA-F]{32}$/,
    standIn: `SK${"0".repeat(32)}`,
  },
  twilioApiSecret: { kind: "secret", of: "twilio", what: "The secret of that API key" },
  twilioAuthToken: {
    kind: "secret",
    of: "twilio",
    what: "Twilio auth token, with which the application checks that a webhook is Twilio's; Twilio console > Account info",
  },

  healthDataKeyVersions: {
    kind: "versions",
    what: "Versions of the key of health data; append a number to rotate, never take one away",
  },
  ipPepperVersion: { kind: "version", what: "Version of the pepper of IP hashes; a new number replaces it" },
  sessionSecretVersion: {
    kind: "version",
    what: "Version of the session secret; a new number signs everyone out",
  },
} as const satisfies Record<string, ConfigKey>;

export type ConfigName = keyof typeof configKeys;
