import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe } from "vitest";
import { postmarkContract } from "../../../support/postmark/contract.ts";
import { Engine } from "../../../support/postmark/engine.ts";
import { FakePostmark } from "../../../support/postmark/fake-api.ts";
import { explained } from "../../../support/tools.ts";

const run = randomUUID().slice(0, 8);
let nth = 0;
const unique = (word: string) => {
  nth += 1;
  return `kaitalk-contract-${run}-${word}-${nth}`;
};

describe("the fake API", () => {
  let fake: FakePostmark;
  let engine: Engine;
  beforeAll(async () => {
    fake = await FakePostmark.start();
    engine = await Engine.start({
      POSTMARK_ACCOUNT_TOKEN: fake.account.token,
      POSTMARK_API_URL: fake.url,
    });
  });
  afterAll(async () => {
    engine.stop();
    await fake.stop();
  });
  postmarkContract("keeps the contract", {
    engine: () => engine,
    unique,
    webhookUrl: "https://kaitalk.online/webhooks/postmark",
  });
});

const { POSTMARK_ACCOUNT_TOKEN, POSTMARK_CONTRACT_WEBHOOK_URL } = process.env;

const whyNoAccount = POSTMARK_ACCOUNT_TOKEN
  ? undefined
  : "set POSTMARK_ACCOUNT_TOKEN to a test account's token";

describe.skipIf(whyNoAccount)(explained("a real account", whyNoAccount), () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await Engine.start({ POSTMARK_ACCOUNT_TOKEN }, { realPauses: true });
  });
  afterAll(() => engine.stop());
  postmarkContract("keeps the contract", {
    engine: () => engine,
    unique,
    webhookUrl: POSTMARK_CONTRACT_WEBHOOK_URL,
  });
});
