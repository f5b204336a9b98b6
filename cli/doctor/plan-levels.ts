import type { Resource } from "../../policies/kernel/resource.ts";
import { types } from "../../vendors/types.ts";
import type { Need } from "./need.ts";

const hour = 3_600;
const day = 24 * hour;

interface Level {
  readonly area: string;
  readonly what: string;
  readonly next: string;
  /** Whether the declared stack asks for it. */
  readonly neededBy: (resource: Resource) => boolean;
}

/**
 * Levels that a vendor sells and its API refuses to do without. Neon's windows: register/vendors/neon.yaml,
 * neon-history-maximum; Neon's IP allow-list: its documentation, "IP Allow"; Render's: its provider, "ip_allow_list";
 * Cloudflare's header: its documentation, "True-Client-IP Header".
 */
const levels: readonly Level[] = [
  {
    area: "Neon",
    what: "Plan Scale: a history of more than 7 days",
    next: "Neon console > Organization > Billing.",
    neededBy: (resource) => isNeonProject(resource) && historyOf(resource) > 7 * day,
  },
  {
    area: "Neon",
    what: "Plan Launch or higher: a protected branch, or a history of more than 6 hours",
    next: "Neon console > Organization > Billing.",
    neededBy: (resource) =>
      isNeonProject(resource) &&
      (historyOf(resource) > 6 * hour || resource.inputs.defaultBranchProtected === true),
  },
  {
    area: "Neon",
    what: "Plan Scale: a list of allowed addresses",
    next: "Neon console > Organization > Billing.",
    neededBy: (resource) => isNeonProject(resource) && resource.inputs.allowedIps !== undefined,
  },
  {
    area: "Render",
    what: "Plan Enterprise: a list of addresses that may reach a service",
    next: "Render dashboard > Billing.",
    neededBy: ({ type, inputs }) => type === types.render.webService && inputs.ipAllowLists !== undefined,
  },
  {
    area: "Render",
    what: "A workspace with a card on file: paid services are created",
    next: "Render dashboard > Billing.",
    neededBy: ({ type }) => type === types.render.webService || type === types.render.cronJob,
  },
  {
    area: "Cloudflare",
    what: "R2 subscribed to: buckets are created",
    next: "Cloudflare dashboard > R2 > Overview.",
    neededBy: ({ type }) => type === types.cloudflare.r2Bucket,
  },
  {
    area: "Cloudflare",
    what: "The domain's zone active: its name servers point to Cloudflare",
    next: "Cloudflare dashboard > the domain > Overview.",
    neededBy: ({ type }) => type === types.cloudflare.dnsRecord,
  },
  {
    area: "Cloudflare",
    what: "Plan Enterprise: the zone setting true_client_ip_header is written; other plans have it off and read-only",
    next: "Cloudflare dashboard > the domain > Overview > Plan.",
    neededBy: ({ type, inputs }) =>
      type === types.cloudflare.zoneSetting && inputs.settingId === "true_client_ip_header",
  },
  {
    area: "Postmark",
    what: "The account approved for sending: until then mail reaches your own domain alone",
    next: "Postmark > Account > request approval.",
    neededBy: ({ type }) => type === types.postmark.server,
  },
  {
    area: "Stripe",
    what: "The account activated: live keys charge nobody before",
    next: "Stripe dashboard > Settings > Business.",
    neededBy: ({ type }) => type === types.stripe.price,
  },
];

/** The levels that these resources need. No file shows what an account has, so each is to be confirmed. */
export function planLevelNeeds(resources: readonly Resource[]): Need[] {
  return levels
    .filter(({ neededBy }) => resources.some(neededBy))
    .map(({ area, what, next }) => ({ area, what, standing: "confirm", next }));
}

function isNeonProject({ type }: Resource): boolean {
  return type === types.neon.project;
}

function historyOf({ inputs }: Resource): number {
  const { historyRetentionSeconds: seconds } = inputs;
  return typeof seconds === "number" ? seconds : 0;
}
