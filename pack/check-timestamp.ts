import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Check } from "./check.ts";
import type { Files } from "./write-files.ts";

const question = "timestamp";

/** Whether `timestamp.tsr` proves, by an authority in the file `trusted`, that the manifest existed. Asks `openssl`. */
export function checkTimestamp(files: Files, trusted?: string): Check {
  const response = files.get("timestamp.tsr");
  if (!response) return { question, answer: "absent", sentences: ["Not timestamped."] };
  if (trusted === undefined)
    return {
      question,
      answer: "unproven",
      sentences: ["timestamp.tsr is there: give --tsa-ca to say which authority you trust."],
    };
  const work = mkdtempSync(join(tmpdir(), "kaitalk-timestamp-"));
  try {
    writeFileSync(join(work, "response"), response);
    writeFileSync(join(work, "manifest"), files.get("manifest-sha256.txt") ?? "");
    const query = ["ts", "-verify", "-in", join(work, "response"), "-data", join(work, "manifest")];
    execFileSync("openssl", [...query, "-CAfile", trusted], { stdio: "pipe" });
    return {
      question,
      answer: "passed",
      sentences: ["The authority that you trust timestamped the manifest."],
    };
  } catch (error) {
    return isMissing(error)
      ? {
          question,
          answer: "unproven",
          sentences: ["openssl is not installed: the timestamp was not checked."],
        }
      : {
          question,
          answer: "failed",
          sentences: ["timestamp.tsr is not of this manifest, or not by the authority that you trust."],
        };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}
