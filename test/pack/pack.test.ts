import { generateKeyPairSync } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { sha256 } from "../../judge/canonical-json.ts";
import { buildPack } from "../../pack/pack.ts";
import type { Files } from "../../pack/write-files.ts";
import { Secret } from "../../policies/kernel/resource.ts";
import { context, madeEvidence, madeGuard, madeSteps } from "../support/assessment.ts";
import { resource } from "../support/resource.ts";

const { privateKey } = generateKeyPairSync("ed25519");
let pack: Files;
beforeAll(async () => {
  pack = await buildPack(madeEvidence(), madeGuard(), { signingKey: privateKey });
});

const text = (files: Files, path: string) => String(files.get(path));

test("the same judgement, context and key give the same bytes", async () => {
  const again = await buildPack(madeEvidence(), madeGuard(), { signingKey: privateKey });
  expect([...again.keys()]).toEqual([...pack.keys()]);
  for (const [path, content] of again)
    expect([path, sha256(content)]).toEqual([path, sha256(pack.get(path) ?? "")]);
});

test("nothing depends on the machine: no absolute path is written", () => {
  for (const [path, content] of pack)
    expect([path, String(content).includes(process.cwd())]).toEqual([path, false]);
});

test("every JSON file of our own says who made it, how, when, from what, and how many rows it has", () => {
  const files = [...pack].filter(([path]) => /^data\/(?!findings)[a-z-]+\.json$/.test(path));
  expect(files.length).toBeGreaterThan(3);
  for (const [path, content] of files) {
    const { generated } = JSON.parse(String(content));
    expect([path, generated]).toEqual([
      path,
      {
        generator: "kaitalk-compliance-stack",
        version: "0.1.0",
        commit: context.commit,
        workTree: "clean",
        command: context.command,
        time: context.time,
        inputs: expect.arrayContaining([
          { path: "register/register.yaml", sha256: "c".repeat(64), files: 1 },
          expect.objectContaining({ path: "policies/", files: 1 }),
        ]),
        rows: expect.any(Number),
      },
    ]);
  }
});

test("provenance.json lists every file with its rows and digest, also where a format has no place for them", () => {
  const { files } = JSON.parse(text(pack, "data/provenance.json"));
  const listed = new Map(files.map((file: { path: string }) => [file.path, file]));
  for (const path of [...pack.keys()].filter((name) => name.startsWith("data/"))) {
    const name = path.slice("data/".length);
    if (name === "provenance.json" || name === "index.html") continue;
    expect(listed.get(name)).toMatchObject({ sha256: sha256(pack.get(path) ?? "") });
  }
});

test("the room lists every other file of the payload with its digest", () => {
  for (const [path, content] of pack)
    if (path.startsWith("data/") && path !== "data/index.html")
      expect(text(pack, "data/index.html")).toContain(sha256(content));
});

test("an unsigned pack says so and carries no signature", async () => {
  const unsigned = await buildPack(madeEvidence(), madeGuard());
  expect([...unsigned.keys()]).not.toContain("attestation.dsse.json");
  expect(text(unsigned, "bag-info.txt")).toContain("Signature: none: this pack is not signed");
  expect(text(unsigned, "VERIFY.md")).toContain("This pack is **not signed**");
});

describe("nothing leaks", () => {
  const canaries = {
    secret: "sk_live_canary_4242424242",
    address: "canary.person@example.com",
    telephone: "+5215500000042",
    ip: "203.0.113.42",
  };

  /** Secrets and personal data where configuration, state and messages could carry them. */
  function planted() {
    const leaky = resource(
      "render:index/webService:WebService",
      {
        envVars: { API_KEY: { value: new Secret(canaries.secret) }, OWNER: { value: canaries.address } },
        notifyOn: canaries.telephone,
        allowList: [canaries.ip],
        databaseRow: new Secret({ row: { phone: canaries.telephone, transcript: canaries.secret } }),
      },
      { name: `web-${canaries.address}` },
    );
    const message = `omits ${canaries.secret}, ${canaries.address}, ${canaries.telephone} and ${canaries.ip}.`;
    const base = madeSteps();
    const findings = base.findings.map((finding) => ({ ...finding, resource: leaky, message }));
    return {
      snapshot: {
        ...base.snapshot,
        source: "state" as const,
        resources: [...base.snapshot.resources, leaky],
      },
      findings,
      promises: base.promises.map((promise) => ({
        ...promise,
        reason: message,
        actual: message,
        documented: message,
      })),
      gaps: base.gaps.map((gap) => ({ ...gap, sentence: message })),
      completeness: { ...base.completeness, outOfScope: [{ resource: leaky, reason: message }] },
    };
  }

  test("no file of the pack holds a planted secret or planted personal data", async () => {
    const files = await buildPack(madeEvidence(planted()), madeGuard(planted()), { signingKey: privateKey });
    expect(text(files, "data/findings.json")).toContain("omits [secret], [e-mail address]");
    for (const [path, content] of files)
      for (const canary of Object.values(canaries))
        expect([path, canary, String(content).includes(canary)]).toEqual([path, canary, false]);
  });

  test("a secret that a writer would still write stops the pack", async () => {
    const secret = resource("random:index/randomPassword:RandomPassword", {
      result: new Secret("kaitalk-compliance-stack"),
    });
    const { snapshot } = madeSteps();
    const leaking = { snapshot: { ...snapshot, resources: [...snapshot.resources, secret] } };
    await expect(buildPack(madeEvidence(leaking), madeGuard(leaking))).rejects.toThrow(
      "would hold a secret of the stack",
    );
  });
});
