import type { RetentionClause } from "../register/schema.ts";
import { vendorFact } from "../register/vendor-facts.ts";
import { attestedTerm, type Proofs } from "./attested.ts";
import type { Term } from "./copies.ts";
import type { DeclaredCopies, DeclaredNeon, DeclaredPurge } from "./declared.ts";
import type { CopyDraft } from "./judge-copy.ts";
import { endless, factTerm } from "./terms.ts";

const project = "stack: Neon project";
const cron = "stack: Render cron job";

interface Row {
  readonly clause: RetentionClause;
  readonly documented: number | null;
}

/** The copies at Neon of one data type: its rows, the history behind them, and branches that nothing ends. */
export function neonCopies(
  { clause, documented }: Row,
  { neon, purge }: DeclaredCopies,
  proofs: Proofs,
): CopyDraft[] {
  const rows = rowTerms(clause.id, purge);
  const common = { subProcessor: "neon", documented, provenBy: [] };
  const unlogged = clause.enforcedBy.includes("unlogged-table");
  return [
    { ...common, id: "neon-rows", label: "Rows at Neon", terms: rows },
    unlogged
      ? {
          ...common,
          id: "neon-history",
          label: "Unlogged rows in Neon's history",
          terms: [...rows, unloggedHistory(neon, proofs)],
          provenBy: [unloggedProof],
        }
      : {
          ...common,
          id: "neon-history",
          label: "Rows in Neon's history",
          terms: [...rows, ...historyTerms(neon)],
        },
    ...(neon.branches ?? []).map((name) => ({
      ...common,
      id: `neon-branch-${name}`,
      label: `Rows on Neon branch ${name}`,
      terms: [...rows, endless("history", "branch", vendorFact("neon-branch-keeps-its-data").cited)],
    })),
  ];
}

/** From the trigger until the job has deleted the row, when it just missed one run and the tolerated ones failed. */
function rowTerms(clause: string, purge: DeclaredPurge | null): Term[] {
  if (purge === null)
    return [endless("age", "row life: no purge job deletes it", "stack: no Render cron job")];
  const { runSeconds, rows } = purge;
  const order = rows?.find((row) => row.clause === clause);
  if (rows && !order) return [endless("age", "row life: the purge job does not know it", cron)];
  const interval = startToStart(purge);
  const missed = order && interval !== undefined ? order.missedRuns * interval : undefined;
  return [
    {
      phase: "age",
      label: "row age",
      seconds: order?.ageSeconds,
      source: "retention/purge-orders.ts",
      of: "stack",
    },
    {
      phase: "job",
      label: "interval",
      seconds: interval,
      source: `${cron} schedule, ${vendorFact("render-cron-single-run").cited}`,
      of: "stack",
    },
    {
      phase: "job",
      label: order ? `for ${runs(order.missedRuns)}` : "for missed runs",
      seconds: missed,
      source: "retention/operating-limits.ts",
      of: "stack",
    },
    { phase: "job", label: "run", seconds: runSeconds, source: `${cron} envVars`, of: "stack" },
  ];
}

/** Render starts no second run while one is active, so a run longer than the interval delays the next start. */
function startToStart({ intervalSeconds, runSeconds }: DeclaredPurge): number | undefined {
  if (intervalSeconds === undefined || runSeconds === undefined) return undefined;
  return Math.max(intervalSeconds, runSeconds);
}

/** What Neon adds after a row is deleted. Each starts where the one before it ends, so they sum. */
function historyTerms({ historySeconds, snapshotSeconds, deletable, branches }: DeclaredNeon): Term[] {
  return [
    historyTerm(historySeconds),
    factTerm("history", "removal of what the history no longer reaches", "neon-history-removal"),
    {
      phase: "history",
      label: snapshotSeconds === 0 ? "snapshot: none is scheduled" : "snapshot",
      seconds: snapshotSeconds,
      source: vendorFact("neon-snapshots-unscheduled").cited,
      of: "stack",
    },
    softDelete(deletable),
    ...(branches === undefined
      ? [{ phase: "history", label: "branch", seconds: undefined, source: project, of: "stack" } as const]
      : []),
  ];
}

function historyTerm(seconds: number | undefined): Term {
  return {
    phase: "history",
    label: "history",
    seconds,
    source: `${project} historyRetentionSeconds`,
    of: "stack",
  };
}

function softDelete(deletable: boolean | undefined): Term {
  const term = {
    ...factTerm("history", "soft delete of the project", "neon-project-soft-delete"),
    of: "stack" as const,
  };
  if (deletable) return term;
  const source = vendorFact("neon-protected-branch-blocks-deletion").cited;
  if (deletable === undefined) return { ...term, seconds: undefined, source };
  return { ...term, label: "soft delete: the project cannot be deleted", seconds: 0, source };
}

const unloggedProof = "neon-unlogged-tables";

/** PostgreSQL writes no log for unlogged tables, so no history should hold their rows; Neon does not say so itself. */
function unloggedHistory({ historySeconds }: DeclaredNeon, proofs: Proofs): Term {
  const term = historyTerm(historySeconds);
  const source = `${term.source}, though ${vendorFact("neon-unlogged-tables").cited}`;
  return attestedTerm(term, [unloggedProof], proofs) ?? { ...term, source, shortenedBy: [unloggedProof] };
}

function runs(count: number): string {
  return count === 1 ? "1 missed run" : `${count} missed runs`;
}
