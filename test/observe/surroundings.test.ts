import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { json, vendorServer } from "../support/vendor-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
/** Asks a host that no name server knows: whatever answers has been put in its place. */
const asking = `
  import { z } from "zod";
  import { Gate } from "./observe/gate.ts";
  const gate = new Gate({
    reader: { vendor: "neon", hosts: ["api.vendor.invalid"], pace: { requests: 9, perSecond: 99 }, present: () => ({}) },
    keys: {},
    patience: { attempts: 1 },
  });
  console.log(JSON.stringify(await gate.ask({ path: "/", answer: z.object({}) })));
`;

let elsewhere: Awaited<ReturnType<typeof vendorServer>>;
beforeAll(async () => {
  elsewhere = await vendorServer((_, response) => json(response, {}));
});
afterAll(() => elsewhere.close());

it("no variable of the environment moves a question", async () => {
  const address = `http://127.0.0.1:${elsewhere.port}`;
  const names = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"];
  const clients = ["CLOUDFLARE_BASE_URL", "NEON_API_HOST", "POSTMARK_API_URL", "STRIPE_API_BASE"];
  const env = {
    PATH: process.env.PATH,
    ...Object.fromEntries([...names, ...clients].map((name) => [name, address])),
    ...{
      TWILIO_REGION: "ie1",
      TWILIO_EDGE: "dublin",
      NODE_USE_ENV_PROXY: "1",
      NODE_TLS_REJECT_UNAUTHORIZED: "0",
    },
    NODE_OPTIONS: "--use-env-proxy",
  };
  const args = ["--input-type=module-typescript", "--eval", asking];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root, env });
  expect(JSON.parse(stdout)).toMatchObject({
    answered: false,
    why: expect.stringMatching(/^it was not reached \(E/),
  });
  expect(elsewhere.heard).toEqual([]);
});
