import { formatPlace } from "./input-error.ts";
import type { YamlFile } from "./read-yaml.ts";

export type Path = readonly PropertyKey[];

/** Ids that other entries of the books may name. */
export interface Ids {
  readonly clauses: ReadonlySet<string>;
  readonly processors: ReadonlySet<string>;
  readonly cards: ReadonlySet<string>;
}

/** What is wrong across the books, each with its place. */
export class Problems {
  readonly sentences: string[] = [];

  report(file: YamlFile<unknown>, path: Path, sentence: string): void {
    this.sentences.push(`${formatPlace(file.place(path))}: ${sentence}`);
  }

  /** The ids among the entries; reports each that stands there twice. */
  unique(file: YamlFile<unknown>, noun: string, entries: readonly (readonly [string, Path])[]): Set<string> {
    const seen = new Set<string>();
    for (const [id, path] of entries) {
      if (seen.has(id)) this.report(file, path, `${noun} "${id}" is declared twice; rename one of them.`);
      seen.add(id);
    }
    return seen;
  }

  known(
    file: YamlFile<unknown>,
    noun: string,
    ids: ReadonlySet<string>,
    id: string | null,
    path: Path,
  ): void {
    if (id !== null && !ids.has(id))
      this.report(file, path, `no ${noun} is called "${id}"; declare it or correct the name.`);
  }
}

/** The ids of a list of entries, each with its path. */
export function listed(entries: readonly { readonly id: string }[], path: Path): (readonly [string, Path])[] {
  return entries.map(({ id }, nth) => [id, [...path, nth, "id"]] as const);
}
