import { types } from "../../vendors/types.ts";
import { recordContent, recordName, recordType } from "../kernel/dns-record.ts";
import type { Resource } from "../kernel/resource.ts";
import type { Subject } from "../kernel/subject.ts";
import { variableHolders } from "./environment.ts";
import { takesFrom, takesFromType } from "./links.ts";
import { subProcessor } from "./sub-processor.ts";

/** Whether a record's content is a host of Render, or comes from a service there. Throws `Unverified`. */
export function leadsToRender(record: Subject): boolean {
  if (takesFromType(record, "content", ...variableHolders)) return true;
  if (takesFromType(record, "content", types.postmark.domain)) return false;
  return isHostOf("render", record);
}

/** Whether a record's content is a host of Postmark, or comes from this domain there. Throws `Unverified`. */
export function leadsToPostmark(record: Subject, domain: Resource): boolean {
  if (takesFrom(record, "content", domain)) return true;
  if (takesFromType(record, "content", ...variableHolders)) return false;
  return isHostOf("postmark", record);
}

/** Whether a record holds the DMARC policy of a domain. Throws `Unverified` where its name is unknown. */
export function isDmarc(record: Subject): boolean {
  if (recordType(record) !== "TXT" || takesFromType(record, "name", types.postmark.domain)) return false;
  return /^_dmarc(\.|$)/.test(recordName(record));
}

/** `{ v: "DMARC1", p: "reject" }` of the content of a DMARC record, names in lower case. */
export function dmarcTags(content: string): Record<string, string> {
  const tags = content.replaceAll('"', "").split(";");
  const pairs = tags.map((tag) => tag.split("=").map((part) => part.trim()));
  return Object.fromEntries(pairs.map(([name = "", value = ""]) => [name.toLowerCase(), value]));
}

function isHostOf(id: string, record: Subject): boolean {
  const content = recordContent(record);
  return subProcessor(id).hosts.some((host) => content.endsWith(`.${host}`));
}
