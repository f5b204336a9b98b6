import { existsSync } from "node:fs";
import type { Command } from "commander";
import { InputError } from "../register/input-error.ts";
import { readText } from "../snapshot/read-text.ts";
import type { StackSnapshot } from "../snapshot/stack-snapshot.ts";
import { type Looks, withObservations } from "./observations.ts";
import { readInput } from "./read-input.ts";

/** What can be judged: the program, or a file of the engine's. */
export interface PlanSource extends Looks {
  readonly stack: string;
  readonly state?: string;
  readonly plan?: string;
}

/** The options that name what is judged, the same for every command that judges. */
export function withPlanSource(command: Command): Command {
  return withObservations(command)
    .option("--stack <name>", "stack to plan in process from Pulumi.<name>.yaml", "prod")
    .option(
      "--state <file>",
      "judge what was applied, from: pulumi stack export --show-secrets --file <file>",
    )
    .option("--plan <file>", "judge the engine's plan, from: pulumi preview --json --show-sames");
}

/** ` --state state.json`: what names the same stack again in a command that a person is told; empty for prod's program. */
export function optionsOf({ stack, state, plan, observation = [], observed }: PlanSource): string {
  const named = [
    ...(state ? [["--state", state]] : plan ? [["--plan", plan]] : []),
    ...(stack === "prod" ? [] : [["--stack", stack]]),
    ...observation.map((file) => ["--observation", file]),
    ...(observed === undefined ? [] : [["--observed", observed]]),
  ];
  return named
    .map(([option, value = ""]) => ` ${option} ${/^[\w./-]+$/.test(value) ? value : "FILE"}`)
    .join("");
}

/** Plans the program, or reads the state or preview. Throws `InputError` where that is not possible. */
export async function readPlan({ stack, state, plan }: PlanSource): Promise<StackSnapshot> {
  if (state && plan) throw new InputError(["--state and --plan exclude each other; give one."]);
  const snapshot = await read({ state, plan });
  if (!snapshot) return (await import("../snapshot/program.ts")).planProgram({ stack });
  const { refuseForeign } = await import("../snapshot/own-stack.ts");
  refuseForeign(snapshot, stack);
  // What no export tells, and the stack's own file does; one that has no file here holds real data.
  if (!existsSync(new URL(`../Pulumi.${stack}.yaml`, import.meta.url))) return snapshot;
  const customerData = (await import("../snapshot/customer-data.ts")).customerDataOf(stack);
  return customerData === undefined ? snapshot : { ...snapshot, customerData };
}

async function read({ state, plan }: Omit<PlanSource, "stack">): Promise<StackSnapshot | undefined> {
  if (state) return (await import("../snapshot/state.ts")).planFromState(textIn(state), state);
  if (plan) return (await import("../snapshot/preview.ts")).planFromPreview(textIn(plan), plan);
  return undefined;
}

/** Accepts a date such as 2026-11-24. Throws `InputError` for anything else. */
export function isoDay(value: string): string {
  const time = Date.parse(value);
  // Node reads 30 February as 2 March.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== value)
    throw new InputError([`"${value}" is not a date such as 2026-11-24.`]);
  return value;
}

/** In place of a date: the day of the register's own version where that is later than today, else today. */
const proposed = "proposed";

/** Accepts a date, or "proposed" for a register whose day is to come. Throws `InputError` for anything else. */
export function isoDayOrProposed(value: string): string {
  return value === proposed ? value : isoDay(value);
}

/** The day that is judged, of an `--as-of` and the register's version; all are ISO dates. */
export function dayJudged(asOf: string, version: string, now = today()): string {
  if (asOf !== proposed) return asOf;
  return version > now ? version : now;
}

export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function textIn(file: string): string {
  return readText(readInput(file), file);
}
