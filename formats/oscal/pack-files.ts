import { extname } from "node:path/posix";
import { stableId } from "../../judge/uuid.ts";
import type { Link, Resource } from "./model/metadata.ts";
import { markupLine, own } from "./text.ts";

const mediaTypes: Readonly<Record<string, string>> = {
  ".json": "application/json",
  ".sarif": "application/sarif+json",
  ".csv": "text/csv",
  ".html": "text/html",
  ".svg": "image/svg+xml",
  ".xml": "application/xml",
  ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A file of the pack that is written already. */
export interface PackFile {
  /** Below the payload's folder, with `/`. */
  readonly path: string;
  readonly sha256: string;
  readonly rows: number | null;
}

/** A file of the pack as back matter, with its digest. */
export function resourceOf({ path, sha256, rows }: PackFile): Resource {
  return {
    uuid: fileUuid(path),
    title: markupLine(path),
    ...(rows !== null && { props: own("rows", rows) }),
    rlinks: [
      {
        href: encodeURI(`../${path}`),
        "media-type": mediaTypes[extname(path)] ?? "application/octet-stream",
        hashes: [{ algorithm: "SHA-256", value: sha256 }],
      },
    ],
  };
}

/** The back matter that holds these files; undefined where the pack has none of them. */
export function backMatter(
  files: readonly Resource[],
  paths: readonly string[],
): { resources: Resource[] } | undefined {
  const wanted = new Set(paths.map(fileUuid));
  const resources = files.filter(({ uuid }) => wanted.has(uuid));
  return resources.length > 0 ? { resources } : undefined;
}

/** `#<uuid>` of a file in the back matter; none where the pack does not have it. */
export function hrefTo(files: readonly Resource[], path: string): Link["href"][] {
  const uuid = fileUuid(path);
  return files.some((file) => file.uuid === uuid) ? [`#${uuid}`] : [];
}

function fileUuid(path: string): string {
  return stableId("file", path);
}
