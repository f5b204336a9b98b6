import type { Books } from "./books.ts";
import type { Path, Problems } from "./problems.ts";

/** Whatever a promise names is answered by something that is counted: else it would be met by silence. */
export function checkAnswers({ register, copies, environment }: Books, found: Problems): void {
  const { retention, subProcessors } = register.value;
  const database = environment.value.variables.find(({ name }) => name === "PGHOST")?.owner;
  const inTransit = new Set(
    subProcessors.filter(({ places }) => places.some(({ role }) => role === "transit")).map(({ id }) => id),
  );
  for (const [index, { id, holders, enforcedBy }] of retention.entries()) {
    const own = copies.value.copies.filter(({ clause }) => clause === id);
    const inBucket = own.some(({ terms }) => terms.some(({ bucket }) => bucket !== undefined));
    const atVendor = own.some(({ terms }) => terms.every(({ bucket }) => bucket === undefined));
    for (const [nth, { subProcessor, role }] of holders.entries()) {
      const answered =
        own.some((copy) => copy.subProcessor === subProcessor) ||
        (role === "stored" && subProcessor === database && enforcedBy.includes("purge")) ||
        (role === "transit" && inTransit.has(subProcessor));
      if (!answered)
        found.report(
          register,
          ["retention", index, "holders", nth],
          `no copy of "${id}" at ${subProcessor} is counted; list it in register/copies.yaml.`,
        );
    }
    const answers = {
      // Which table holds it is for purge/tables.yaml to say, and refused there.
      purge: holders.some(({ subProcessor, role }) => subProcessor === database && role === "stored"),
      "unlogged-table": enforcedBy.includes("purge"),
      "object-lifecycle": inBucket,
      vendor: atVendor,
      "not-collected": enforcedBy.length > 1 && !enforcedBy.includes("purge") && !inBucket,
    };
    for (const [nth, means] of enforcedBy.entries())
      if (!answers[means])
        found.report(
          register,
          ["retention", index, "enforcedBy", nth],
          `nothing of "${id}" is ended by ${means}: ${unanswered[means]}`,
        );
  }
}

const unanswered = {
  purge: "no holder stores it in the database; name the holder, or remove the entry.",
  "unlogged-table": "the purge does not hold it; add purge, or remove the entry.",
  "object-lifecycle": "no copy in register/copies.yaml names a bucket; list it, or remove the entry.",
  vendor: "no copy in register/copies.yaml is a vendor's; list it, or remove the entry.",
  "not-collected": "KAITALK holds a copy, or nothing else answers; correct the list.",
} as const;

/** A region that its vendor does not offer is a slip of the pen that no stack can keep. */
export function checkRegions({ register, vendors }: Books, found: Problems): void {
  const { subProcessors, regions } = register.value;
  const offered = (vendor: string) => {
    const facts = vendors.get(vendor)?.value.facts ?? [];
    const names = facts.find(({ id }) => id === `${vendor}-regions`)?.value;
    return typeof names === "string" ? names.split(" ") : [];
  };
  const check = (vendor: string, region: string | null, path: Path) => {
    if (region !== null && !offered(vendor).includes(region))
      found.report(
        register,
        path,
        `"${region}" is no region that fact ${vendor}-regions lists; correct it, or add it there with its source.`,
      );
  };
  for (const [index, { subProcessor, region }] of regions.entries())
    check(subProcessor, region, ["regions", index, "region"]);
  for (const [index, { id, places }] of subProcessors.entries())
    for (const [nth, { region }] of places.entries())
      check(id, region, ["subProcessors", index, "places", nth, "region"]);
}
