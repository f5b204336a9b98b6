import { type Edition, fileNames, type OscalDocument } from "./edition.ts";
import { headOf } from "./metadata.ts";
import type { Profile } from "./model/controls.ts";

/** The baseline of the system: every promise, as the catalog has it. */
export function profile(edition: Edition): OscalDocument<Profile> {
  const rows = edition.evidence.assessment.promises.length;
  return {
    model: "profile",
    rows,
    content: {
      ...headOf(edition, fileNames.profile, "Every promise of KAITALK", rows),
      imports: [{ href: fileNames.promiseCatalog, "include-all": {} }],
      merge: { "as-is": true },
    },
  };
}
