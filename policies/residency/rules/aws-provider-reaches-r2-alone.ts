import { types } from "../../../providers/types.ts";
import { vendorFact } from "../../../register/vendor-facts.ts";
import { defineRule } from "../../kernel/rule.ts";
import { r2Host } from "../declared-place.ts";
import { isR2Endpoint, servicesOf } from "../s3-endpoints.ts";

export const awsProviderReachesR2Alone = defineRule({
  id: "aws-provider-reaches-r2-alone",
  severity: "critical",
  clauses: ["r2-jurisdiction", "sub-processor-list"],
  description: "The aws provider speaks to R2 in the declared jurisdiction and to no service of AWS.",
  remediation: "Give the provider one endpoint, s3, at the account's R2 host, and R2's own region.",
  subjects: { types: [types.aws.provider] },
  messages: {
    endpoint: "endpoints leads elsewhere than to the S3 endpoint of an account under {declared}.",
    region: "region is {actual}; R2 knows {declared} alone.",
    detour: "{property} is declared, so requests reach AWS or pass through someone else.",
  },
  check(provider, violated) {
    const services = servicesOf(provider);
    if (services.length === 0 || !services.every(isR2Endpoint)) violated("endpoint", { declared: r2Host() });
    const declared = vendorFact("cloudflare", "r2-s3-region").value;
    const region = provider.read("region");
    if (region.value !== declared) violated("region", { actual: region, declared: JSON.stringify(declared) });
    for (const property of ["assumeRoles", "assumeRoleWithWebIdentity", "httpProxy", "httpsProxy"])
      if (provider.declares(property)) violated("detour", { property });
  },
});
