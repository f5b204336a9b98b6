import { clause } from "../../register/clauses.ts";
import { vendorFact } from "../../register/vendor-facts.ts";
import { hostsNamed } from "../kernel/hostnames.ts";
import type { Violated } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

/** What a rule says of a property that names a place. An omitted place is one that the vendor, not KAITALK, chooses. */
export const placeMessages = {
  elsewhere: "{property} is {actual}; the register declares {declared}.",
  omitted:
    "{property} is omitted, so the vendor decides where the data is; the register declares {declared}.",
} as const;

/** Demands that `property` is declared and is the region of a register clause. */
export function requirePlace(
  subject: Subject,
  property: string,
  id: "neon-region" | "render-region" | "r2-jurisdiction" | "twilio-region",
  violated: Violated<typeof placeMessages>,
): void {
  const declared = JSON.stringify(clause(id).region);
  const place = subject.read(property);
  if (place.origin !== "declared") violated("omitted", { property, declared });
  else if (place.value !== clause(id).region) violated("elsewhere", { property, actual: place, declared });
}

/** Host of the S3 endpoint of the declared R2 jurisdiction; the account id stands before it. */
export function r2Host(): string {
  return `${clause("r2-jurisdiction").region}.${vendorFact("r2-s3-host").value}`;
}

/** The S3 endpoints of an account: the plain one and that of the declared jurisdiction. Which may be used is another question. */
export function r2Hosts(account: string): readonly string[] {
  const host = vendorFact("r2-s3-host").value;
  return [host, r2Host()].flatMap((suffix) => hostsNamed(`${account}.${suffix}`));
}

/**
 * What database hostnames of the declared Neon region end with: `aws-us-east-1` gives `us-east-1.aws.neon.tech`.
 * Source of the form `<endpoint>.<region>.<cloud>.neon.tech`: Neon docs, connection strings.
 */
export function neonHost(): string {
  const [cloud = "", ...region] = clause("neon-region").region.split("-");
  return `${region.join("-")}.${cloud}.neon.tech`;
}

/** The names of a fact that lists several, separated by spaces. */
export function namesIn(fact: string): string[] {
  return String(vendorFact(fact).value).split(" ");
}
