import { InputError } from "../../register/input-error.ts";
import { books } from "../../register/read-books.ts";
import { planProgram } from "../../snapshot/program.ts";
import { readStackConfig, type StackConfig } from "../../snapshot/stack-config.ts";
import { attestationNeeds } from "./attestations.ts";
import { backendNeeds } from "./backend.ts";
import { configurationNeeds, type Decrypted } from "./configuration.ts";
import { cliNeed, nodeNeed } from "./machine.ts";
import { type Need, standings } from "./need.ts";
import { observationNeeds } from "./observation.ts";
import { pipelineNeeds } from "./pipeline.ts";
import { planLevelNeeds } from "./plan-levels.ts";

export interface Examination {
  readonly stack: string;
  /** ISO date on which attestations must be in force. */
  readonly asOf: string;
  readonly decrypted: Decrypted;
  readonly environment: NodeJS.ProcessEnv;
}

/** Everything that a first `pulumi up` needs, the most pressing first. Asks nobody: no account, no network. */
export async function examine({ stack, asOf, decrypted, environment }: Examination): Promise<Need[]> {
  const config = readConfig(stack);
  const needs = [
    nodeNeed(process.versions.node),
    await cliNeed({ environment, platform: process.platform }),
    ...backendNeeds(environment),
    ...("standing" in config
      ? [config]
      : [...configurationNeeds(config, decrypted), ...(await planLevels(stack))]),
    ...pipelineNeeds(),
    ...(await observationNeeds(environment)),
    ...attestationNeeds(books().attestations.value.attestations, asOf),
  ];
  return standings.flatMap((standing) => needs.filter((need) => need.standing === standing));
}

function readConfig(stack: string): StackConfig | Need {
  try {
    return readStackConfig(stack);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const what = `Configuration of stack ${stack}`;
    return { area: "Configuration", what, standing: "wrong", next: error.message };
  }
}

/** A configuration that the program refuses is told of key by key; what the stack needs is then not known yet. */
async function planLevels(stack: string): Promise<Need[]> {
  try {
    return planLevelNeeds((await planProgram({ stack })).resources);
  } catch (error) {
    if (error instanceof InputError) return [];
    throw error;
  }
}
