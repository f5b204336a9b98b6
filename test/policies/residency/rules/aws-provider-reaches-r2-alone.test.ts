import { type Properties, UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { awsProviderReachesR2Alone } from "../../../../policies/residency/rules/aws-provider-reaches-r2-alone.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const silent = {
  skipCredentialsValidation: "true",
  skipMetadataApiCheck: true,
  skipRequestingAccountId: "true",
};

function provider(inputs: Properties) {
  const endpoints = JSON.stringify([{ s3: "https://0123abcd.us.r2.cloudflarestorage.com" }]);
  return resource(types.aws.provider, { region: "auto", endpoints, ...silent, ...inputs });
}

describeRule(awsProviderReachesR2Alone, {
  pass: [
    [provider({})],
    [provider({ endpoints: [{ s3: "https://0123abcd.us.r2.cloudflarestorage.com" }] })],
    [
      provider({
        endpoints: JSON.stringify([{ s3: "https://<owner fills: account>.us.r2.cloudflarestorage.com" }]),
      }),
    ],
  ],
  fail: [
    ...[
      [],
      [{ s3: "https://s3.amazonaws.com" }],
      [{ s3: "https://0123abcd.r2.cloudflarestorage.com" }],
      [{ s3: "https://a.b.us.r2.cloudflarestorage.com" }],
      [{ s3: "http://0123abcd.us.r2.cloudflarestorage.com" }],
      [{ s3: "https://0123abcd.us.r2.cloudflarestorage.com", sqs: "https://sqs.us-east-1.amazonaws.com" }],
    ].map((endpoints) => ({
      stack: [provider({ endpoints: JSON.stringify(endpoints) })],
      says: [
        "endpoints leads elsewhere than to the S3 endpoint of an account under us.r2.cloudflarestorage.com.",
      ],
    })),
    {
      stack: [provider({ endpoints: "elsewhere" })],
      says: [
        "endpoints leads elsewhere than to the S3 endpoint of an account under us.r2.cloudflarestorage.com.",
      ],
    },
    {
      stack: [provider({ skipMetadataApiCheck: "false" })],
      says: ['skipMetadataApiCheck is "false", so the provider asks AWS itself; true is required.'],
    },
    { stack: [provider({ region: "us-east-1" })], says: ['region is "us-east-1"; R2 knows "auto" alone.'] },
    ...["profile", "sharedConfigFiles", "sharedCredentialsFiles"].map((property) => ({
      stack: [provider({ [property]: "elsewhere" })],
      says: [`${property} is declared, so requests reach AWS or pass through someone else.`],
    })),
    {
      stack: [provider({ httpsProxy: "https://proxy.example.com" })],
      says: ["httpsProxy is declared, so requests reach AWS or pass through someone else."],
    },
  ],
  omitted: [
    {
      stack: [resource(types.aws.provider)],
      says: [
        "endpoints leads elsewhere than to the S3 endpoint of an account under us.r2.cloudflarestorage.com.",
        'region is omitted; R2 knows "auto" alone.',
        ...Object.keys(silent).map(
          (property) => `${property} is omitted, so the provider asks AWS itself; true is required.`,
        ),
      ],
    },
  ],
  unknown: [
    {
      stack: [provider({ endpoints: UNKNOWN })],
      says: [
        "endpoints is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
