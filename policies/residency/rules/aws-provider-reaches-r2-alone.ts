import { vendorFact } from "../../../register/vendor-facts.ts";
import { types } from "../../../vendors/types.ts";
import { defineRule } from "../../kernel/rule.ts";
import { r2Host } from "../declared-place.ts";
import { isR2Endpoint, servicesOf } from "../s3-endpoints.ts";

/** What keeps the provider from asking AWS itself who it is and where. */
const quiet = ["skipCredentialsValidation", "skipMetadataApiCheck", "skipRequestingAccountId"] as const;
/** A profile and its files can name endpoints and roles of their own. */
const detours = [
  ...["assumeRoles", "assumeRoleWithWebIdentity", "httpProxy", "httpsProxy"],
  ...["profile", "sharedConfigFiles", "sharedCredentialsFiles"],
] as const;

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
    asks: "{property} is {actual}, so the provider asks AWS itself; true is required.",
    detour: "{property} is declared, so requests reach AWS or pass through someone else.",
  },
  check(provider, violated) {
    const services = servicesOf(provider);
    if (services.length === 0 || !services.every(isR2Endpoint)) violated("endpoint", { declared: r2Host() });
    const declared = vendorFact("r2-s3-region").value;
    const region = provider.read("region");
    if (region.value !== declared)
      violated(
        "region",
        { actual: region, declared: JSON.stringify(declared) },
        { breaks: ["r2-jurisdiction"] },
      );
    for (const property of quiet) {
      const actual = provider.read(property);
      if (String(actual.value) !== "true")
        violated("asks", { property, actual }, { breaks: ["sub-processor-list"] });
    }
    for (const property of detours)
      if (provider.declares(property)) violated("detour", { property }, { breaks: ["sub-processor-list"] });
  },
});
