import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { backendNeeds } from "../../../cli/doctor/backend.ts";

let home = "";
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "pulumi-home-"));
});
afterEach(() => rm(home, { recursive: true }));

const needs = (environment: NodeJS.ProcessEnv) =>
  backendNeeds({ PULUMI_HOME: home, ...environment }).map(({ what, standing }) => `${standing} ${what}`);
const r2 = "s3://state?endpoint=0123.us.r2.cloudflarestorage.com&region=auto";

describe("backendNeeds", () => {
  it("asks for a backend where there is none", () => {
    expect(needs({})).toEqual(["missing A backend that holds the state encrypted"]);
    expect(needs({ PULUMI_ACCESS_TOKEN: "pul-canary" })).toEqual([
      "ready A backend that holds the state encrypted",
    ]);
  });

  it("asks for what a bucket needs", () => {
    expect(needs({ PULUMI_BACKEND_URL: r2 })).toEqual([
      "ready Backend at s3://",
      "missing Access key of the state's bucket",
      "missing Passphrase that encrypts secrets in the state",
    ]);
    const given = {
      AWS_ACCESS_KEY_ID: "canary",
      AWS_SECRET_ACCESS_KEY: "canary",
      PULUMI_CONFIG_PASSPHRASE: "canary",
    };
    const all = backendNeeds({ PULUMI_HOME: home, PULUMI_BACKEND_URL: r2, ...given });
    expect(all.every(({ standing }) => standing === "ready")).toBe(true);
    expect(JSON.stringify(all)).not.toMatch(/canary|cloudflarestorage/);
  });

  it("knows an earlier login", async () => {
    await writeFile(join(home, "credentials.json"), JSON.stringify({ current: "https://api.pulumi.com" }));
    expect(needs({})).toEqual(["ready Backend at https://"]);
  });

  it("refuses an address of another kind", () => {
    expect(needs({ PULUMI_BACKEND_URL: "ftp://state" })).toEqual(["wrong Address of the backend"]);
    expect(needs({ PULUMI_BACKEND_URL: "state" })).toEqual(["wrong Address of the backend"]);
  });
});

it("a bucket of R2 outside the promised jurisdiction is to be confirmed, and the suggested one is inside it", () => {
  const outside = backendNeeds({ PULUMI_BACKEND_URL: r2.replace(".us.", ".") });
  expect(outside[0]).toMatchObject({
    standing: "confirm",
    next: expect.stringContaining("<account>.us.r2.cloudflarestorage.com"),
  });
  expect(backendNeeds({ PULUMI_BACKEND_URL: r2 })[0]).toMatchObject({ standing: "ready", next: "" });
  const [none] = backendNeeds({ PULUMI_HOME: "/nowhere" });
  expect(none?.next).toContain("endpoint=<account>.us.r2.cloudflarestorage.com&region=auto");
});
