import { execFile } from "node:child_process";
import { createPublicKey, generateKeyPairSync } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { signStatement } from "../../signature/dsse.ts";
import { publicKeyPem } from "../../signature/keys.ts";
import { copyCheckout } from "../support/checkout-copy.ts";
import { dayFrom, registerDay } from "../support/days.ts";

const run = promisify(execFile);
let copy: string;

beforeAll(() => {
  copy = join(mkdtempSync(join(tmpdir(), "lawful-change-")), "copy");
  copyCheckout(copy);
});
afterAll(() => rmSync(dirname(copy), { recursive: true, force: true }));

/** What a command of the copied repository says and how it ends. */
async function node(...args: string[]): Promise<{ readonly code: number; readonly out: string }> {
  try {
    const { stdout } = await run(process.execPath, args, {
      cwd: copy,
      env: { ...process.env, CI: "1" },
      maxBuffer: 64e6,
    });
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

/** Edits the copy's register, and puts back what stood there afterwards. */
async function withRegister(edit: (text: string) => string, play: () => Promise<void>): Promise<void> {
  const path = join(copy, "register/register.yaml");
  const before = readFileSync(path, "utf8");
  const after = edit(before);
  expect(after).not.toBe(before);
  writeFileSync(path, after);
  try {
    await play();
  } finally {
    writeFileSync(path, before);
  }
}

describe("an edit of the register that the law allows moves everything that follows from it", () => {
  test("a shorter period shortens the ages and lifecycles, and the stack still keeps it", async () => {
    await withRegister(
      (text) => text.replaceAll("duration: P90D", "duration: P60D"),
      async () => {
        const solve = `
          const { solve } = await import("./retention/solve.ts");
          const { buckets, purge } = solve();
          const age = purge.rows.find(({ clause }) => clause === "ip-addresses")?.ageSeconds;
          console.log(JSON.stringify([age, buckets.documents.lifecycleSeconds].map((seconds) => seconds / 86400)));`;
        const { out } = await node("--input-type=module", "--eval", solve);
        for (const days of JSON.parse(out) as number[]) {
          expect(days).toBeGreaterThan(50);
          expect(days).toBeLessThan(60);
        }
        expect(await node("generate/generate.ts")).toMatchObject({ code: 0 });
      },
    );
  }, 120_000);

  test("a later version is judged from its own day on, with the same verdicts", async () => {
    const counts = async () => {
      const { code, out } = await node("cli/kaitalk.ts", "check", "--format", "json", "--as-of", dayFrom(30));
      expect([0, code], out.slice(-400)).toEqual([0, 0]);
      return (JSON.parse(out) as { counts: unknown }).counts;
    };
    const before = await counts();
    await withRegister(
      (text) => text.replace(`version: ${registerDay}`, `version: ${dayFrom(30)}`),
      async () => expect(await counts()).toEqual(before),
    );
  }, 120_000);

  test("a second stack is one file; it shares nothing with prod, and may say that no customer is in it", async () => {
    const shipped = readFileSync(join(copy, "Pulumi.prod.yaml"), "utf8");
    const prod = shipped.replace(/(?<=kaitalk:renderWorkspace: ).*/, "tea-of-prod");
    const own = prod.replace("tea-of-prod", "tea-of-staging").replace("domain: ", "domain: staging.");
    const none = "\n  customers:data: none\n";
    const says = `
      const { writeFileSync } = await import("node:fs");
      const { customerDataOf } = await import("./snapshot/customer-data.ts");
      const { readOwnConfig } = await import("./snapshot/stack-config.ts");
      const said = JSON.parse(process.argv[1]).map(([prod, staging, stack]) => {
        writeFileSync("Pulumi.prod.yaml", prod);
        writeFileSync("Pulumi.staging.yaml", staging);
        try {
          readOwnConfig(stack);
          return customerDataOf(stack) ?? "real";
        } catch (error) {
          return error.message;
        }
      });
      console.log(JSON.stringify(said));`;
    const cases: readonly (readonly [prod: string, staging: string, stack: string, said: RegExp])[] = [
      [
        prod,
        prod,
        "staging",
        /^Pulumi\.staging\.yaml:\d+:3: kaitalk:domain is the same as in Pulumi\.prod\.yaml; no two stacks share[^\n]+\nPulumi\.staging\.yaml:\d+:3: kaitalk:renderWorkspace is the same as in Pulumi\.prod\.yaml;[^\n]+$/,
      ],
      [prod, prod, "prod", /^Pulumi\.prod\.yaml:/],
      [prod, own, "staging", /^real$/],
      [
        prod,
        own.replace("domain: staging.", "domain: ").replace(/(?<=domain: )\S+/, "KAITALK.online."),
        "staging",
        /^Pulumi\.staging\.yaml:\d+:3: kaitalk:domain is the same as in Pulumi\.prod\.yaml;[^\n]+$/,
      ],
      [
        prod,
        own.replace("tea-of-staging", '" TEA-of-prod "'),
        "staging",
        /kaitalk:renderWorkspace is the same as in Pulumi\.prod\.yaml;/,
      ],
      [prod, `${own}${none.replace("none", "real")}`, "staging", /^real$/],
      [prod, own + none, "staging", /^none$/],
      [prod, own + none, "prod", /^real$/],
      [
        prod,
        `${own}${none.replace("none", "some")}`,
        "staging",
        /customers:data is "some"; it is "real" or "none"\.$/,
      ],
      [
        prod + none,
        own,
        "prod",
        /customers:data is "none", and the stack serves kaitalk\.online, where the customers are;/,
      ],
      [
        prod.replace("domain: ", "domain: moved.") + none,
        own,
        "prod",
        /and no stack of this project serves kaitalk\.online;/,
      ],
    ];
    const { out } = await node("--input-type=module", "--eval", says, JSON.stringify(cases));
    for (const [index, said] of (JSON.parse(out) as string[]).entries())
      expect(said).toMatch(cases[index]?.[3] ?? /^$/);
    writeFileSync(join(copy, "Pulumi.prod.yaml"), shipped);
    writeFileSync(join(copy, "Pulumi.staging.yaml"), own + none);
    const checked = await node("cli/kaitalk.ts", "check", "--stack", "staging", "--as-of", registerDay);
    expect([checked.code, checked.out]).toEqual([0, expect.stringContaining("stack staging")]);
    expect(checked.out).toMatch(/0 contradicted {3}0 violated {3}0 unverified {3}0 gaps/);
    rmSync(join(copy, "Pulumi.staging.yaml"));
  }, 120_000);

  test("a company that is reached by its API alone is added by one command, told of, and let in", async () => {
    const from = dayFrom(30);
    const edits: readonly (readonly [path: string, before: string, after: string])[] = [
      [
        "infra/config-keys.ts",
        "  healthDataKeyVersions: {",
        '  exampleApiKey: { kind: "secret", what: "API key" },\n  healthDataKeyVersions: {',
      ],
      [
        "infra/components/application.ts",
        "          ...environment,\n        }),\n      },\n      child,\n    );\n    new render.CronJob",
        "          EXAMPLE_API_KEY: config.exampleApiKey,\n          ...environment,\n        }),\n      },\n      child,\n    );\n    new render.CronJob",
      ],
      [
        "Pulumi.prod.yaml",
        "  kaitalk:twilioAuthToken:",
        '  kaitalk:exampleApiKey: "<owner fills: secret, API key>"\n  kaitalk:twilioAuthToken:',
      ],
      ...["es-MX", "pt-BR"].map((language): [string, string, string] => [
        `register/translations/${language}.yaml`,
        "\n",
        '\n"Example work": Example\n"Example API": Example\n"example data": example\n',
      ]),
    ];
    const company = (...args: string[]) =>
      node("cli/kaitalk.ts", "register", "add-company", "example", ...args);
    const saying = async (code: number, ...words: readonly string[]) => {
      const said = await company();
      expect(said.code, said.out).toBe(code);
      for (const word of words) expect(said.out.replace(/\s+/g, " ")).toContain(word);
    };

    const facts = {
      "legal-name": "Example Inc.",
      purpose: "Example work",
      service: "Example API",
      data: "example data",
      host: "api.example.com",
      variable: "EXAMPLE_API_KEY",
      row: "call-audio-and-transcript",
      from,
    };
    const written = await company(...Object.entries(facts).flatMap(([name, value]) => [`--${name}`, value]));
    expect(written.out).toContain("register/vendors/example.yaml");
    expect(written.out).toContain("has no translation; add it to register/translations/es-MX.yaml");
    for (const [path, before, after] of edits) {
      const text = readFileSync(join(copy, path), "utf8");
      expect(text, path).toContain(before);
      writeFileSync(join(copy, path), text.replace(before, after));
    }
    await saying(3, "open customers told in time", `no notice of change add-example is proven`);
    writeProof("add-example", from);
    expect(await node("cli/kaitalk.ts", "register", "publish")).toMatchObject({ code: 0 });
    await saying(0, "done keeps every promise", "gap A data processing agreement with Example Inc.");

    writeFileSync(
      join(copy, "probe.ts"),
      `const { judged } = await import("./cli/judged.ts");
      const { dataFlows } = await import("./register/data-flows.ts");
      const { assessment, books } = await judged({ stack: "prod" }, "${from}");
      const lanes = dataFlows(books.register.value, books.law.value.cards);
      console.log(JSON.stringify([
        assessment.gaps.map(({ id }) => id).filter((id) => id.includes("example")),
        lanes.some(({ to }) => to.subProcessor === "example"),
      ]));`,
    );
    const { code, out } = await node("probe.ts");
    expect(code, out).toBe(0);
    expect(JSON.parse(out)).toEqual([["dpa-example", "baa-example", "example-period"], true]);
  }, 120_000);
});

/** What `kaitalk notice send` leaves: a proof signed by a release's key, accepted ten days and more before. */
function writeProof(change: string, version: string): void {
  const release = generateKeyPairSync("ed25519").privateKey;
  const digest = "a".repeat(64);
  const statement = {
    _type: "https://in-toto.io/Statement/v1",
    subject: [{ name: "facts.json", digest: { sha256: digest } }],
    predicateType: "https://kaitalk.online/compliance/notice/v1",
    predicate: {
      change,
      version,
      recipients: 2,
      recipientsSha256: digest,
      accepted: 2,
      firstAcceptedAt: `${dayFrom(10)}T09:00:00Z`,
      lastAcceptedAt: `${dayFrom(10)}T09:00:01Z`,
      messagesSha256: digest,
    },
  };
  const at = (path: string) => join(copy, "register", path);
  mkdirSync(at("notices"), { recursive: true });
  writeFileSync(at("release.pub"), publicKeyPem(createPublicKey(release)));
  writeFileSync(
    at(`notices/${change}.json`),
    JSON.stringify(signStatement(JSON.stringify(statement), release)),
  );
  const file = at(`changes/${change}.yaml`);
  writeFileSync(file, readFileSync(file, "utf8").replace("notice: null", `notice: notices/${change}.json`));
}
