import { withCredentialsOutOfPlace } from "./credentials-out-of-place.ts";
import { customerDataOf } from "./customer-data.ts";
import { loadSdk } from "./lean-sdk.ts";
import { planDifferences } from "./plan-difference.ts";
import { readOwnConfig, type StackConfig } from "./stack-config.ts";
import type { StackSnapshot } from "./stack-snapshot.ts";

/**
 * Plans a stack in this process: the program runs at preview against a monitor that answers for the engine, so no
 * engine, provider, account or network is needed; then once more as if it were applied, with every output known. What
 * only the second run shows is remarked upon. Plans of one process must follow each other: the SDK's runtime is global.
 * Throws `InputError` where configuration is missing or malformed, and where the program fails or is refused.
 */
export async function planProgram({ stack }: { readonly stack: string }): Promise<StackSnapshot> {
  return planConfigured(readOwnConfig(stack));
}

/** The same for a configuration in hand, as the sandbox's. */
export async function planConfigured(config: StackConfig): Promise<StackSnapshot> {
  const customerData = customerDataOf(config.stack);
  await loadSdk();
  const { placeholdersIn, plainTexts } = await import("../infra/config.ts");
  return {
    source: "program",
    project: config.project,
    stack: config.stack,
    ...(await planTwice(config)),
    placeholders: placeholdersIn(config.values),
    configured: plainTexts(config.values),
    ...(customerData !== undefined && { customerData }),
  };
}

/** The plan, and what applying it would make otherwise. */
export async function planTwice(config: StackConfig): Promise<Pick<StackSnapshot, "resources" | "remarks">> {
  await loadSdk();
  const [{ companiesByText, filledIn }, { runProgram }, { VendorAnswers }] = await Promise.all([
    import("../infra/config.ts"),
    import("./run-program.ts"),
    import("./vendor-answers.ts"),
  ]);
  const resources = await runProgram(config);
  const answers = new VendorAnswers();
  const values = filledIn(config.values, (key) => answers.configured(key));
  const applied = await runProgram({ ...config, values }, { answers });
  const companies = companiesByText(values);
  return {
    resources: resources.map((resource) => withCredentialsOutOfPlace(resource, companies)),
    remarks: planDifferences(resources, applied, answers),
  };
}
