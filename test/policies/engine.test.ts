import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { analyze } from "../../engine/analyze.ts";
import { findCli } from "../../engine/find-cli.ts";
import { findingsOf, type PolicyFinding } from "../../engine/policy-finding.ts";
import { realStack } from "../../engine/real-stack.ts";
import { evaluatePack, stackOf } from "../../policies/kernel/evaluate.ts";
import { packageOf, type Resource } from "../../policies/kernel/resource.ts";
import { packs } from "../../policies/packs.ts";
import { residency } from "../fixtures/broken/residency.ts";
import { retention } from "../fixtures/broken/retention.ts";
import { safeguards } from "../fixtures/broken/safeguards.ts";
import { subProcessors } from "../fixtures/broken/sub-processors.ts";
import { resource } from "../support/resource.ts";
import { stateExport } from "../support/state-export.ts";
import { titled } from "../support/tools.ts";

const cli = await findCli({ mayDownload: false });
const broken = withProviders([...residency, ...retention, ...safeguards, ...subProcessors]).map(asShown);

/** Without what no state shows: which credentials the program itself writes down. */
function asShown({ writtenCredentials, ...shown }: Resource): Resource {
  return shown;
}

/** As the engine keeps them: every resource of a vendor has a provider, and each URN stands once. */
function withProviders(resources: readonly Resource[]): Resource[] {
  const provided = resources.filter(({ custom, type }) => custom && !type.startsWith("pulumi:"));
  const providers = new Map(
    provided.map(({ type }) => {
      const name = packageOf(type);
      return [name, resource(`pulumi:providers:${name}`, {}, { name: `of-${name}` })] as const;
    }),
  );
  const all = [
    ...providers.values(),
    ...resources.map((each) => ({
      ...each,
      ...(provided.includes(each) && { provider: `${providers.get(packageOf(each.type))?.urn}::id` }),
    })),
  ];
  return all.map((each, index) => {
    const isTwin = all.findIndex(({ urn }) => urn === each.urn) < index;
    return isTwin ? { ...each, name: `${each.name}-${index}`, urn: `${each.urn}-${index}` } : each;
  });
}

function told({ rule, outcome, sentence }: Pick<PolicyFinding, "rule" | "outcome" | "sentence">): string {
  return `${rule} ${outcome}: ${sentence}`;
}

describe.skipIf(!cli)(titled("packs in the real engine", cli ? [] : ["the Pulumi CLI"]), () => {
  let said: readonly PolicyFinding[];
  let folder: string;

  beforeAll(async () => {
    if (!cli) return;
    folder = mkdtempSync(join(tmpdir(), "packs-"));
    const state = join(folder, "state.json");
    writeFileSync(state, stateExport(broken));
    const { report } = await analyze(realStack(cli, "test"), state, { verbose: false });
    said = findingsOf(report.policies);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(packs)("$name refuses a broken stack in the words of the judgement in process", (pack) => {
    const rules = pack.rules.filter(({ hiddenFromEngine }) => !hiddenFromEngine);
    const expected = evaluatePack({ ...pack, rules }, stackOf(broken))
      // What breaks nothing, and what this source cannot show, stops no deployment.
      .filter(({ outcome }) => outcome === "violated" || outcome === "unverified" || outcome === "error")
      .map(({ rule, outcome, message }) => `${rule} ${outcome}: ${message}`);
    const inEngine = said.filter((finding) => finding.pack === pack.name).map(told);
    expect(expected.length).toBeGreaterThan(0);
    expect(inEngine.toSorted()).toEqual(expected.toSorted());
  });
});
