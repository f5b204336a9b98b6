import { expect, test } from "vitest";
import { parseConfig } from "../../infra/config.ts";
import { declareProviders } from "../../infra/providers.ts";
import { Secret } from "../../policies/kernel/resource.ts";
import { deploy } from "../support/deployment.ts";
import { complete } from "../support/stack-config.ts";

test("each package has one explicit provider, its credential secret, and aws reaches R2 alone", async () => {
  const { resources } = await deploy(() => declareProviders(parseConfig(complete)), { answers: {} });
  const secretOf = (key: string) => new Secret(`canary-${key}`);
  const none = "0".repeat(32);
  expect(
    Object.fromEntries(resources.map(({ type, inputs }) => [type.replace("pulumi:providers:", ""), inputs])),
  ).toEqual({
    aws: {
      accessKey: secretOf("publishingAccessKeyId"),
      secretKey: secretOf("publishingSecretAccessKey"),
      region: "auto",
      endpoints: JSON.stringify([{ s3: `https://${none}.us.r2.cloudflarestorage.com` }]),
      s3UsePathStyle: "true",
      skipCredentialsValidation: "true",
      skipMetadataApiCheck: "true",
      skipRegionValidation: "true",
      skipRequestingAccountId: "true",
    },
    cloudflare: { apiToken: secretOf("cloudflareApiToken") },
    neon: { apiKey: secretOf("neonApiKey") },
    postmark: { accountToken: secretOf("postmarkAccountToken") },
    random: {},
    render: { apiKey: secretOf("renderApiKey"), ownerId: "tea-owner-fills", waitForDeployCompletion: true },
    stripe: { apiKey: secretOf("stripeApiKey") },
    twilio: {
      accountSid: `AC${none}`,
      apiKey: `SK${none}`,
      apiSecret: secretOf("twilioApiSecret"),
      region: "us1",
    },
  });
});
