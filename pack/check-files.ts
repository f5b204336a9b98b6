import { sha256 } from "../judge/canonical-json.ts";
import { bagDeclaration, readManifest } from "./bag.ts";
import { type Check, failedOr } from "./check.ts";
import { textOf } from "./read-pack.ts";
import type { Files } from "./write-files.ts";

const manifest = "manifest-sha256.txt";
const tagManifest = "tagmanifest-sha256.txt";

/**
 * Whether the bag holds exactly the files of its manifests, unchanged. Names each file that it does not. `unread` are
 * paths that hold no plain file or could not be read, and why.
 */
export function checkFiles(files: Files, unread: ReadonlyMap<string, string> = new Map()): Check {
  const payload = new Map([...files].filter(([path]) => path.startsWith("data/")));
  const tags = new Map([...files].filter(([path]) => !payload.has(path) && path !== tagManifest));
  const problems = [
    ...[...unread].map(([path, reason]) => `${path} ${reason}.`),
    ...(unread.has("bagit.txt") || textOf(files, "bagit.txt") === bagDeclaration
      ? []
      : ["bagit.txt does not declare a BagIt 1.0 bag."]),
    ...differences(manifest, textOf(files, manifest), payload, unread),
    ...differences(tagManifest, textOf(files, tagManifest), tags, unread),
  ];
  const sentences = [
    `${payload.size} files of the payload and ${tags.size} beside it are as the manifests say.`,
  ];
  return failedOr("files", problems, { answer: "passed", sentences });
}

function differences(
  name: string,
  text: string,
  files: Files,
  unread: ReadonlyMap<string, string>,
): string[] {
  const { digests, problems } = readManifest(name, text);
  const actual = new Map([...files].map(([path, content]) => [path, sha256(content)]));
  const missing = [...digests].filter(([path]) => !actual.has(path) && !unread.has(path));
  const added = new Map([...actual].filter(([path]) => !digests.has(path)));
  const renamed = missing.flatMap(([path, digest]) => {
    const [to] = [...added].find(([, other]) => other === digest) ?? [];
    if (to === undefined) return [];
    added.delete(to);
    return [{ path, to }];
  });
  const moved = new Set(renamed.map(({ path }) => path));
  return [
    ...problems,
    ...[...digests].flatMap(([path, digest]) =>
      actual.has(path) && actual.get(path) !== digest
        ? [`${path} was changed: its digest is not that of ${name}.`]
        : [],
    ),
    ...renamed.map(({ path, to }) => `${path} was renamed to ${to}.`),
    ...missing.filter(([path]) => !moved.has(path)).map(([path]) => `${path} is missing.`),
    ...[...added.keys()].map((path) => `${path} was added: ${name} does not list it.`),
  ];
}
