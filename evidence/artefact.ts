import type { Dossier } from "./records.ts";

/** One generated file of the payload. */
export interface Artefact {
  /** Below `data/`, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** How many records the file lists; null where it lists none, such as a drawing. */
  readonly rows: number | null;
}

/** One format: renders the dossier into one file or a set that belongs together. Pure. */
export type Writer = (dossier: Dossier) => readonly Artefact[] | Promise<readonly Artefact[]>;
