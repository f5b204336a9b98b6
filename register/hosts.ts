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
 * At whose place a hostname is: the id of a sub-processor, or `kaitalk` for its own domain. undefined for anyone else.
 * Whether it is KAITALK's at a vendor whose customers share a suffix, {@link isSharedHost}, the name does not say.
 */
export function ownerOfHost(host: string): string | undefined {
  const { subProcessors } = books().register.value;
  const owner = subProcessors.find(({ hosts }) => hosts.some((domain) => isUnder(host, domain)));
  return owner?.id ?? (isUnder(host, ownDomain()) ? "kaitalk" : undefined);
}

/**
 * Whether every customer of a vendor has names like this one, so that nothing in the name tells whose it is:
 * `<anyone>.onrender.com`, and not `api.render.com`.
 */
export function isSharedHost(host: string): boolean {
  return books().register.value.subProcessors.some(
    ({ sharedHosts, apiHosts }) =>
      sharedHosts.some((domain) => isUnder(host, domain)) && !apiHosts.includes(host),
  );
}

/** Whether a property may name a host because no customer's data goes there by it. */
export function isDataFreeHost(host: string, property: string): boolean {
  const { hosts } = books().register.value.notSubProcessors;
  return hosts.some((entry) => entry.property === property && isUnder(host, entry.name));
}

/** Whether a Pulumi package is recorded as one that holds no customer's data. */
export function isDataFreePackage(pkg: string): boolean {
  return books().register.value.notSubProcessors.packages.some(({ name }) => name === pkg);
}
