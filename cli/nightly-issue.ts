/** What runs each night, and what it means when it fails. */
const nightlyChecks = {
  drift: {
    meaning:
      "What the vendors hold differs from what the program declares, or a promise no longer holds on it, or the engine could not look.",
    repeat: "npm run kaitalk -- preview --drift",
    fix: "Put the setting back with `npm run kaitalk -- up`, or declare it in a pull request.",
  },
  "retention-audit": {
    meaning:
      "The database holds a record that is older than its promise, or the audit could not prove otherwise.",
    repeat: "npm run kaitalk -- retention audit",
    fix: "See whether the purge job runs; run `npm run kaitalk -- purge --dry-run` to see what is due.",
  },
  observe: {
    meaning: "Something in the vendors' accounts could not be seen, so nobody can tell what is there.",
    repeat: "npm run kaitalk -- observe --out dist/observed",
    fix: "The run says what could not be told and why; `npm run kaitalk -- doctor` says which key shows it.",
  },
  observed: {
    meaning:
      "The vendors' accounts hold what nobody declared, lack what is declared, or have a setting that breaks a promise.",
    repeat: "npm run kaitalk -- check --observed dist/observed",
    fix: "Find out who made it and what it holds; declare it in a pull request, or delete it at the vendor.",
  },
} as const;

export type NightlyCheck = keyof typeof nightlyChecks;

/** How a step of a workflow ended, in GitHub's words. */
export type StepOutcome = "success" | "failure" | "cancelled" | "skipped";

/** The body of the issue, or undefined when every check succeeded. What did not run has proven nothing. */
export function nightlyProblem(
  outcomes: ReadonlyMap<NightlyCheck, StepOutcome>,
  runUrl: string,
): string | undefined {
  const failing = [...outcomes].filter(([, outcome]) => outcome !== "success");
  if (failing.length === 0) return undefined;
  const parts = failing.map(([check, outcome]) => {
    const { meaning, repeat, fix } = nightlyChecks[check];
    const said = outcome === "failure" ? meaning : "It did not run, so nothing is proven.";
    return `### ${check}\n\n${said}\n\n${fix}\n\nTo repeat it: \`${repeat}\``;
  });
  return [
    ...parts,
    `[The run that found it](${runUrl}). This issue closes itself once a night is clean.`,
  ].join("\n\n");
}

export function nightlyHealed(runUrl: string): string {
  return `Every nightly check succeeded in [this run](${runUrl}).`;
}
