import type { Assessment } from "../../judge/assessment.ts";
import { causesOf } from "../../judge/causes.ts";
import type { Books } from "../../register/books.ts";
import { toSeconds } from "../../register/duration.ts";
import { type ChangeState, covers, type ListChange, stateOf } from "../../register/list/changes.ts";
import { compareFacts } from "../../register/list/compare-facts.ts";
import { factsOf } from "../../register/list/facts.ts";
import { inForceOn } from "../../register/list/published.ts";
import { companyProblem, type ListHistory, versionProblems } from "../../register/list/standing.ts";
import type { Attestation, SubProcessor } from "../../register/schema.ts";
import { withoutStop } from "../../register/without-stop.ts";
import { isInForce } from "../../retention/attested.ts";

/** One step on the way of a company onto the list. */
export interface Step {
  readonly what: string;
  /** `open` keeps a deployment from starting; `gap` does not, and leaves a promise unproven. */
  readonly standing: "done" | "open" | "gap";
  /** What to do; empty where nothing is. */
  readonly next: string;
}

interface Basis {
  readonly books: Books;
  readonly history: ListHistory;
  /** Of the stack on `day`, with this register. */
  readonly assessment: Pick<Assessment, "findings" | "promises">;
  /** ISO date from which the register holds, or today where that is later. */
  readonly day: string;
}

/** Everything between an entry in the register and a deployment with the company, in its order. */
export function companySteps(
  { id, legalName }: SubProcessor,
  { books, history, assessment, day }: Basis,
): Step[] {
  const { register, vendors, attestations } = books;
  const isAbout = ({ facts }: ListChange) => facts.includes(`company/${id}`);
  const change = history.changes.find((entry) => isAbout(entry) && entry.withdrawnOn === null);
  const noticePeriod =
    register.value.lists.find((list) => list.id === "change-notice")?.noticePeriod ?? "P0D";
  const at = { at: `${day}T00:00:00Z`, noticePeriod: toSeconds(noticePeriod) };
  const notice = change && stateOf(change, history.proofs.get(change.id), at);
  const isUnused = assessment.findings.some(
    ({ rule, outcome, message }) =>
      rule === "sub-processor-in-use" && outcome !== "met" && message.startsWith(`${legalName} `),
  );
  const facts = vendors.get(id)?.value;
  const rows = register.value.retention.filter(({ holders }) =>
    holders.some(({ subProcessor }) => subProcessor === id),
  );
  const published = history.published.some(({ version }) => version === register.value.version);
  const standing = companyProblem({ id, legalName }, history, { day, noticePeriod });
  const untold = versionProblems(history, { day, noticePeriod }).find(({ fact }) =>
    fact.split("/").includes(id),
  );
  const isLet = standing === undefined && untold === undefined;
  const unannounced = comingWith(id, books, history, day).filter((fact) => !change || !covers(change, fact));
  return [
    step("entry, translations and references agree", true, ""),
    {
      what: `vendor facts in register/vendors/${id}.yaml`,
      standing: (facts?.facts.length ?? 0) > 0 ? "done" : "gap",
      next: "Write what the vendor documents of storage, training and deletion, each with the source that you read and the day in readOn.",
    },
    {
      what: `data rows: ${rows.map((row) => row.id).join(", ") || "none"}`,
      standing: rows.length > 0 ? "done" : "gap",
      next: "Name the company as a holder of the rows that reach it, with a copy in register/copies.yaml; the flow map and the records then draw it.",
    },
    step(
      "described in a change",
      isLet || unannounced.length === 0,
      `Name in a change of class new-sub-processor, such as register/changes/add-${id}.yaml: ${unannounced.join(", ")}.`,
    ),
    step(
      "customers told in time",
      isLet || notice?.state === "effective",
      noticeWords(history.changes.findLast(isAbout), change?.id, notice),
    ),
    step(
      `version ${register.value.version} published`,
      published,
      "Run: npx kaitalk register publish, on the day before it holds, and commit the folder with the change.",
    ),
    {
      what: "used by the stack",
      standing: isUnused ? "gap" : "done",
      next: isUnused
        ? "Once main has the register's change, in a proposal of its own, declare the company's resource or hand its variable to the application in infra/; register/environment.yaml names each variable."
        : "",
    },
    step(`may be used on ${day}`, isLet, standing ?? untold?.sentence ?? ""),
    step("keeps every promise", causesOf(assessment).length === 0, `Run: npx kaitalk check --as-of ${day}`),
    ...agreementSteps(id, attestations.value.attestations, day),
  ];
}

/** What is signed or stated in writing, and that an agreement is asked for at all. */
function agreementSteps(id: string, attestations: readonly Attestation[], day: string): Step[] {
  const own = attestations.filter(({ subProcessor }) => subProcessor === id);
  const hasAgreement = own.some(({ agreement }) => agreement === "dpa");
  return [
    ...(hasAgreement
      ? []
      : [
          step(
            "a data processing agreement is asked for",
            false,
            "Add its entry to register/attestations.yaml.",
          ),
        ]),
    ...own.map((entry): Step => {
      const standing = isInForce(entry, day) ? "done" : "gap";
      return { what: withoutStop(entry.statement), standing, next: `${entry.owner}: ${entry.closes}` };
    }),
  ];
}

/** The cells that the company brings, and that the version in force does not say. */
function comingWith(id: string, { register }: Books, { published }: ListHistory, day: string): string[] {
  const before = inForceOn(
    published.filter(({ version }) => version < register.value.version),
    day,
  );
  return compareFacts(before?.facts ?? [], factsOf(register.value))
    .filter(({ class: change, direction }) => change === "new-sub-processor" && direction !== "stronger")
    .map(({ fact }) => fact)
    .filter((fact) => fact.split("/").includes(id));
}

function step(what: string, isDone: boolean, next: string): Step {
  return { what, standing: isDone ? "done" : "open", next: isDone ? "" : next };
}

function noticeWords(
  last: ListChange | undefined,
  change: string | undefined,
  state: ChangeState | undefined,
): string {
  if (change === undefined && last?.withdrawnOn)
    return `Change ${last.id} was withdrawn on ${last.withdrawnOn}: take the company out of the register, or describe it in a new change.`;
  if (change === undefined) return "Describe it in a change first.";
  if (state?.state === "announced") return `Wait until ${state.effectiveFrom}.`;
  return `Run: npx kaitalk notice draft ${change}, then npx kaitalk notice send ${change}; name the proof in the change.`;
}
