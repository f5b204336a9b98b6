import { z } from "zod";
import { dateTime, list, markup, markupLine, text, token, uri, uriReference, uuid } from "./datatypes.ts";

/** What every model is made of: metadata, properties, links, roles, parties, back matter. */
const property = z.strictObject({
  name: token,
  ns: uri.optional(),
  value: text,
  remarks: markup.optional(),
});

export const link = z.strictObject({
  href: uriReference,
  rel: token.optional(),
  text: markupLine.optional(),
});

export const described = {
  props: list(property).optional(),
  links: list(link).optional(),
  remarks: markup.optional(),
};

export const responsibleRole = z.strictObject({ "role-id": token, "party-uuids": list(uuid).optional() });
export const responsibleParty = z.strictObject({ "role-id": token, "party-uuids": list(uuid) });

export const part = z.strictObject({
  id: token.optional(),
  name: token,
  ns: uri.optional(),
  title: markupLine.optional(),
  props: list(property).optional(),
  prose: markup.optional(),
  get parts() {
    return list(part).optional();
  },
});

const party = z.strictObject({
  uuid,
  type: z.enum(["organization", "person"]),
  name: text,
  "email-addresses": list(z.email()).optional(),
});

const metadata = z.strictObject({
  title: markupLine,
  "last-modified": dateTime,
  version: text,
  "oscal-version": text,
  "document-ids": list(z.strictObject({ identifier: text })),
  props: list(property),
  roles: list(z.strictObject({ id: token, title: markupLine })),
  parties: list(party),
  "responsible-parties": list(responsibleParty),
  remarks: markup,
});

const resource = z.strictObject({
  uuid,
  title: markupLine,
  props: list(property).optional(),
  rlinks: list(
    z.strictObject({
      href: uriReference,
      "media-type": text,
      hashes: list(z.strictObject({ algorithm: z.literal("SHA-256"), value: text })),
    }),
  ),
});

/** What every document begins and ends with. */
export const document = {
  uuid,
  metadata,
  "back-matter": z.strictObject({ resources: list(resource) }).optional(),
};

export type Property = z.infer<typeof property>;
export type Link = z.infer<typeof link>;
export type Part = z.infer<typeof part>;
export type Metadata = z.infer<typeof metadata>;
export type Resource = z.infer<typeof resource>;
