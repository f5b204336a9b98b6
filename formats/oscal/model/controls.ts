import { z } from "zod";
import { empty, list, markup, markupLine, text, token, uriReference, uuid } from "./datatypes.ts";
import { described, document, part } from "./metadata.ts";

const control = z.strictObject({
  id: token,
  class: token,
  title: markupLine,
  props: described.props,
  links: described.links,
  parts: list(part),
});

const group = z.strictObject({ id: token, class: token, title: markupLine, controls: list(control) });

/** Controls and what each demands. */
export const catalog = z.strictObject({ ...document, groups: list(group) });

/** A selection of the controls of a catalog. */
export const profile = z.strictObject({
  ...document,
  imports: list(z.strictObject({ href: uriReference, "include-all": empty })),
  merge: z.strictObject({ "as-is": z.literal(true) }),
});

const mapped = z.strictObject({ type: z.literal("control"), "id-ref": text });
const mappedResource = z.strictObject({ type: z.literal("catalog"), href: uriReference });
const unmapped = z.strictObject({
  uuid,
  "unmapped-controls": list(z.strictObject({ "with-ids": list(token) })),
});

const map = z.strictObject({
  uuid,
  relationship: z.enum(["equivalent-to", "equal-to", "subset-of", "superset-of", "intersects-with"]),
  sources: list(mapped),
  targets: list(mapped),
  ...described,
});

/** Which controls of one catalog have to do with which of another. */
export const mappingCollection = z.strictObject({
  ...document,
  provenance: z.strictObject({
    method: z.enum(["human", "automation", "hybrid"]),
    "matching-rationale": z.enum(["syntactic", "semantic", "functional"]),
    status: z.enum(["complete", "not-complete", "draft", "deprecated", "superseded"]),
    "mapping-description": markup,
  }),
  mappings: list(
    z.strictObject({
      uuid,
      "source-resource": mappedResource,
      "target-resource": mappedResource,
      remarks: markup,
      maps: list(map),
      "source-gap-summary": unmapped.optional(),
      "target-gap-summary": unmapped.optional(),
    }),
  ),
});

export type Catalog = z.infer<typeof catalog>;
export type Control = z.infer<typeof control>;
export type Profile = z.infer<typeof profile>;
export type MappingCollection = z.infer<typeof mappingCollection>;
