import { expect, test } from "vitest";
import { recordsSection } from "../../../formats/page/records-section.ts";

const paths = ["en", "es-MX", "pt-BR"].flatMap((tag) =>
  ["html", "csv", "xlsx"].map((extension) => `records/${tag}/gdpr-30-1.${extension}`),
);
const files = paths.map((path) => ({ path, sha256: "e".repeat(64) }));

test("a record is linked in every language and format", () => {
  const text = recordsSection(files)?.text ?? "";
  expect([...text.matchAll(/href="([^"]+)"/g)].map(([, path]) => path)).toEqual(paths);
  expect(text).toContain('lang="pt-BR"');
});

test("records that are not there are not linked", () => {
  expect(recordsSection(files)?.text).not.toContain("lgpd-37");
  expect(recordsSection([{ path: "findings.json", sha256: "" }])).toBeUndefined();
});
