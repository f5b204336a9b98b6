import { UNKNOWN } from "../../../../policies/kernel/resource.ts";
import { publishedListSaysWhatIsRegistered } from "../../../../policies/sub-processors/rules/published-list-says-what-is-registered.ts";
import { cellsOf } from "../../../../register/list/cells.ts";
import { feedTextsOf } from "../../../../register/list/frame.ts";
import { listDocument } from "../../../../register/list/write-document.ts";
import { books } from "../../../../register/read-books.ts";
import { contradictedCopies } from "../../../../retention/contradicted-copies.ts";
import { types } from "../../../../vendors/types.ts";
import { resource } from "../../../support/resource.ts";
import { describeRule } from "../../../support/rule-cases.ts";
import { contentOf, edited, listFile, unknown, wholeList } from "../published-list.ts";

const list = listDocument(books(), "en", contradictedCopies(books().register.value.version));
const cells = new Map(cellsOf(list).map(({ id, text, href }) => [id, { text, href }]));
const textOf = (id: string) => cells.get(id)?.text ?? "";
const missing = (id: string) => `content does not say ${id}: "${textOf(id)}".`;
const changed = (id: string, published: string, registered = textOf(id)) =>
  `content says "${published}" for ${id}; the register says "${registered}".`;
const beyond = (cell: string, published: string) =>
  `content says "${published}" (${cell}), which the register does not.`;

const { title, entries } = feedTextsOf(list);
const feedEntry = entries.at(0) ?? { content: "" };

/** The element of a cell with what it holds. */
const element = (id: string) =>
  new RegExp(`<(th|td|li|div|span|time)( [^>]*)?data-fact="${id}"[^>]*>[\\s\\S]*?</\\1>`);
/** One edit of one cell of the English page. */
const cellEdit = (id: string, edit: (element: string) => string) =>
  edited("page-en", (html) => html.replace(element(id), edit));

const calls = "retention/call-audio-and-transcript";
const without = (group: string) => [...cells.keys()].filter((id) => id.startsWith(group)).map(missing);
const section = (name: string) => new RegExp(`<section id="${name}"[\\s\\S]*?</section>`);

describeRule(publishedListSaysWhatIsRegistered, {
  pass: [
    wholeList(),
    // Another look, order of attributes, characters and space around the same cells.
    [
      edited("page-en", (html) =>
        html
          .replace(
            /<style>[\s\S]*<\/style>/,
            "<style>body{margin:2em} nav, .skip{display:none} thead{opacity:0} td::before{display:none}</style>",
          )
          .replaceAll("<div data-fact", '<div class="x" data-fact')
          .replaceAll("Twilio Inc.", "Twilio&#x20;Inc&#46;")
          .replaceAll("</li>", "\n  </li>")
          .replace("<main>", "<main><hr><p>· →</p><!-- <td>kept for ever</td> -->"),
      ),
    ],
    [edited("data-en", (json) => JSON.stringify(JSON.parse(json)))],
  ],
  fail: [
    {
      stack: [cellEdit(`${calls}/period`, (cell) => cell.replace(/90 days[^<]*/, "10 years"))],
      says: [changed(`${calls}/period`, "10 years")],
    },
    {
      stack: [cellEdit(`${calls}/holder/twilio`, (cell) => cell.replace(", in flight", ", stored"))],
      says: [changed(`${calls}/holder/twilio`, "Twilio Inc., stored")],
    },
    { stack: [cellEdit("region/neon-region", () => "")], says: [missing("region/neon-region")] },
    { stack: [cellEdit("company/neon/data/0", () => "")], says: [missing("company/neon/data/0")] },
    { stack: [cellEdit("list/change-notice", () => "")], says: [missing("list/change-notice")] },
    {
      stack: [cellEdit(`${calls}/period`, (cell) => cell.replace("<div", "<div hidden"))],
      says: [changed(`${calls}/period`, "")],
    },
    {
      stack: [cellEdit(`${calls}/period`, (cell) => `<template>${cell}</template>`)],
      says: [missing(`${calls}/period`)],
    },
    {
      stack: [cellEdit(`${calls}/period`, (cell) => cell + cell.replace(/90 days/, "9 years"))],
      says: [changed(`${calls}/period`, "9 years by default")],
    },
    ...["td", "#retention", ".note", "[data-fact]", "*", "main li", "h1, div"].map((selector) => ({
      stack: [edited("page-en", (html) => html.replace("</style>", `${selector}{display:none}</style>`))],
      says: [beyond(`style of ${selector.replace("h1, ", "")}`, "out of sight")],
    })),
    ...[
      "color:transparent",
      "color:#0000",
      "color:rgb(0 0 0 / 0%)",
      "height:0;overflow:hidden",
      "max-width:0px",
      "clip-path:inset(50%)",
      "clip:rect(0,0,0,0)",
      "text-indent:-9999px",
      "position:absolute;left:-200vw",
      "margin-left:-9999px",
      "transform:scale(0)",
      "transform:translateX(-100vw)",
      "scale:0",
      "filter:opacity(0)",
      "opacity:0.01",
      "font-size:.1px",
      "font:0/0 a",
      "content-visibility:hidden",
      "text-decoration:line-through",
      "mask:linear-gradient(transparent,transparent)",
      "-webkit-text-fill-color:transparent",
    ].map((declarations) => ({
      stack: [edited("page-en", (html) => html.replace("</style>", `.note{${declarations}}</style>`))],
      says: [beyond("style of .note", "out of sight")],
    })),
    ...["details", "dialog", "del", "s", "object", "video", "canvas", "datalist", "select", "noframes"].map(
      (tag) => ({
        stack: [cellEdit(`${calls}/period`, (cell) => `<${tag}>${cell}</${tag}>`)],
        says: [changed(`${calls}/period`, "")],
      }),
    ),
    {
      stack: [edited("page-en", (html) => html.replace(section("retention"), ""))],
      says: without("retention/"),
    },
    {
      stack: [
        cellEdit("contact/dpa", (cell) =>
          cell.replace("https://kaitalk.online/dpa", "https://kaitalk.online/"),
        ),
      ],
      says: [changed("contact/dpa, its link", "https://kaitalk.online/", cells.get("contact/dpa")?.href)],
    },
    {
      stack: [cellEdit("contact/dsr", (cell) => cell.replace(/<\/?a[^>]*>/g, ""))],
      says: [`content does not say contact/dsr, its link: "${cells.get("contact/dsr")?.href}".`],
    },
    {
      stack: [
        edited("page-en", (html) =>
          html.replace("</tbody>", "<tr><td>Everything, for 10 years</td></tr></tbody>"),
        ),
      ],
      says: [beyond("no cell", "Everything, for 10 years")],
    },
    {
      stack: [
        edited("page-en", (html) =>
          html.replace("</main>", '<p data-fact="safeguard/magic">Nobody can read it</p></main>'),
        ),
      ],
      says: [beyond("safeguard/magic", "Nobody can read it")],
    },
    ...[
      [
        "<main>",
        "<main><p>We keep nothing <b>longer</b> than a day.</p>",
        "We keep nothing longer than a day.",
      ],
      ["<main>", "<main><p hidden>Nothing leaves Mexico</p>", "Nothing leaves Mexico"],
      ["<main>", '<main><p style="color:red">Nothing leaves Mexico</p>', "Nothing leaves Mexico"],
      ["<main>", "<main><noscript><p>No one else</p></noscript>", "No one else"],
      ["<main>", "<main><svg><text>Zero retention</text></svg>", "Zero retention"],
      ["<h1>", "<h1>All the ", "All the "],
      ["<title>", "<title>Certified: ", "Certified: "],
      ["<main>", '<main title="We never share data">', "We never share data"],
      ["<main>", '<main><img src="/x.png" alt="ISO 27001">', "ISO 27001"],
      ["<title>", '<meta name="description" content="Nothing is stored"><title>', "Nothing is stored"],
      ["</style>", 'main::before{content:"Encrypted for ever"}</style>', '"Encrypted for ever"'],
      ["</style>", "h1::after{content:attr(data-more)}</style>", "attr(data-more)"],
      ["<style>", '<link rel="stylesheet" href="/more.css"><style>', "/more.css"],
      ["<style>", '<style>@import "/more.css";', '@import "/more.css"'],
      ["</nav>", "</nav><script>document.body.append('x')</script>", "document.body.append('x')"],
      ["<ul><li>", "<ul><li>We delete all <li>", "We delete all"],
    ].map(([at = "", to = "", says = ""]) => ({
      stack: [edited("page-en", (html) => html.replace(at, to))],
      says: [
        beyond("no cell", /^<(h1|title)>$/.test(at) && !to.startsWith("<meta") ? `${says}${title}` : says),
      ],
    })),
    {
      stack: [edited("feed-en", (xml) => xml.replace(/<content[\s\S]*?<\/content>/, ""))],
      says: [`content does not say version/${list.version}/changes: "${feedEntry.content}".`],
    },
    ...[
      '<content type="text">Neon was removed</content></entry>',
      '<summary type="html"><![CDATA[Neon was removed]]></summary></entry>',
      "</entry><entry><title>Neon was removed</title></entry>",
    ].map((more) => ({
      stack: [edited("feed-en", (xml) => xml.replace("</entry>", more))],
      says: [beyond("no cell", "Neon was removed")],
    })),
    {
      stack: [
        edited("data-en", (json) => json.replace('"kept": "90 days by default"', '"kept": "10 years"')),
      ],
      says: [changed("periods/1/kept", "10 years", textOf(`${calls}/period`))],
    },
    {
      stack: [edited("data-en", (json) => json.replace('"$schema"', '"secure": "very", "$schema"'))],
      says: [beyond("secure", "very")],
    },
    {
      stack: [listFile("page-en", { content: contentOf("page-es-MX"), contentLanguage: "fr" })],
      says: ['contentLanguage is "fr", in which the register is not published.'],
    },
    {
      stack: [
        listFile("page-en", {
          contentType: "text/plain",
          content: contentOf("page-en").replace(/90 days by default/, "for ever"),
        }),
      ],
      says: [changed(`${calls}/period`, "for ever")],
    },
    {
      stack: [listFile("page-en", { key: "sub-processors/old/list", content: "" })],
      says: [...cells.keys()].map(missing),
    },
    {
      stack: [resource(types.aws.objectv2, { key: "logo.svg" })],
      says: ["0 of at least 1 published list of sub-processors declared."],
    },
  ],
  omitted: [{ stack: [listFile("page-en", { content: null })], says: [...cells.keys()].map(missing) }],
  unknown: [
    {
      stack: [listFile("page-en", { key: "sub-processors/list", contentType: UNKNOWN })],
      says: [unknown("contentType")],
    },
    { stack: [listFile("page-en", { content: UNKNOWN })], says: [unknown("content")] },
    { stack: [listFile("page-en", { key: UNKNOWN })], says: [unknown("key")] },
    { stack: [listFile("page-en", { contentLanguage: UNKNOWN })], says: [unknown("contentLanguage")] },
  ],
});
