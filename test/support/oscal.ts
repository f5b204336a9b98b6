import type { Artefact } from "../../formats/artefact.ts";
import { type Content, wholeOf } from "../../formats/content.ts";
import { assessmentFile } from "../../formats/json/assessment-file.ts";
import { matrixFiles } from "../../formats/matrix/matrix-file.ts";
import { oscalFiles } from "../../formats/oscal/oscal-files.ts";
import { populationFiles } from "../../formats/population/population-file.ts";
import type { Steps } from "../../judge/assemble.ts";
import { sha256 } from "../../judge/canonical-json.ts";
import type { Evidence } from "../../judge/evidence.ts";
import { drawings } from "../../pack/drawings.ts";
import { madeEvidence } from "./assessment.ts";

/** A value of a JSON document. Reading a field that is not there gives undefined. */
export type Json = ReturnType<typeof JSON.parse>;

/** The documents made from the fixture's judgement, and the files of the pack that they point to. */
export interface OscalSet {
  readonly evidence: Evidence;
  readonly written: readonly Artefact[];
  readonly files: readonly Artefact[];
  /** What a document says below its root, by file name without folder and ending. */
  readonly read: (name: string) => Json;
}

export async function oscalSet(overrides: Partial<Steps> = {}): Promise<OscalSet> {
  const evidence = madeEvidence(overrides);
  const written = [
    ...assessmentFile(evidence),
    ...matrixFiles(evidence),
    ...populationFiles(evidence),
    ...(await drawings(evidence)),
  ].map(held);
  const digests = written.map(({ path, rows, content }) => ({ path, rows, sha256: sha256(content) }));
  const files = [...oscalFiles(evidence, digests)].map(held);
  return {
    evidence,
    written,
    files,
    read(name) {
      const text = files.find(({ path }) => path === `oscal/${name}.json`)?.content;
      return text === undefined ? undefined : Object.values(JSON.parse(String(text)))[0];
    },
  };
}

function held({ content, ...artefact }: Artefact<Content>): Artefact {
  return { ...artefact, content: wholeOf(content) };
}

/** Value of a property of ours; undefined where there is none. */
export function propertyOf(owner: Json, name: string): string | undefined {
  return owner.props?.find((property: Json) => property.name === name)?.value;
}
