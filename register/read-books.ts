import { existsSync, readdirSync } from "node:fs";
import { activitiesSchema } from "./activities.ts";
import type { Books } from "./books.ts";
import { type Translations, translationsSchema } from "./dictionary.ts";
import { frozen } from "./frozen.ts";
import { InputError } from "./input-error.ts";
import { changeSchema, type ListChange } from "./list/changes.ts";
import { readPublished } from "./list/published.ts";
import { measuresSchema } from "./measures.ts";
import { readYaml, type YamlFile } from "./read-yaml.ts";
import { checkReferences } from "./references.ts";
import {
  attestationsSchema,
  copiesSchema,
  environmentSchema,
  lawSchema,
  registerSchema,
  type VendorFacts,
  vendorSchema,
  waiversSchema,
} from "./schema.ts";

/**
 * Reads every file of a register folder and checks that they agree.
 * Throws `InputError` naming file, line and column of each problem.
 */
export function readBooks(folder: URL = new URL("./", import.meta.url)): Books {
  const vendorFolder = new URL("vendors/", folder);
  const vendors = readdirSync(vendorFolder)
    .filter((name) => name.endsWith(".yaml"))
    .sort()
    .map((name) => readVendor(new URL(name, vendorFolder), name.replace(/\.yaml$/, "")));
  const books: Books = {
    register: readYaml(new URL("register.yaml", folder), registerSchema),
    environment: readYaml(new URL("environment.yaml", folder), environmentSchema),
    vendors: new Map(vendors.map((file) => [file.value.vendor, file])),
    copies: readYaml(new URL("copies.yaml", folder), copiesSchema),
    law: readYaml(new URL("law.yaml", folder), lawSchema),
    activities: readYaml(new URL("activities.yaml", folder), activitiesSchema),
    measures: readYaml(new URL("measures.yaml", folder), measuresSchema),
    translations: readTranslations(new URL("translations/", folder)),
    attestations: readYaml(new URL("attestations.yaml", folder), attestationsSchema),
    waivers: readYaml(new URL("waivers.yaml", folder), waiversSchema),
    published: readPublished(new URL("published/", folder)),
    changes: readChanges(new URL("changes/", folder)),
  };
  checkReferences(books);
  return books;
}

/** A language is named by its file. */
function readTranslations(folder: URL): Map<string, YamlFile<Translations>> {
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return new Map(
    names
      .toSorted()
      .map((name) => [name.replace(/\.yaml$/, ""), readYaml(new URL(name, folder), translationsSchema)]),
  );
}

/** A change stands in a file of its own name. */
function readChanges(folder: URL): YamlFile<ListChange>[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
  return names.toSorted().map((name) => {
    const file = readYaml(new URL(name, folder), changeSchema);
    const expected = name.replace(/\.yaml$/, "");
    if (file.value.id !== expected)
      throw InputError.at(
        file.place(["id"]),
        `the change is "${file.value.id}" and the file is named "${name}"; make them agree.`,
      );
    if (file.value.approver && file.value.class !== "editorial")
      throw InputError.at(
        file.place(["approver"]),
        `nobody answers for a change of class ${file.value.class} in the place of its notice; remove the approver, or make it editorial.`,
      );
    return file;
  });
}

/** A vendor's facts stand in a file of its name, so that no vendor has two. */
function readVendor(url: URL, name: string): YamlFile<VendorFacts> {
  const file = readYaml(url, vendorSchema);
  if (file.value.vendor !== name)
    throw InputError.at(
      file.place(["vendor"]),
      `the vendor is "${file.value.vendor}" and the file is named "${name}"; make them agree.`,
    );
  return file;
}

let shipped: Books | undefined;

/** The register that this repository ships, read once a process. */
export function books(): Books {
  shipped ??= frozen(readBooks());
  return shipped;
}
