import { types } from "../../vendors/types.ts";
import type { Subject } from "../kernel/subject.ts";

/** Whether an object is a form of the published list, by its key. Throws `Unverified` where that is unknown. */
export function isPublishedList(object: Subject): boolean {
  return String(object.read("key").value).startsWith("sub-processors/");
}

/** The objects under which the list is published. */
export const publishedList = {
  types: [types.aws.objectv2],
  where: isPublishedList,
  atLeast: 1,
  called: "published list of sub-processors",
} as const;

/** The text of an object as a reader sees it, HTML's numbered characters undone. */
export function textOf(object: Subject): string {
  const content = String(object.read("content").value ?? "");
  return content.replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
}
