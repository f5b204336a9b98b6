import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { lookAndWrite } from "../../../cli/look-and-write.ts";
import { readers } from "../../../observe/readers.ts";
import { readRecord } from "../../../observe/record.ts";
import { serveFronts } from "../../../sandbox/fronts.ts";
import { generateKey } from "../../../signature/keys.ts";
import { filledVendors } from "../../support/filled-vendors.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { declaredInSandbox, sandboxKeys } from "../../support/sandbox-look.ts";

const root = mkdtempSync(join(tmpdir(), "observe-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe("kaitalk observe", () => {
  it("refuses without a key, names what to set, and writes nothing", async () => {
    const out = join(root, "none");
    const { code, err } = await kaitalk(["observe", "--vendor", "neon", "--out", out]);
    expect(code).toBe(2);
    expect(err).toMatch(/^kaitalk: neon: set OBSERVE_NEON_API_KEY in the environment\. .*\n$/);
    expect(existsSync(out)).toBe(false);
  });
});

it.each(["napi_x\ny", "napi_\u0007", "napi_é"])(
  "refuses a key that no header takes at once: %j",
  async (key) => {
    const out = join(root, "broken");
    const given = { OBSERVE_NEON_API_KEY: key };
    expect(await kaitalk(["observe", "--vendor", "neon", "--out", out], given)).toMatchObject({
      code: 2,
      err: "kaitalk: OBSERVE_NEON_API_KEY: holds a line break or a character that no key has; set it anew.\n",
    });
    expect(existsSync(out)).toBe(false);
  },
);

describe("a look that is written", () => {
  const written = async (name: string, environment: Readonly<Record<string, string>>, key?: string) => {
    const [declared, store] = [await declaredInSandbox(), await filledVendors()];
    const served = await serveFronts({ store });
    const said = vi.spyOn(console, "log").mockImplementation(() => {});
    try {
      const neon = await readers.neon?.();
      const code = await lookAndWrite({
        out: join(root, name),
        readers: neon ? [neon] : [],
        ...{ environment, declared, strict: false },
        ...(key !== undefined && { key }),
        standIn: { port: served.port },
      });
      return { code, lines: said.mock.calls.join("\n") };
    } finally {
      said.mockRestore();
      await served.close();
      store.close();
    }
  };

  it("is a record of the sandbox, signed, and says where it went", async () => {
    generateKey(join(root, "key.pem"));
    const { code, lines } = await written("seen", sandboxKeys, join(root, "key.pem"));
    expect(code).toBe(0);
    expect(lines).toContain("neon");
    const [begun] = readRecord(readFileSync(join(root, "seen", "record.jsonl"), "utf8"), "record.jsonl");
    expect(begun).toMatchObject({ entry: "begun", of: "sandbox", stack: "prod" });
    expect(existsSync(join(root, "seen", "record.dsse.json"))).toBe(true);
  });

  it("ends with 4 where no vendor answers, and replaces only what is a look", async () => {
    const { code } = await written("seen", { OBSERVE_NEON_API_KEY: "refused" });
    expect(code).toBe(4);
    expect(existsSync(join(root, "seen", "record.dsse.json"))).toBe(false);
  });
});
