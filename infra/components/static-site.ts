import { R2CustomDomain } from "@pulumi/cloudflare/r2customDomain.js";
import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import type { BucketPlan } from "../../retention/solve.ts";
import { promised } from "../promised.ts";
import { declareBucket } from "./bucket.ts";

interface StaticSiteArgs {
  readonly accountId: string;
  readonly zoneId: string;
  /** Domain under which the files are public. */
  readonly domain: string;
  readonly origin: string;
  readonly plan: BucketPlan;
}

/** Static assets and published pages: files that hold no personal data, the only ones with a domain of their own. */
export class StaticSite extends ComponentResource {
  readonly bucketName: Output<string>;

  constructor(name: string, args: StaticSiteArgs, options: ComponentResourceOptions) {
    super("kaitalk:infra:StaticSite", name, {}, options);
    const { accountId, zoneId, domain, origin, plan } = args;
    const address = declareBucket(this, { kind: "site", accountId, origin, plan });
    new R2CustomDomain(
      "site-domain",
      {
        ...address,
        zoneId,
        domain,
        enabled: true,
        minTls: promised("transit-encryption", "minTlsVersion", "text"),
      },
      { parent: this },
    );
    this.bucketName = address.bucketName;
    this.registerOutputs();
  }
}
