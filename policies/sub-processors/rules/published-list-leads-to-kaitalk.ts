import { ownerOfHost } from "../../../register/hosts.ts";
import { books } from "../../../register/read-books.ts";
import { hostsOfUrls } from "../../kernel/hostnames.ts";
import { perText } from "../../kernel/per-text.ts";
import { defineRule } from "../../kernel/rule.ts";
import { formOf, publishedList } from "../published-list.ts";

/** An address of the web, or of a mailbox. */
const address = /\bhttps?:\/\/[^\s"'<>]+|[\w.+-]+@[\w.-]+\w/gi;

/** The hosts of all that a text leads to, each once. */
const hostsIn = perText((text) => {
  const addresses = [...text.matchAll(address)].map(([found]) => found.replace(/^[^:/]+@/, "mailto://"));
  return new Set(addresses.flatMap(hostsOfUrls));
});

export const publishedListLeadsToKaitalk = defineRule({
  id: "published-list-leads-to-kaitalk",
  severity: "high",
  clauses: ["right-to-deletion", "sub-processor-list"],
  description:
    "The list says where people ask about their data, and sends them to nobody else, nor in the open.",
  remediation: "Write the contacts of the register into the page, each link with https://.",
  subjects: publishedList,
  messages: {
    silent: "content does not name {contact}.",
    foreign: 'content leads to "{host}", which is on no list.',
    plain: "content has a link of http://, which sends everything in the open.",
  },
  check(page, violated) {
    if (formOf(page) !== "page" && formOf(page) !== "data") return;
    const text = String(page.read("content").value ?? "");
    const { dsr, privacy } = books().register.value.organisation.contacts;
    for (const contact of [dsr, privacy])
      if (!text.includes(contact)) violated("silent", { contact }, { breaks: ["right-to-deletion"] });
    for (const host of hostsIn(text))
      if (!ownerOfHost(host)) violated("foreign", { host }, { breaks: ["sub-processor-list"] });
    if (/\bhttp:\/\//i.test(text)) violated("plain", {}, { breaks: ["right-to-deletion"] });
  },
});
