import { readFileSync } from "node:fs";
import type { Properties } from "./shape.ts";

/** What a real provider accepts and gives back, for the resources that we use or judge. */
export interface ProviderFacts {
  /** `namespace/name` of the Terraform provider. */
  readonly provider: string;
  readonly version: string;
  /** Date on which the provider's schema was read. */
  readonly readOn: string;
  /** Where the properties that force a replacement were read; a schema does not tell them. */
  readonly replacementsFrom: string;
  readonly configuration: Properties;
  readonly resources: Readonly<Record<string, ResourceFacts>>;
}

export interface ResourceFacts {
  readonly inputs: Properties;
  readonly outputs: Properties;
  /** Inputs whose change replaces the resource. */
  readonly replaces: readonly string[];
}

/** Packages that are bridged, and whose facts are shipped. */
export const bridgedPackages: ReadonlySet<string> = new Set(["neon", "render", "stripe", "twilio"]);

/** The facts of one package, `neon`, `render`, `stripe` or `twilio`, as shipped beside the bindings. */
export function readFacts(name: string): ProviderFacts {
  return JSON.parse(readFileSync(factsFile(name), "utf8"));
}

export function factsFile(name: string): URL {
  return new URL(`../${name}/provider-schema.json`, import.meta.url);
}
