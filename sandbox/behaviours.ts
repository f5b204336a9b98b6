import * as aws from "../vendors/aws/simulation/bucket-object.ts";
import * as bucket from "../vendors/cloudflare/simulation/bucket.ts";
import * as bucketSettings from "../vendors/cloudflare/simulation/bucket-settings.ts";
import * as zone from "../vendors/cloudflare/simulation/zone.ts";
import * as neonBranch from "../vendors/neon/simulation/branch.ts";
import * as neonDatabase from "../vendors/neon/simulation/database.ts";
import * as neonProject from "../vendors/neon/simulation/project.ts";
import * as postmarkDomain from "../vendors/postmark/simulation/domain.ts";
import * as postmarkSender from "../vendors/postmark/simulation/sender.ts";
import * as postmarkServer from "../vendors/postmark/simulation/server.ts";
import * as postmarkStream from "../vendors/postmark/simulation/stream.ts";
import * as random from "../vendors/random/simulation/bytes.ts";
import * as dedicatedIp from "../vendors/render/simulation/dedicated-ip.ts";
import * as renderProject from "../vendors/render/simulation/project.ts";
import * as renderServices from "../vendors/render/simulation/services.ts";
import type { Behaviour } from "../vendors/simulation/behaviour.ts";
import { madeUp } from "../vendors/simulation/token.ts";
import * as catalogue from "../vendors/stripe/simulation/catalogue.ts";
import * as stripeWebhook from "../vendors/stripe/simulation/webhook-endpoint.ts";
import * as twilio from "../vendors/twilio/simulation/services.ts";

const files: readonly Readonly<Record<string, Behaviour>>[] = [
  aws,
  bucket,
  bucketSettings,
  zone,
  neonBranch,
  neonDatabase,
  neonProject,
  postmarkDomain,
  postmarkSender,
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
