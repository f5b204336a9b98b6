import type { YamlFile } from "./read-yaml.ts";
import type { Attestation, LawCard, Register, Variable, VendorFacts, Waiver } from "./schema.ts";

/** The files of the register, each with the places of its values. */
export interface Books {
  readonly register: YamlFile<Register>;
  readonly environment: YamlFile<{ variables: Variable[] }>;
  readonly vendors: ReadonlyMap<string, YamlFile<VendorFacts>>;
  readonly law: YamlFile<{ cards: LawCard[] }>;
  readonly attestations: YamlFile<{ attestations: Attestation[] }>;
  readonly waivers: YamlFile<{ waivers: Waiver[] }>;
}
