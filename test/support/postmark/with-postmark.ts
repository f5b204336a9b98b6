import { afterEach, beforeEach } from "vitest";
import { Engine } from "./engine.ts";
import { FakePostmark } from "./fake-api.ts";

/** A fresh account and a provider that is configured for it, before each test of the file. */
export function withPostmark() {
  let current:
    | { fake: FakePostmark; engine: Engine; environment: Readonly<Record<string, string>> }
    | undefined;
  beforeEach(async () => {
    const fake = await FakePostmark.start();
    const environment = { POSTMARK_ACCOUNT_TOKEN: fake.account.token, POSTMARK_API_URL: fake.url };
    current = { fake, engine: await Engine.start(environment), environment };
  });
  afterEach(async () => {
    current?.engine.stop();
    await current?.fake.stop();
  });
  const started = () => {
    if (!current) throw new Error("Only inside a test.");
    return current;
  };
  return {
    get fake() {
      return started().fake;
    },
    /** For another run of the provider, which remembers nothing. */
    get environment() {
      return started().environment;
    },
    get engine() {
      return started().engine;
    },
  };
}
