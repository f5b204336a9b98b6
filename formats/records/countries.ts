import { countries } from "../../register/languages.ts";

/** Country of each region of the register, by the vendor's own name of the region (ISO 3166-1 alpha-2). */
const regions = {
  "aws-us-east-1": "US",
  oregon: "US",
  us: "US",
  us1: "US",
} as const;

export type Country = (typeof countries)[number];

/** undefined for a region that lies in no single known country. */
export function countryOf(region: string): Country | undefined {
  return new Map<string, Country>(Object.entries(regions)).get(region);
}

export function isCountry(code: string): code is Country {
  return countries.some((country) => country === code);
}
