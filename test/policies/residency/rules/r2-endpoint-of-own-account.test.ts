import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { r2EndpointOfOwnAccount } from "../../../../policies/residency/rules/r2-endpoint-of-own-account.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";

const bucket = (accountId: string) => resource(types.cloudflare.r2Bucket, { accountId });

function service(value: string) {
  return resource(types.render.webService, { envVars: { R2_ENDPOINT: { value } } });
}

describeRule(r2EndpointOfOwnAccount, {
  pass: [
    [bucket("0123abcd"), service("https://0123ABCD.us.r2.cloudflarestorage.com")],
    [bucket("<owner fills: account>"), service("https://<owner fills: account>.us.r2.cloudflarestorage.com")],
  ],
  fail: [
    {
      stack: [bucket("0123abcd"), service("https://feed5678.us.r2.cloudflarestorage.com")],
      says: [
        "envVars.R2_ENDPOINT.value names the R2 endpoint of an account that holds no bucket of this stack.",
      ],
    },
  ],
  omitted: [{ stack: [bucket("0123abcd"), resource(types.render.webService)], says: [], outcome: "met" }],
  unknown: [
    {
      stack: [resource(types.cloudflare.r2Bucket, { accountId: UNKNOWN })],
      says: [
        "accountId is not known before the resource exists, so the rule cannot be checked; declare it as a literal.",
      ],
    },
  ],
});
