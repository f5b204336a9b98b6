import { domainToASCII } from "node:url";
import type { Subject } from "./subject.ts";

/** Types of records whose content is the name of a host. */
const namesHost = new Set(["CNAME", "DNAME", "MX", "NS", "PTR"]);

/** A record's type in capitals, as every DNS server reads it. Throws `Unverified`. */
export function recordType(record: Subject): string {
  return String(record.read("type").value).trim().toUpperCase();
}

/** A record's name as a resolver asks for it: lower case, no dot at the end. Throws `Unverified`. */
export function recordName(record: Subject): string {
  return hostName(String(record.read("name").value));
}

/** A record's content: a host like a name, a text without quotes and in one piece; "" where omitted. Throws `Unverified`. */
export function recordContent(record: Subject): string {
  const content = String(record.read("content").value ?? "").trim();
  if (namesHost.has(recordType(record))) return hostName(content);
  return content.replace(/"\s+"/g, "").replace(/^"|"$/g, "");
}

/** A host name as DNS compares it: `Web.OnRender.com.` → `web.onrender.com`. */
export function hostName(text: string): string {
  const name = text.trim().replace(/\.+$/, "").toLowerCase();
  return domainToASCII(name) || name;
}
