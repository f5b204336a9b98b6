import { stableId } from "../../judge/uuid.ts";
import type { Edition } from "./edition.ts";
import type { Metadata } from "./model/metadata.ts";
import { assessorRole, operatorRole, organisationUuid, partiesOf, rolesOf } from "./parties.ts";
import { count, explained, markup, markupLine, own } from "./text.ts";

const oscalVersion = "1.2.1";

/**
 * The head of a document: its UUID is new in every run, as OSCAL wants it for new content; its document id stays.
 * Says generator, version, commit, command, time, inputs with hashes, and how many records the document lists.
 */
export function headOf(
  { evidence, run }: Edition,
  file: string,
  title: string,
  rows: number,
): { uuid: string; metadata: Metadata } {
  const { provenance, register, assessment } = evidence;
  const { project, stack } = assessment;
  const { generator, version, commit, workTree, command, time, inputs } = provenance;
  return {
    uuid: stableId("document", file, run),
    metadata: {
      title: markupLine(title),
      "last-modified": time,
      version: register.version,
      "oscal-version": oscalVersion,
      "document-ids": [{ identifier: stableId("document series", file, project, stack) }],
      props: [
        ...own("generator", generator),
        ...own("generator-version", version),
        ...own("commit", commit),
        ...own("work-tree", workTree),
        ...own("command", command),
        ...own("rows", rows),
        ...inputs.flatMap(({ path, sha256, files }) =>
          explained("input-sha256", sha256, `${path} (${count(files, "file")})`),
        ),
      ],
      roles: rolesOf(evidence),
      parties: partiesOf(evidence),
      "responsible-parties": ["contact", assessorRole, operatorRole].map((role) => ({
        "role-id": role,
        "party-uuids": [organisationUuid(evidence)],
      })),
      remarks: markup(
        `Made by ${generator} ${version} at commit ${commit} (work tree ${workTree}) with "${command}". ` +
          `The version is that of the register. Each property input-sha256 is the digest of what its remarks name.`,
      ),
    },
  };
}
