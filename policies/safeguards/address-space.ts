import { isIPv4, isIPv6 } from "node:net";

/** A part of the internet: which family of addresses, and how much of it, from 0 to 1. */
export interface AddressSpace {
  readonly family: 4 | 6;
  readonly share: number;
}

/** Most of a family that a list of named networks needs: a /8 of IPv4, a /16 of IPv6. All of Cloudflare's are less. */
const most = { 4: 2 ** -8, 6: 2 ** -16 } as const;

/** What an entry of an allow list lets in: an address, a network `a/n` or a range `a-b`. undefined for anything else. */
export function addressSpace(entry: string): AddressSpace | undefined {
  const [, network = "", bits] = /^([0-9a-fA-F.:]+)\/(\d{1,3})$/.exec(entry.trim()) ?? [];
  const [first = "", last = first] = bits === undefined ? entry.trim().split("-") : [network];
  if (isIPv4(first) && isIPv4(last) && Number(bits ?? 32) <= 32) {
    const addresses = numberOf(last) - numberOf(first) + 1;
    if (addresses < 1) return undefined;
    return { family: 4, share: bits === undefined ? addresses / 2 ** 32 : 2 ** -Number(bits) };
  }
  if (isIPv6(first) && last === first && Number(bits ?? 128) <= 128)
    return { family: 6, share: 2 ** -Number(bits ?? 128) };
  return undefined;
}

/** Whether addresses are more of the internet than named networks are. */
export function isTooMuch({ family, share }: AddressSpace): boolean {
  return share > most[family];
}

/** Several parts together, by family. Overlaps count twice. */
export function together(spaces: readonly AddressSpace[]): AddressSpace[] {
  return ([4, 6] as const).map((family) => ({
    family,
    share: spaces.filter((space) => space.family === family).reduce((sum, { share }) => sum + share, 0),
  }));
}

function numberOf(address: string): number {
  return address.split(".").reduce((number, part) => number * 256 + Number(part), 0);
}
