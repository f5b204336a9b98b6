import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { FakeMail } from "../../../bench/fake-mail.ts";
import { NoticeRig } from "../../../bench/notice-rig.ts";
import { whyNoPostgres } from "../../../bench/postgres-server.ts";
import { noticeProofs } from "../../../notice/proofs.ts";
import { changeSchema } from "../../../register/list/changes.ts";
import { readYaml } from "../../../register/read-yaml.ts";
import { kaitalk } from "../../support/kaitalk-process.ts";
import { explained } from "../../support/tools.ts";

const customers = 2_700;

test("a change that does not exist is named, and there is no stack", async () => {
  const { code, err } = await kaitalk(["notice", "draft", "no-such-change"]);
  expect([code, err.trim()]).toEqual([
    2,
    "kaitalk: register/changes/no-such-change.yaml: does not exist; describe the change there. There are: none.",
  ]);
});

test("status of no change is one sentence", async () => {
  const { code, out } = await kaitalk(["notice", "status"]);
  expect([code, out.trim()]).toEqual([0, "No change of the list is recorded."]);
});

describe.skipIf(whyNoPostgres)(explained("a notice to customers of a real database", whyNoPostgres), () => {
  let rig: NoticeRig;
  let mail: FakeMail;
  beforeAll(async () => {
    rig = await NoticeRig.start(customers);
  }, 60_000);
  afterAll(() => rig.stop());
  beforeEach(async () => {
    mail = await FakeMail.start();
  });
  afterEach(async () => {
    await mail.stop();
    rmSync(join(rig.folder, ".notices"), { recursive: true, force: true });
    rmSync(proof(), { force: true });
  });

  const proof = () => join(rig.folder, `register/notices/${NoticeRig.change}.json`);
  const register = () => pathToFileURL(join(rig.folder, "register/"));

  test("a dry run counts, shows the text and sends nothing", async () => {
    const { code, out, err } = await rig.run(mail.url, "send", NoticeRig.change).ended;
    expect([code, err]).toEqual([0, ""]);
    expect(out).toContain(`${customers} active business customers would be told: ${customers / 3} in en`);
    expect(out).toContain("Nothing was sent.");
    expect(out).not.toContain("@customers.example");
    expect(mail.requests).toEqual([]);
  });

  test("a role that may read more than the recipients is refused", async () => {
    await rig.query("GRANT SELECT (created_at) ON accounts TO kaitalk_notice");
    const { code, err } = await rig.run(mail.url, "send", NoticeRig.change).ended;
    await rig.query("REVOKE SELECT (created_at) ON accounts FROM kaitalk_notice");
    expect([code, err]).toEqual([
      2,
      "kaitalk: the database role that reads the recipients may read other tables too; sign in as kaitalk_notice of purge/migrations/0007_notice_recipients.sql.\n",
    ]);
  });

  test("killed -9 at random points it reaches everybody once, and the proof is signed", async () => {
    mail.mishap = (call) =>
      call % 5 === 1
        ? { status: 429, retryAfter: 0 }
        : call % 5 === 3
          ? "cut after acceptance"
          : { slow: 15 };
    for (let kill = 0; kill < 4; kill += 1) {
      const { process, ended } = rig.send(mail.url);
      // After the first call has come, so that not every kill hits the start.
      await reached(() => mail.requests.length > 2 * kill, ended);
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40));
      process.kill("SIGKILL");
      await ended;
    }
    const { code, out } = await rig.send(mail.url).ended;
    expect(code).toBe(0);
    expect(out).toContain(`${customers} customers were told`);
    expect(mail.twice).toEqual([]);
    expect(mail.taken).toHaveLength(customers);

    const file = join(rig.folder, `register/changes/${NoticeRig.change}.yaml`);
    const { value } = readYaml(pathToFileURL(file), changeSchema);
    const change = { ...value, notice: `notices/${NoticeRig.change}.json` };
    expect(noticeProofs([change], { register: register() }).get(change.id)).toMatchObject({
      version: "2099-01-01",
      recipients: customers,
      accepted: customers,
    });
    const records = [proof(), join(rig.folder, `.notices/${NoticeRig.change}.jsonl`)];
    for (const record of records) expect(readFileSync(record, "utf8")).not.toContain("customers.example");

    const again = await rig.send(mail.url).ended;
    expect([again.code, again.err]).toEqual([2, expect.stringContaining("nothing is sent again")]);
    const status = await rig.run(mail.url, "status", "--format", "json").ended;
    expect(JSON.parse(status.out)).toMatchObject([
      {
        state: "proposed",
        notice: { accepted: customers, unreachable: 0, uncertain: 0, bounces: { all: 3, complaints: 1 } },
      },
    ]);
  }, 60_000);

  test("two processes at once: one sends, the other waits and finds nothing to do", async () => {
    mail.mishap = () => ({ slow: 20 });
    const [one, other] = await Promise.all([rig.send(mail.url).ended, rig.send(mail.url).ended]);
    expect([one.code, other.code].filter((code) => code === 0).length).toBeGreaterThan(0);
    expect(mail.twice).toEqual([]);
    expect(mail.taken).toHaveLength(customers);
  }, 60_000);

  test("an address that takes no mail keeps the proof from being signed until a person has told that customer", async () => {
    mail.inactive.add("customer-7@customers.example");
    const first = await rig.send(mail.url).ended;
    expect([first.code, existsSync(proof())]).toEqual([3, false]);
    expect(first.err).toContain("--confirm-unreachable 1");
    expect(first.err).not.toContain("@");
    const key = join(rig.folder, "release.key");
    const confirmed = ["send", NoticeRig.change, "--send", "--key", key, "--confirm-unreachable", "1"];
    expect((await rig.run(mail.url, ...confirmed).ended).code).toBe(0);
    expect(JSON.parse(statement())).toMatchObject({
      predicate: { recipients: customers - 1, accepted: customers - 1, unreachable: 1 },
    });
  }, 60_000);

  const statement = () =>
    Buffer.from(
      (JSON.parse(readFileSync(proof(), "utf8")) as { payload: string }).payload,
      "base64",
    ).toString();

  test.each<[string, (key: string) => readonly string[], string]>([
    ["no key", () => ["--send"], "--key is missing"],
    ["no key file", (key) => ["--send", "--key", `${key}.none`], "cannot be read"],
  ])("with %s nothing is sent", async (_, args, sentence) => {
    const { code, err } = await rig.run(
      mail.url,
      "send",
      NoticeRig.change,
      ...args(join(rig.folder, "release.key")),
    ).ended;
    expect([code, err]).toEqual([2, expect.stringContaining(sentence)]);
    expect(mail.requests).toEqual([]);
  });

  test("with another's key nothing is sent", async () => {
    const published = join(rig.folder, "register/release.pub");
    const before = readFileSync(published, "utf8");
    rmSync(published);
    const { code, err } = await rig.send(mail.url).ended;
    writeFileSync(published, before);
    expect([code, err]).toEqual([2, expect.stringContaining("register/release.pub: is missing")]);
    expect(mail.requests).toEqual([]);
  });
});

/** Waits until it is so, or the process has ended. */
async function reached(isSo: () => boolean, ended: Promise<unknown>): Promise<void> {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  while (!over && !isSo()) await new Promise((resolve) => setTimeout(resolve, 2));
}
