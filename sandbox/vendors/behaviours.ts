import type { Behaviour } from "../behaviour.ts";
import { madeUp } from "../token.ts";
import * as aws from "./aws/bucket-object.ts";
import * as bucket from "./cloudflare/bucket.ts";
import * as bucketSettings from "./cloudflare/bucket-settings.ts";
import * as zone from "./cloudflare/zone.ts";
import * as neonBranch from "./neon/branch.ts";
import * as neonDatabase from "./neon/database.ts";
import * as neonProject from "./neon/project.ts";
import * as postmarkDomain from "./postmark/domain.ts";
import * as postmarkServer from "./postmark/server.ts";
import * as postmarkStream from "./postmark/stream.ts";
import * as random from "./random/bytes.ts";
import * as dedicatedIp from "./render/dedicated-ip.ts";
import * as renderProject from "./render/project.ts";
import * as renderServices from "./render/services.ts";
import * as catalogue from "./stripe/catalogue.ts";
import * as stripeWebhook from "./stripe/webhook-endpoint.ts";
import * as twilio from "./twilio/services.ts";

const files: readonly Readonly<Record<string, Behaviour>>[] = [
  aws,
  bucket,
  bucketSettings,
  zone,
  neonBranch,
  neonDatabase,
  neonProject,
  postmarkDomain,
  postmarkServer,
  postmarkStream,
  random,
  dedicatedIp,
  renderProject,
  renderServices,
  catalogue,
  stripeWebhook,
  twilio,
];

const byType = new Map(files.flatMap(Object.values).map((behaviour) => [behaviour.type, behaviour]));

/** How a type behaves at its vendor; a type without a file of its own is stored, and nothing is refused. */
export function behaviourOf(type: string): Behaviour {
  return byType.get(type) ?? { type, id: () => madeUp("sandbox-") };
}

/** Every package that the engine may ask the sandbox for: the bridge under its own name, the others under theirs. */
export const attachedPackages = ["terraform-provider", "cloudflare", "random", "aws", "postmark"] as const;
