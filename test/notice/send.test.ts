import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { FakeMail, type Mishap } from "../../bench/fake-mail.ts";
import type { NoticeDraft } from "../../notice/draft.ts";
import { Journal } from "../../notice/journal.ts";
import { batchSize, postmark } from "../../notice/mail-service.ts";
import { type Recipient, recipientKey } from "../../notice/recipients.ts";
import { type Sent, sendNotice } from "../../notice/send.ts";

const text = (language: string) => ({ subject: `S ${language}`, html: "<p>H</p>", text: "T\n" });
const draft: NoticeDraft = {
  change: "add-example",
  version: "2030-02-01",
  list: "a".repeat(64),
  texts: { en: text("en"), "es-MX": text("es-MX"), "pt-BR": text("pt-BR") },
};
const recipients = (count: number): Recipient[] =>
  Array.from({ length: count }, (_, nth) => ({
    key: recipientKey(`account ${nth}`, draft.change),
    email: `customer-${nth}@customers.example`,
    language: "en" as const,
  }));

let mail: FakeMail;
let folder: string;
beforeEach(async () => {
  mail = await FakeMail.start();
  folder = mkdtempSync(join(tmpdir(), "kaitalk-notice-"));
});
afterEach(async () => {
  await mail.stop();
  rmSync(folder, { recursive: true });
});

const file = () => join(folder, "add-example.jsonl");
const pauses: number[] = [];

async function run(
  to: readonly Recipient[],
  { alone = async () => {}, notice = draft, attempts = 3, share = 1 } = {},
): Promise<Sent> {
  const journal = Journal.open(file());
  const service = postmark({
    token: "server token",
    sender: "privacy@kaitalk.example",
    url: mail.url,
    patience: {
      attempts,
      answerWithin: 300,
      sleep: async (milliseconds) => void pauses.push(milliseconds),
      random: () => 0,
    },
  });
  try {
    return await sendNotice({
      draft: notice,
      recipients: to,
      journal,
      mail: service,
      settle: 0,
      // As long as the fake's search may lag, or a share of it.
      sleep: () => new Promise((resolve) => setTimeout(resolve, share * mail.searchLag)),
      alone,
    });
  } finally {
    journal.close();
  }
}

function expectOnceEach(count: number): void {
  expect(mail.twice).toEqual([]);
  expect(new Set(mail.taken.map(({ message }) => message.To)).size).toBe(count);
}

test("everybody gets one message on the notices stream, untracked, marked with digests alone", async () => {
  expect(await run(recipients(3))).toEqual({ outcome: "complete", unreachable: 0 });
  expectOnceEach(3);
  expect(mail.taken[0]?.message).toMatchObject({
    MessageStream: "notices",
    TrackOpens: false,
    TrackLinks: "None",
    From: "privacy@kaitalk.example",
    Tag: "add-example",
    Metadata: { change: "add-example", recipient: recipients(1)[0]?.key },
  });
  expect(readFileSync(file(), "utf8")).not.toContain("@");
});

test("a batch holds what Postmark takes and no more", async () => {
  await run(recipients(batchSize + 1));
  expect(mail.requests.filter((request) => request === "POST /email/batch")).toHaveLength(2);
  expectOnceEach(batchSize + 1);
});

test("who was told is not told again, who came since is", async () => {
  await run(recipients(3));
  expect(await run(recipients(5))).toEqual({ outcome: "complete", unreachable: 0 });
  expectOnceEach(5);
});

describe("nobody gets it twice and nobody is left out after", () => {
  const firstCall = (mishap: Mishap) => (call: number) => (call === 0 ? mishap : "none");
  test.each<[string, (call: number) => Mishap]>([
    ["429", firstCall({ status: 429, retryAfter: 1 })],
    ["503 without acceptance", firstCall({ status: 503 })],
    ["502 after acceptance", firstCall("bad gateway after acceptance")],
    ["a cut after acceptance", firstCall("cut after acceptance")],
    ["a slow answer", firstCall({ slow: 600 })],
    ["one mishap after the other", (call) => (call % 2 === 0 ? "cut after acceptance" : { status: 500 })],
  ])("%s", async (_, mishap) => {
    mail.mishap = mishap;
    const count = 2 * batchSize + 7;
    expect(await run(recipients(count))).toEqual({ outcome: "complete", unreachable: 0 });
    expectOnceEach(count);
  });

  test("a cut, while the search lags behind", async () => {
    mail.mishap = firstCall("cut after acceptance");
    mail.searchLag = 100;
    await run(recipients(3));
    expectOnceEach(3);
  });
});

test("a search that shows nothing yet is asked once more before it is believed", async () => {
  mail.mishap = (call) => (call === 0 ? "cut after acceptance" : "none");
  mail.searchLag = 400;
  await run(recipients(3), { share: 0.6 });
  expectOnceEach(3);
});

test("Retry-After is kept to", async () => {
  pauses.length = 0;
  mail.mishap = (call) => (call === 0 ? { status: 429, retryAfter: 7 } : "none");
  await run(recipients(1));
  expect(pauses).toEqual([7_000]);
});

test("429 to the end leaves the rest for the next run", async () => {
  mail.mishap = () => ({ status: 429 });
  expect(await run(recipients(2))).toMatchObject({
    outcome: "incomplete",
    left: 2,
    why: expect.stringContaining("429"),
  });
  mail.mishap = () => "none";
  expect(await run(recipients(2))).toEqual({ outcome: "complete", unreachable: 0 });
  expectOnceEach(2);
});

test("5xx to the end comes to an end", async () => {
  mail.mishap = () => ({ status: 500 });
  expect(await run(recipients(2))).toMatchObject({ outcome: "incomplete", left: 2 });
});

test("an address that takes no mail is counted, not repeated and not named", async () => {
  mail.inactive.add("customer-1@customers.example");
  expect(await run(recipients(3))).toEqual({ outcome: "complete", unreachable: 1 });
  expect(await run(recipients(3))).toEqual({ outcome: "complete", unreachable: 1 });
  expect(mail.requests.filter((request) => request === "POST /email/batch")).toHaveLength(1);
  expect(readFileSync(file(), "utf8")).not.toContain("customer-1@");
});

test("a search that leaves metadata out of account ends the run before anything is sent again", async () => {
  mail.mishap = (call) => (call === 1 ? "cut after acceptance" : "none");
  await run(recipients(1));
  mail.searchesBlindly = true;
  await expect(run(recipients(3))).rejects.toThrow("message search gave no answer to rely on");
  expectOnceEach(3);
});

test("a lost journal is noticed before anybody is written to", async () => {
  await run(recipients(2));
  rmSync(file());
  await expect(run(recipients(2))).rejects.toThrow(
    "Postmark holds messages of it that this journal does not know",
  );
  expectOnceEach(2);
});

test("another text does not go on where one began", async () => {
  await run(recipients(1));
  const notice = { ...draft, texts: { ...draft.texts, en: { ...draft.texts.en, text: "Other\n" } } };
  await expect(run(recipients(2), { notice })).rejects.toThrow("some customers were told another text");
  expectOnceEach(1);
});

test("nothing is sent once another process may send it", async () => {
  let asked = 0;
  const alone = async () => {
    asked += 1;
    if (asked > 2) throw new Error("not alone");
  };
  await expect(run(recipients(2 * batchSize), { alone })).rejects.toThrow("not alone");
  expectOnceEach(batchSize);
});
