import type { Evidence } from "../judge/evidence.ts";
import type { Content } from "./content.ts";

/** One generated file of the payload, held whole unless it says otherwise. */
export interface Artefact<Held extends Content = string | Uint8Array> {
  /** Below `data/`, with `/`. */
  readonly path: string;
  readonly content: Held;
  /** How many records the file lists; null where it lists none, such as a drawing. */
  readonly rows: number | null;
}

/**
 * One format: renders the evidence into one file or a set that belongs together. Pure. A writer of large files is a
 * generator, so that one file at a time is held in memory.
 */
export type Writer = (
  evidence: Evidence,
) => Iterable<Artefact<Content>> | Promise<Iterable<Artefact<Content>>>;
