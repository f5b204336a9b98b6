import type { RetentionClause } from "../register/schema.ts";
import type { Term } from "./copies.ts";
import { type CopyDraft, citeFact, endless, factTerm } from "./copy-draft.ts";
import type { DeclaredCopies, DeclaredNeon, DeclaredPurge } from "./declared.ts";

const project = "stack: Neon project";
const cron = "stack: Render cron job";

/** The copies at Neon of one data type: its rows, the history behind them, and branches that nothing ends. */
export function neonCopies(clause: RetentionClause, { neon, purge }: DeclaredCopies): CopyDraft[] {
  const rows = rowTerms(clause.id, purge);
  const unlogged = clause.enforcedBy.includes("unlogged-table");
  return [
    { id: "neon-rows", label: "Rows at Neon", subProcessor: "neon", terms: rows },
    unlogged ? unloggedHistory(rows, neon) : history(rows, neon),
    ...(neon.branches ?? []).map((name) => branch(rows, name)),
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
    { phase: "age", label: "row age", seconds: order?.ageSeconds, source: "retention/purge-orders.ts" },
    { phase: "job", label: "interval", seconds: interval, source: `${cron} schedule` },
    {
      phase: "job",
      label: order ? `for ${runs(order.missedRuns)}` : "for missed runs",
      seconds: missed,
      source: "retention/operating-limits.ts",
    },
    { phase: "job", label: "run", seconds: runSeconds, source: `${cron} envVars` },
  ];
}

/** Render starts no second run while one is active, so a run longer than the interval delays the next start. */
function startToStart({ intervalSeconds, runSeconds }: DeclaredPurge): number | undefined {
  if (intervalSeconds === undefined || runSeconds === undefined) return undefined;
  return Math.max(intervalSeconds, runSeconds);
}

/** What Neon adds after a row is deleted. Each starts where the one before it ends, so they sum. */
function history(rows: readonly Term[], neon: DeclaredNeon): CopyDraft {
  const { historySeconds, snapshotSeconds, deletable, branches } = neon;
  const terms: Term[] = [
    ...rows,
    historyTerm(historySeconds),
    {
      phase: "history",
      label: snapshotSeconds === 0 ? "snapshot: none is scheduled" : "snapshot",
      seconds: snapshotSeconds,
      source: citeFact("neon", "neon-snapshots-unscheduled"),
    },
    softDelete(deletable),
  ];
  if (branches === undefined)
    terms.push({ phase: "history", label: "branch", seconds: undefined, source: project });
  return { id: "neon-history", label: "Rows in Neon's history", subProcessor: "neon", terms };
}

function historyTerm(seconds: number | undefined): Term {
  return { phase: "history", label: "history", seconds, source: `${project} historyRetentionSeconds` };
}

function softDelete(deletable: boolean | undefined): Term {
  const term = factTerm("history", "soft delete of the project", "neon", "neon-project-soft-delete");
  if (deletable) return term;
  const source = citeFact("neon", "neon-protected-branch-blocks-deletion");
  if (deletable === undefined) return { ...term, seconds: undefined, source };
  return { ...term, label: "soft delete: the project cannot be deleted", seconds: 0, source };
}

/** PostgreSQL writes no log for unlogged tables, so no history should hold their rows; Neon does not say so itself. */
function unloggedHistory(rows: readonly Term[], { historySeconds }: DeclaredNeon): CopyDraft {
  return {
    id: "neon-history",
    label: "Unlogged rows in Neon's history",
    subProcessor: "neon",
    terms: rows,
    vendor: { term: historyTerm(historySeconds), attestation: "neon-unlogged-tables" },
  };
}

function branch(rows: readonly Term[], name: string): CopyDraft {
  const term = endless("history", "branch", citeFact("neon", "neon-branch-keeps-its-data"));
  return {
    id: `neon-branch-${name}`,
    label: `Rows on Neon branch ${name}`,
    subProcessor: "neon",
    terms: [...rows, term],
  };
}

function runs(count: number): string {
  return count === 1 ? "1 missed run" : `${count} missed runs`;
}
