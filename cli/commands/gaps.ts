import type { Command } from "commander";
import type { Assessment } from "../../judge/assessment.ts";
import { InputError } from "../../register/input-error.ts";
import { judged } from "../judged.ts";
import { isoDay, type PlanSource, today, withPlanSource } from "../snapshot-source.ts";

interface Options extends PlanSource {
  readonly asOf: string;
}

/** `kaitalk gaps [owner]`: what nobody has shown yet, whose it is, and what closes it. */
export function addGaps(program: Command): void {
  withPlanSource(program.command("gaps"))
    .description("list what no rule can show, by owner, with what closes each")
    .argument("[owner]", "whose gaps to list, such as privacy; else everybody's")
    .option("--as-of <date>", "day on which attestations must be valid", isoDay, today())
    .addHelpText("after", "\nIt informs and judges nothing. Exit codes: 0 listed, 2 bad input.")
    .action(gaps);
}

async function gaps(owner: string | undefined, { asOf, ...source }: Options): Promise<void> {
  const [{ assessment }, { gapList }, { terminal }] = await Promise.all([
    judged(source, asOf),
    import("../../formats/terminal/gap-list.ts"),
    import("../../formats/terminal/terminal.ts"),
  ]);
  const own = owner === undefined ? assessment.gaps : gapsOf(owner.toLowerCase(), assessment);
  console.log(own.length === 0 ? "Nothing is open." : gapList(own, terminal()).join("\n"));
}

/** Throws `InputError` for an owner of nothing, who would else seem to be done. */
function gapsOf(owner: string, assessment: Assessment): Assessment["gaps"] {
  const own = assessment.gaps.filter((gap) => gap.owner === owner);
  const attested = assessment.attestations.some((entry) => entry.owner === owner);
  if (own.length > 0 || attested) return own;
  const owners = [...new Set(assessment.gaps.map((gap) => gap.owner))].toSorted().join(", ");
  throw new InputError([`no gap belongs to "${owner}"; there are gaps of: ${owners || "nobody"}.`]);
}
