import { ownerOfHost } from "../../register/hosts.ts";
import { subProcessorOfPackage } from "../../register/vendor-facts.ts";
import { types } from "../../vendors/types.ts";
import { hostsNamed } from "../kernel/hostnames.ts";
import { packageOf } from "../kernel/resource.ts";
import type { Subject } from "../kernel/subject.ts";
import { type Place, textsOf } from "../kernel/texts.ts";
import { isDocument, isNotFollowed } from "./host-properties.ts";
import { tellers, toldBy } from "./variables.ts";

const tells: ReadonlySet<string> = new Set(tellers);

/**
 * Ids of the sub-processors that a resource brings into use: whose package it is of, whose variable it hands to code,
 * whose host it names. Hidden variables throw `Unverified`.
 */
export function* broughtInBy(subject: Subject): Generator<string> {
  const { type } = subject.resource;
  const vendor = subProcessorOfPackage(packageOf(type));
  if (vendor !== undefined) yield vendor;
  if (tells.has(type)) for (const { listed } of toldBy(subject)) if (listed) yield listed.owner;
  const isFollowed = ({ name }: Place) =>
    !isNotFollowed.test(name) && !(type === types.aws.objectv2 && isDocument.test(name));
  for (const { text } of textsOf(subject, isFollowed))
    for (const host of hostsNamed(text)) {
      const owner = ownerOfHost(host);
      if (owner !== undefined) yield owner;
    }
}
