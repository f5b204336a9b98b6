import type { Dossier } from "./records.ts";

/** One generated file of the payload. */
export interface Artefact {
  /** Below `data/`, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** How many records the file lists; null where it lists none, such as a drawing. */
  readonly rows: number | null;
}

/**
 * One format: renders the dossier into one file or a set that belongs together. Pure. A writer of large files is a
 * generator, so that one file at a time is held in memory.
 */
export type Writer = (dossier: Dossier) => Iterable<Artefact> | Promise<Iterable<Artefact>>;
