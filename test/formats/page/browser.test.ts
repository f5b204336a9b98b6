import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { source } from "axe-core";
import { type Browser, chromium as launcher, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { buildPack } from "../../../pack/pack.ts";
import { madeEvidence, madeGuard } from "../../support/assessment.ts";
import { chromium, titled } from "../../support/tools.ts";

const evidence = madeEvidence();
const promises = evidence.assessment.promises.length;
const executablePath = chromium();
const lacking = executablePath === undefined ? ["Chromium"] : [];

describe.skipIf(lacking.length > 0)(titled("the room in a browser", lacking), () => {
  let browser: Browser;
  let address: string;
  let folder: string;
  const complaints: string[] = [];

  beforeAll(async () => {
    const pack = await buildPack(evidence, madeGuard());
    folder = mkdtempSync(join(tmpdir(), "kaitalk-room-"));
    const file = join(folder, "index.html");
    writeFileSync(file, pack.get("data/index.html") ?? "");
    address = pathToFileURL(file).href;
    browser = await launcher.launch({ executablePath, args: ["--no-sandbox"] });
  });
  afterAll(async () => {
    await browser?.close();
    rmSync(folder, { recursive: true });
  });

  async function open(options: Parameters<Browser["newPage"]>[0] = {}): Promise<Page> {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 }, ...options });
    page.on("console", (message) => complaints.push(message.text()));
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("request", (request) => {
      if (request.url() !== address) complaints.push(request.url());
    });
    await page.goto(address);
    return page;
  }

  const shown = (page: Page) => page.locator("details.promise:not([hidden])");

  test("it loads nothing, and says nothing on the console", async () => {
    const page = await open();
    expect(await page.title()).toBe("Compliance evidence: prod, 2026-11-24");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test("its policy keeps a script that somebody adds from running and from calling out", async () => {
    const page = await browser.newPage();
    await page.goto(address);
    const outcome = await page.evaluate(`new Promise((resolve) => {
      const script = document.createElement("script");
      script.textContent = "document.title = 'taken over'";
      document.body.append(script);
      const pixel = new Image();
      pixel.onerror = () => resolve({ title: document.title, image: "refused" });
      pixel.onload = () => resolve({ title: document.title, image: "loaded" });
      pixel.src = "data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7";
    })`);
    expect(outcome).toEqual({ title: "Compliance evidence: prod, 2026-11-24", image: "refused" });
    await page.close();
  });

  for (const [name, options] of [
    ["light", { colorScheme: "light" }],
    ["dark", { colorScheme: "dark" }],
    ["narrow", { viewport: { width: 390, height: 844 } }],
  ] as const)
    test(`axe finds nothing to mend: landmarks, contrast, names (${name})`, async () => {
      const page = await open(options);
      await page.locator("#open-all").click();
      // The debugger's scripts are not held back by the page's policy.
      await page.evaluate(source);
      const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
      const rules = JSON.stringify({ runOnly: { type: "tag", values: tags } });
      const violations = await page.evaluate(
        `axe.run(${rules}).then(({ violations }) => violations.map(({ id, nodes }) => [id, nodes[0].html]))`,
      );
      expect(violations).toEqual([]);
      await page.close();
    });

  test("search and filters narrow the promises and say how many are left", async () => {
    const page = await open();
    expect(await page.locator("#matches").textContent()).toBe(`${promises} of ${promises} promises`);
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("violated");
    expect(await page.locator("#matches").textContent()).toBe(`2 of ${promises} promises`);
    await page.getByRole("searchbox", { name: "Search" }).fill("jurisdiction eu");
    expect(await shown(page).evaluateAll((all) => all.map(({ id }) => id))).toEqual([
      "promise-r2-jurisdiction",
      "promise-stored-documents",
    ]);
    await page.getByRole("combobox", { name: "Law" }).selectOption("GDPR");
    await page.getByRole("combobox", { name: "Vendor" }).selectOption("neon");
    expect(await page.locator("#no-match").isVisible()).toBe(true);
    await page.close();
  });

  test("a link to a promise opens it, whatever the filters hide", async () => {
    const page = await open();
    await page.getByRole("combobox", { name: "Verdict" }).selectOption("violated");
    await page.evaluate(`location.hash = "#promise-neon-region"`);
    await page.locator("#promise-neon-region .statement").waitFor();
    expect(await page.locator("#promise-neon-region").getAttribute("open")).not.toBeNull();
    await page.close();
  });

  test("the keyboard reaches the content: skip link first, promises open with Enter", async () => {
    const page = await open();
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the open points");
    await page.keyboard.press("Enter");
    expect(new URL(page.url()).hash).toBe("#open");
    await page.locator("#promise-neon-region summary").focus();
    await page.keyboard.press("Enter");
    expect(await page.locator("#promise-neon-region .statement").isVisible()).toBe(true);
    await page.close();
  });

  test("without scripts everything can be read, and no dead control is shown", async () => {
    const page = await open({ javaScriptEnabled: false });
    expect(await page.locator("#filters").isVisible()).toBe(false);
    await page.locator("#promise-neon-region summary").click();
    expect(await page.locator("#promise-neon-region .statement").isVisible()).toBe(true);
    await page.close();
  });

  test("nothing sticks out of a narrow window", async () => {
    const page = await open({ viewport: { width: 360, height: 800 } });
    await page.locator("#open-all").click();
    const excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth";
    expect(await page.evaluate(excess)).toBe(0);
    await page.close();
  });

  test("a narrow window shows the whole navigation and the whole flow map", async () => {
    const page = await open({ viewport: { width: 360, height: 800 } });
    const widest = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().right)));
    expect(await widest("nav a")).toBeLessThanOrEqual(360);
    expect(await widest("#flows svg")).toBeLessThanOrEqual(360);
    await page.close();
  });

  test("a link to what waits for an owner opens the list of that owner", async () => {
    const page = await open();
    const owner = page.locator("details.owner").first();
    const gap = owner.locator("[id^=gap-]").first();
    expect(await gap.isVisible()).toBe(false);
    await page.evaluate(`location.hash = "#${await gap.getAttribute("id")}"`);
    await gap.waitFor();
    await page.close();
  });

  test("printed, a report of one row a promise stands before the annex, which begins a page", async () => {
    const page = await open();
    await page.emulateMedia({ media: "print" });
    for (const control of ["#filters", "nav", "#promises"])
      expect(await page.locator(control).isVisible()).toBe(false);
    const rows = page.locator("#open .printed tbody tr");
    expect(await rows.count()).toBe(promises);
    expect(await rows.first().isVisible()).toBe(true);
    const gaps = page.locator("details.owner [id^=gap-]");
    expect(await gaps.count()).toBe(evidence.assessment.gaps.length);
    expect(await gaps.first().isVisible()).toBe(true);
    const breaks = "getComputedStyle(document.querySelector('.annex')).breakBefore";
    expect(await page.evaluate(breaks)).toBe("page");
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-");
    await page.close();
  });

  test("no page of these tests has asked for anything or complained", () => {
    expect(complaints).toEqual([]);
  });
});
