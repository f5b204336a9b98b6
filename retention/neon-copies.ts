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
  if (purge === null) return [endless("no purge job deletes the rows", "stack: no Render cron job")];
  const { intervalSeconds, runSeconds, rows } = purge;
  const order = rows?.find((row) => row.clause === clause);
  if (rows && !order) return [endless("the purge job does not know this data type", cron)];
  const missed = order && intervalSeconds !== undefined ? order.missedRuns * intervalSeconds : undefined;
  return [
    { label: "age at which a row is due", seconds: order?.ageSeconds, source: "retention/purge-orders.ts" },
    { label: "wait for the next run", seconds: intervalSeconds, source: `${cron} schedule` },
    {
      label: order ? `${order.missedRuns} missed runs tolerated` : "missed runs tolerated",
      seconds: missed,
      source: "retention/operating-limits.ts",
    },
    { label: "longest run", seconds: runSeconds, source: `${cron} envVars` },
  ];
}

/** What Neon adds after a row is deleted. Each starts where the one before it ends, so they sum. */
function history(rows: readonly Term[], neon: DeclaredNeon): CopyDraft {
  const { historySeconds, snapshotSeconds, deletable, branches } = neon;
  const terms: Term[] = [
    ...rows,
    { label: "history window", seconds: historySeconds, source: `${project} historyRetentionSeconds` },
    {
      label: snapshotSeconds === 0 ? "no snapshot is scheduled" : "life of a snapshot",
      seconds: snapshotSeconds,
      source: citeFact("neon", "neon-snapshots-unscheduled"),
    },
    softDelete(deletable),
  ];
  if (branches === undefined) terms.push({ label: "further branches", seconds: undefined, source: project });
  return { id: "neon-history", label: "Neon history", subProcessor: "neon", terms };
}

function softDelete(deletable: boolean | undefined): Term {
  const term = factTerm("neon", "neon-project-soft-delete");
  if (deletable) return term;
  return {
    label: "soft delete of the project, refused while its branch is protected",
    seconds: deletable === false ? 0 : undefined,
    source: citeFact("neon", "neon-protected-branch-blocks-deletion"),
  };
}

/** PostgreSQL writes no log for unlogged tables, so no history should hold their rows; Neon does not say so itself. */
function unloggedHistory(rows: readonly Term[], { historySeconds }: DeclaredNeon): CopyDraft {
  const source = `${project} historyRetentionSeconds`;
  return {
    id: "neon-history",
    label: "Neon history, should it hold unlogged rows",
    subProcessor: "neon",
    terms: rows,
    vendor: {
      term: { label: "history window", seconds: historySeconds, source },
      attestation: "neon-unlogged-tables",
    },
  };
}

function branch(rows: readonly Term[], name: string): CopyDraft {
  const term = endless("life of the branch", citeFact("neon", "neon-branch-keeps-its-data"));
  return {
    id: `neon-branch-${name}`,
    label: `Neon branch ${name}`,
    subProcessor: "neon",
    terms: [...rows, term],
  };
}
