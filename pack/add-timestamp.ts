import { join } from "node:path";
import { sha256 } from "../judge/canonical-json.ts";
import { InputError } from "../register/input-error.ts";
import { manifestOf } from "./bag.ts";
import { checkFiles } from "./check-files.ts";
import { readPlainFile } from "./plain-file.ts";
import { readWholePack } from "./read-pack.ts";
import { writeWhole } from "./write-files.ts";

/**
 * Adds an authority's answer (RFC 3161) as `timestamp.tsr` to an intact pack. Throws `InputError` where the answer is
 * none, where it is of another manifest, or where the pack is not intact.
 */
export function addTimestamp(folder: string, file: string): void {
  const files = readWholePack(folder);
  const intact = checkFiles(files);
  if (intact.answer !== "passed") throw new InputError([`${folder}: is not intact; nothing was added.`]);
  const response = readResponse(file);
  const imprint = Buffer.from(sha256(files.get("manifest-sha256.txt") ?? ""), "hex");
  if (!response.includes(imprint))
    throw new InputError([
      `${file}: is no timestamp of this pack's manifest; ask with: openssl ts -query -sha256 -cert -data manifest-sha256.txt`,
    ]);
  const tags = new Map([...files].filter(([path]) => !path.startsWith("data/")));
  tags.delete("tagmanifest-sha256.txt");
  tags.set("timestamp.tsr", response);
  writeWhole(join(folder, "timestamp.tsr"), response);
  writeWhole(join(folder, "tagmanifest-sha256.txt"), manifestOf(tags));
}

function readResponse(file: string): Buffer {
  const reading = readPlainFile(file, { follow: true });
  if ("content" in reading) return reading.content;
  throw new InputError([`${file}: ${reading.problem}; name the file with the authority's answer.`]);
}
