import type { Activity } from "./activities.ts";
import type { Translations } from "./dictionary.ts";
import type { ListChange } from "./list/changes.ts";
import type { PublishedVersion } from "./list/published.ts";
import type { Measure } from "./measures.ts";
import type { YamlFile } from "./read-yaml.ts";
import type {
  Attestation,
  LawCard,
  Register,
  RegisteredCopy,
  Variable,
  VendorFacts,
  Waiver,
} from "./schema.ts";

/** The files of the register, each with the places of its values. */
export interface Books {
  readonly register: YamlFile<Register>;
  readonly environment: YamlFile<{ variables: Variable[] }>;
  readonly vendors: ReadonlyMap<string, YamlFile<VendorFacts>>;
  readonly copies: YamlFile<{ copies: RegisteredCopy[] }>;
  readonly law: YamlFile<{ cards: LawCard[] }>;
  readonly activities: YamlFile<{ activities: Activity[] }>;
  readonly measures: YamlFile<{ measures: Measure[] }>;
  /** By language; the key is the English text. English has none. */
  readonly translations: ReadonlyMap<string, YamlFile<Translations>>;
  readonly attestations: YamlFile<{ attestations: Attestation[] }>;
  readonly waivers: YamlFile<{ waivers: Waiver[] }>;
  /** Published versions of the list, oldest first. */
  readonly published: readonly PublishedVersion[];
  /** Changes of the list on their way, by id. */
  readonly changes: readonly YamlFile<ListChange>[];
}
