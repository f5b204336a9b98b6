import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { source } from "axe-core";
import { type Browser, chromium as launcher } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { listFiles } from "../../../infra/published-list/files.ts";
import { languages } from "../../../register/languages.ts";
import { books } from "../../../register/read-books.ts";
import { contradictedCopies } from "../../../retention/contradicted-copies.ts";
import { chromium, titled } from "../../support/tools.ts";

const executablePath = chromium();
const lacking = executablePath === undefined ? ["Chromium"] : [];

describe.skipIf(lacking.length > 0)(titled("the published list in a browser", lacking), () => {
  let browser: Browser;
  let folder: string;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "kaitalk-list-"));
    const files = listFiles(books(), contradictedCopies(books().register.value.version));
    for (const { path, content } of files.filter(({ contentType }) => contentType.startsWith("text/html")))
      writeFileSync(join(folder, path), content);
    browser = await launcher.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  const address = (language: string) => pathToFileURL(join(folder, `${language}.html`)).href;

  test.each(
    languages.flatMap((language) =>
      (["light", "dark"] as const).map((scheme) => [language, scheme] as const),
    ),
  )(
    "%s, %s: axe finds nothing",
    async (language, colorScheme) => {
      const page = await browser.newPage({ colorScheme, bypassCSP: true });
      await page.goto(address(language));
      await page.evaluate(source);
      const violations = await page.evaluate(
        "axe.run().then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))",
      );
      expect(violations).toEqual([]);
      await page.close();
    },
    60_000,
  );

  test.each(languages)(
    "%s: nothing is cut off on a phone, and every cell is seen on paper",
    async (language) => {
      const page = await browser.newPage({ viewport: { width: 360, height: 740 } });
      await page.goto(address(language));
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(360);
      await page.emulateMedia({ media: "print" });
      const hidden = await page.evaluate(
        "[...document.querySelectorAll('[data-fact]')].filter((cell) => !cell.checkVisibility()).length",
      );
      expect(hidden).toBe(0);
      await page.close();
    },
    60_000,
  );
});
