import { Provider as Aws } from "@pulumi/aws/provider.js";
import { Provider as Cloudflare } from "@pulumi/cloudflare/provider.js";
import { Provider as Random } from "@pulumi/random/provider.js";
import { clause } from "../register/clauses.ts";
import { NeonProvider } from "../vendors/neon/binding.ts";
import { PostmarkProvider } from "../vendors/postmark/binding.ts";
import { RenderProvider } from "../vendors/render/binding.ts";
import { StripeProvider } from "../vendors/stripe/binding.ts";
import { TwilioProvider } from "../vendors/twilio/binding.ts";
import type { StackConfig } from "./config.ts";
import { r2Endpoint } from "./r2-endpoint.ts";

/**
 * One explicit provider a package, so that no credential comes from the machine that deploys and the engine adds no
 * provider of its own, which this program would not show.
 */
export function declareProviders(config: StackConfig) {
  return {
    neon: new NeonProvider("neon", { apiKey: config.neonApiKey }, {}),
    render: new RenderProvider(
      "render",
      { apiKey: config.renderApiKey, ownerId: config.renderWorkspace, waitForDeployCompletion: true },
      {},
    ),
    cloudflare: new Cloudflare("cloudflare", { apiToken: config.cloudflareApiToken }),
    postmark: new PostmarkProvider("postmark", { accountToken: config.postmarkAccountToken }, {}),
    stripe: new StripeProvider("stripe", { apiKey: config.stripeApiKey }, {}),
    twilio: new TwilioProvider(
      "twilio",
      {
        accountSid: config.twilioAccountSid,
        apiKey: config.twilioApiKey,
        apiSecret: config.twilioApiSecret,
        region: clause("twilio-region").region,
      },
      {},
    ),
    random: new Random("random"),
    r2: new Aws("r2", {
      accessKey: config.publishingAccessKeyId,
      secretKey: config.publishingSecretAccessKey,
      region: "auto",
      endpoints: [{ s3: r2Endpoint(config.cloudflareAccountId) }],
      s3UsePathStyle: true,
      // Amazon itself must never be asked: R2 knows none of these services.
      skipCredentialsValidation: true,
      skipMetadataApiCheck: true,
      skipRegionValidation: true,
      skipRequestingAccountId: true,
    }),
  };
}
