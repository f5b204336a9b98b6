import { books } from "./read-books.ts";

/** KAITALK's own domain, which its public contacts stand under. */
export function ownDomain(): string {
  return books().register.value.organisation.contacts.dsr.split("/", 1)[0] ?? "";
}

/** Whether `host` is `domain` or stands below it. */
export function isUnder(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

/**
 * Who answers at a hostname: the id of a sub-processor, `kaitalk` for its own domain, or `no-data` for a host that
 * receives no customer's data. undefined for anyone else.
 */
export function ownerOfHost(host: string): string | undefined {
  const { subProcessors, notSubProcessors } = books().register.value;
  const owner = subProcessors.find(({ hosts }) => hosts.some((domain) => isUnder(host, domain)));
  if (owner) return owner.id;
  if (isUnder(host, ownDomain())) return "kaitalk";
  return notSubProcessors.hosts.some(({ name }) => isUnder(host, name)) ? "no-data" : undefined;
}

/** Whether a Pulumi package is recorded as one that holds no customer's data. */
export function isDataFreePackage(pkg: string): boolean {
  return books().register.value.notSubProcessors.packages.some(({ name }) => name === pkg);
}
