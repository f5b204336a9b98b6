import { execFile } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { isDeepStrictEqual, promisify } from "node:util";
import { types } from "../types.ts";
import { bindings } from "./bindings.ts";
import type { TerraformProvider } from "./bridge.ts";
import { factsFile, type ProviderFacts, readFacts } from "./facts.ts";
import { factsOf, packageSchema } from "./package-schema.ts";

/**
 * `node vendors/binding/compare.ts [--write]`: holds the facts beside the bindings against the schemas of the real providers,
 * which `pulumi package get-schema` reads from the registry. `--write` takes the schemas over; what forces a replacement
 * stays, since no schema tells it. Exits with 1 where they differ, with 5 where there is no Pulumi CLI.
 */
async function compare(write: boolean): Promise<void> {
  const differences: string[] = [];
  for (const { terraform } of bindings) {
    const facts = readFacts(terraform.package);
    const real = await realFacts(terraform, facts);
    differences.push(...differencesBetween(terraform.package, facts, real));
    if (write) await writeFile(factsFile(terraform.package), `${JSON.stringify(real, null, 2)}\n`);
  }
  for (const difference of differences) console.log(difference);
  console.log(`${bindings.length} providers compared, ${differences.length} differences`);
  if (differences.length > 0 && !write) process.exitCode = 1;
}

async function realFacts({ source, version, ...names }: TerraformProvider, facts: ProviderFacts) {
  const run = promisify(execFile);
  const { stdout } = await run("pulumi", ["package", "get-schema", "terraform-provider", source, version], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const schema = packageSchema.parse(JSON.parse(stdout));
  const tokens = Object.values(types[names.package as keyof typeof types]);
  const { configuration, resources } = factsOf(schema, tokens);
  const replaces = (token: string) => facts.resources[token]?.replaces ?? [];
  return {
    provider: source,
    version,
    readOn: new Date().toISOString().slice(0, 10),
    replacementsFrom: facts.replacementsFrom,
    configuration,
    resources: Object.fromEntries(
      Object.entries(resources).map(([token, fact]) => [token, { ...fact, replaces: replaces(token) }]),
    ),
  } satisfies ProviderFacts;
}

/** Which entries differ, as `neon: neon:index/project:Project.inputs.regionId`. Dates do not count. */
export function differencesBetween(name: string, facts: ProviderFacts, real: ProviderFacts): string[] {
  const parts = (of: ProviderFacts) =>
    new Map<string, unknown>([
      ["version", of.version],
      ...Object.entries(of.configuration).map(([key, value]) => [`configuration.${key}`, value] as const),
      ...Object.entries(of.resources).flatMap(([token, { inputs, outputs }]) => [
        ...Object.entries(inputs).map(([key, value]) => [`${token}.inputs.${key}`, value] as const),
        ...Object.entries(outputs).map(([key, value]) => [`${token}.outputs.${key}`, value] as const),
      ]),
    ]);
  const [ours, theirs] = [parts(facts), parts(real)];
  return [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter((key) => !isDeepStrictEqual(ours.get(key), theirs.get(key)))
    .map((key) => `${name}: ${key}`);
}

if (import.meta.main)
  compare(process.argv.includes("--write")).catch((error: NodeJS.ErrnoException) => {
    const missing = error.code === "ENOENT";
    console.error(missing ? "there is no pulumi on PATH; install the Pulumi CLI." : error.message);
    process.exitCode = missing ? 5 : 4;
  });
