import { z } from "zod";

/** The OSCAL datatypes that the documents use, as the metaschema of OSCAL 1.2 defines them. */
export const uuid = z.uuid();
export const token = z.string().regex(/^(\p{L}|_)(\p{L}|\p{N}|[.\-_])*$/u, "is no OSCAL token");
export const text = z.string().regex(/^\S(.*\S)?$/, "is no OSCAL string: one line, no space at its ends");
export const markupLine = z.string().regex(/^[^\n]+$/, "is no markup line");
export const markup = z.string().min(1, "is empty");
export const uri = z.string().regex(/^[a-zA-Z][a-zA-Z0-9+\-.]+:.+$/, "is no absolute URI");
export const uriReference = z.string().regex(/^[^\s\\]+$/, "is no URI reference");
export const dateTime = z.iso.datetime({ offset: true });
export const empty = z.strictObject({});

/** OSCAL has no empty lists: a list is left out or holds something. */
export function list<T extends z.ZodType>(item: T) {
  return z.array(item).min(1, "is an empty list, which OSCAL leaves out");
}
