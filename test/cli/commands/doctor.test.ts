import { Command } from "commander";
import { afterEach, expect, it, vi } from "vitest";
import { addDoctor } from "../../../cli/commands/doctor.ts";
import { exitCodes } from "../../../judge/exit-codes.ts";

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  process.exitCode = undefined;
});

async function doctor(...options: string[]) {
  const said: string[] = [];
  vi.spyOn(console, "log").mockImplementation((text: string) => said.push(text));
  const program = new Command("kaitalk").exitOverride();
  addDoctor(program);
  await program.parseAsync(["doctor", ...options], { from: "user" });
  const code = process.exitCode;
  process.exitCode = undefined;
  return { said: said.join("\n"), code };
}

it("ends with 3 while anything is missing, in both formats", async () => {
  for (const name of ["PULUMI_BACKEND_URL", "PULUMI_ACCESS_TOKEN", "PATH"]) vi.stubEnv(name, "");
  vi.stubEnv("PULUMI_HOME", "/nowhere");
  const what = "A backend that holds the state encrypted";
  const table = await doctor();
  expect(table.code).toBe(exitCodes.unverified);
  expect(table.said.replaceAll(/\s+/g, " ")).toContain("Pulumi CLI");
  const json = await doctor("--format", "json");
  expect(json.code).toBe(exitCodes.unverified);
  const { needs } = JSON.parse(json.said);
  expect(needs).toContainEqual(expect.objectContaining({ what, standing: "missing" }));
  expect(needs).toContainEqual(expect.objectContaining({ what: "kaitalk:neonApiKey", area: "Neon" }));
});

it("repeats no secret of its surroundings", async () => {
  for (const name of ["PULUMI_ACCESS_TOKEN", "PULUMI_CONFIG_PASSPHRASE", "AWS_SECRET_ACCESS_KEY"])
    vi.stubEnv(name, "canary-4711");
  vi.stubEnv("PULUMI_BACKEND_URL", "s3://state?endpoint=user:canary-4711@example.com");
  expect((await doctor("--format", "json")).said).not.toContain("canary-4711");
});

it("refuses a date that is none", async () => {
  await expect(doctor("--as-of", "tomorrow")).rejects.toThrow('"tomorrow" is not a date');
});
