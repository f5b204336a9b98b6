import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { source } from "axe-core";
import { type Browser, chromium as launcher } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { countsOf } from "../../../../formats/records/counts.ts";
import { documentsOf } from "../../../../formats/records/documents.ts";
import { language } from "../../../../formats/records/language.ts";
import type { RecordDocument } from "../../../../formats/records/model.ts";
import { recordHtml } from "../../../../formats/records/writers/html.ts";
import { buildPack } from "../../../../pack/pack.ts";
import { languages } from "../../../../register/languages.ts";
import { madeEvidence, madeGuard } from "../../../support/assessment.ts";
import { chromium, titled } from "../../../support/tools.ts";

const evidence = madeEvidence();
const pages = languages.flatMap((tag) =>
  documentsOf(evidence, language(tag)).map((document) => ({
    name: `${tag} ${document.id}`,
    tag,
    document,
    html: recordHtml(document, evidence, language(tag)),
  })),
);

test.each(pages)("$name: language, captions, scopes, and a mark in every cell", ({ tag, document, html }) => {
  expect(html).toContain(`<html lang="${tag}">`);
  const tables = document.tables.length + 1;
  expect(html.match(/<caption>/g)).toHaveLength(tables);
  expect(html).not.toMatch(/<th(?= |>)(?![^>]* scope=)/);
  const { cells, byMark } = countsOf(document);
  expect(html.match(/<td class="(proved|contradicted|declared|blank)"/g)).toHaveLength(cells);
  expect(html.match(/<td class="blank"/g)).toHaveLength(byMark.blank);
});

test("what comes from data is escaped", () => {
  const [first] = documentsOf(evidence, language("en")) as [RecordDocument];
  expect(recordHtml({ ...first, title: "<b>&" }, evidence, language("en"))).toContain(
    "<h1>&lt;b&gt;&amp;</h1>",
  );
});

test("the page asks for nothing: one policy, one style, no script, no image", () => {
  for (const { html } of pages) {
    expect(html).toContain("default-src 'none'; style-src 'sha256-");
    expect(html).not.toMatch(/<script|<img|<link|@import|url\(/);
  }
});

const executablePath = chromium();
const lacking = executablePath === undefined ? ["Chromium"] : [];

describe.skipIf(lacking.length > 0)(titled("the records in a browser", lacking), () => {
  let browser: Browser;
  let folder: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kaitalk-records-"));
    for (const [path, content] of await buildPack(madeEvidence(), madeGuard())) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    browser = await launcher.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const address = (tag: string, id: string) =>
    pathToFileURL(join(folder, "data/records", tag, `${id}.html`)).href;

  async function open(tag: string, id: string, options: Parameters<Browser["newPage"]>[0] = {}) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, ...options });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("request", (request) => {
      if (!request.url().startsWith("file:")) complaints.push(request.url());
    });
    await page.goto(address(tag, id));
    return page;
  }

  for (const [name, tag, id, options] of [
    ["light", "en", "gdpr-30-1", { colorScheme: "light" }],
    ["dark", "es-MX", "lgpd-37", { colorScheme: "dark" }],
    ["narrow", "pt-BR", "dpa-annexes", { viewport: { width: 390, height: 844 } }],
  ] as const)
    test(`axe finds nothing to mend, nothing is wider than the window (${name})`, async () => {
      const page = await open(tag, id, options);
      // The debugger's scripts are not held back by the page's policy.
      await page.evaluate(source);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const rules = JSON.stringify({ runOnly: { type: "tag", values: tags } });
      expect(
        await page.evaluate(
          `axe.run(${rules}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
        ),
      ).toEqual([]);
      const over = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
      expect(await page.evaluate(over)).toBe(0);
      await page.close();
    });

  test("links lead to the same record in other languages, to the promise and to the gap in the room", async () => {
    const page = await open("en", "dpa-annexes");
    const links: string[] = await page
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => String(Reflect.get(link, "href"))));
    expect(links).toContain(address("es-MX", "dpa-annexes"));
    for (const target of [...new Set(links)]) {
      await page.goto(target);
      const anchor = new URL(target).hash.slice(1);
      if (anchor) expect([target, await page.locator(`[id="${anchor}"]`).count()]).toEqual([target, 1]);
    }
    await page.close();
  });

  test("it prints on landscape A4", async () => {
    const page = await open("pt-BR", "lgpd-37");
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width = "", height = ""] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf) ?? [];
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([842, 595]);
    await page.close();
  });

  test("no page of these tests has asked for anything or complained", () => {
    expect(complaints).toEqual([]);
  });
});
