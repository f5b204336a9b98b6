import { unzipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import type { Artefact } from "../../../formats/artefact.ts";
import { recordFiles } from "../../../formats/records/files.ts";
import { sha256 } from "../../../judge/canonical-json.ts";
import { Secret } from "../../../policies/kernel/resource.ts";
import { madeEvidence, madeSteps } from "../../support/assessment.ts";
import { resource } from "../../support/resource.ts";

const evidence = madeEvidence();
let files: Artefact[];
beforeAll(async () => {
  files = await recordFiles(evidence);
});

/** What a reader finds in the file; a workbook is opened. */
function contentOf({ content }: Artefact): string {
  if (typeof content === "string") return content;
  return Object.values(unzipSync(content))
    .map((part) => new TextDecoder().decode(part))
    .join("\n");
}

test("every record in every language and format, and one file for machines", () => {
  const records = ["gdpr-30-1", "gdpr-30-2", "lgpd-37", "lfpdppp", "dpa-annexes"];
  const expected = ["en", "es-MX", "pt-BR"].flatMap((tag) =>
    records.flatMap((id) => ["html", "csv", "xlsx"].map((format) => `records/${tag}/${id}.${format}`)),
  );
  expect(files.map(({ path }) => path)).toEqual(["records/records.json", ...expected]);
});

test("the same bytes at another time and in another time zone", async () => {
  const zone = process.env.TZ;
  vi.useFakeTimers({ now: new Date("2031-05-06T07:08:09Z"), toFake: ["Date"] });
  process.env.TZ = "Pacific/Kiritimati";
  try {
    const digests = (all: readonly Artefact[]) => all.map(({ path, content }) => [path, sha256(content)]);
    expect(digests(await recordFiles(evidence))).toEqual(digests(files));
  } finally {
    vi.useRealTimers();
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  }
});

test("every file says generator, version, commit, command, time, inputs with digests, and its rows", () => {
  for (const file of files) {
    const content = contentOf(file);
    const { generator, version, commit, command, time, inputs } = evidence.provenance;
    const said = [generator, version, commit, command, time, ...inputs.map(({ sha256: digest }) => digest)];
    for (const part of [...said, String(file.rows)])
      expect([file.path, part, content.includes(part)]).toEqual([file.path, part, true]);
  }
});

test("the JSON counts every cell by mark and by owner", () => {
  const { generated, records } = JSON.parse(contentOf(files[0] as Artefact));
  const cells = records.map(({ counts }: { counts: { cells: number } }) => counts.cells);
  expect(generated.rows).toBe(cells.reduce((sum: number, number: number) => sum + number, 0));
  expect(records[0].counts.byOwner.map(([owner]: [string]) => owner)).toEqual(
    expect.arrayContaining(["legal", "privacy"]),
  );
});

describe("nothing leaks", () => {
  const canaries = [
    "sk_live_canary_4242424242",
    "canary.person@example.com",
    "+5215500000042",
    "203.0.113.42",
  ];

  test("what a plan, its messages and its names carry is in no file, workbooks included", async () => {
    const leaky = resource(
      "render:index/webService:WebService",
      { envVars: { API_KEY: { value: new Secret(canaries[0] ?? "") } } },
      { name: `web-${canaries[1]}` },
    );
    const base = madeSteps();
    const message = canaries.join(" ");
    const planted = {
      snapshot: { ...base.snapshot, resources: [...base.snapshot.resources, leaky] },
      findings: base.findings.map((finding) => ({ ...finding, resource: leaky, message })),
      promises: base.promises.map((promise) => ({
        ...promise,
        reason: message,
        actual: message,
        documented: message,
      })),
      gaps: base.gaps.map((gap) => ({ ...gap, sentence: message })),
    };
    for (const file of await recordFiles(madeEvidence(planted)))
      for (const canary of canaries)
        expect([file.path, canary, contentOf(file).includes(canary)]).toEqual([file.path, canary, false]);
  });

  test("the only address of a mailbox is the role address of the register", () => {
    for (const file of files) {
      const addresses = contentOf(file).match(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g) ?? [];
      expect([
        file.path,
        [...new Set(addresses)].filter((address) => address !== "privacidad@kaitalk.online"),
      ]).toEqual([file.path, []]);
    }
  });
});
