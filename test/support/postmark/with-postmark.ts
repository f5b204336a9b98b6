import { afterEach, beforeEach } from "vitest";
import { Engine } from "./engine.ts";
import { FakePostmark } from "./fake-api.ts";

/** A fresh account and a provider that is configured for it, before each test of the file. */
export function withPostmark(): { readonly fake: FakePostmark; readonly engine: Engine } {
  let current: { fake: FakePostmark; engine: Engine } | undefined;
  beforeEach(async () => {
    const fake = await FakePostmark.start();
    const engine = await Engine.start({
      POSTMARK_ACCOUNT_TOKEN: fake.account.token,
      POSTMARK_API_URL: fake.url,
    });
    current = { fake, engine };
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
    get engine() {
      return started().engine;
    },
  };
}
