import type { Evidence } from "../../judge/evidence.ts";
import type { Verdict } from "../../judge/verdict.ts";
import type { Counts } from "./counts.ts";
import type { Language } from "./language.ts";
import type { Basis, Cell, Mark } from "./model.ts";
import type { WordId } from "./words/words.ts";

const verdictWords: Readonly<Record<Verdict, WordId>> = {
  met: "met",
  violated: "violated",
  unverified: "unverified",
  gap: "gap",
  declared: "verdictDeclared",
  contradicted: "verdictContradicted",
  waived: "waived",
  "not-applicable": "notApplicable",
  error: "error",
};

export function verdictWord(verdict: Verdict, say: Language): string {
  return say.word(verdictWords[verdict]);
}

/** `, 9 of 9 checks met, attested: dpa-neon`: what follows the verdict on a promise. */
export function detailsInWords(
  { met, judged, attested }: Pick<Basis, "met" | "judged" | "attested">,
  say: Language,
): string {
  const checks = judged > 0 ? [say.word("checks", { met, judged })] : [];
  return [...checks, ...attested.map((id) => `${say.word("attested")}: ${id}`)]
    .map((part) => `, ${part}`)
    .join("");
}

/** Every promise behind a cell with its verdict, a line each, for formats without links. */
export function basisInWords({ bases }: Cell, say: Language): string {
  return bases
    .map((basis) => {
      const open = basis.open.map(({ id, owner }) => `, ${say.word("open")}: ${id} (${say.text(owner)})`);
      return `${say.text(basis.label)}: ${verdictWord(basis.verdict, say)}${detailsInWords(basis, say)}${open.join("")}`;
    })
    .join("\n");
}

/** `blank, owner: legal`, or the mark alone. */
export function markInWords({ mark, owner }: Cell, say: Language): string {
  return owner === null
    ? say.word(mark)
    : `${say.word(mark)}, ${say.word("owner", { owner: say.text(owner) })}`;
}

/** What each mark means. */
export const markMeanings: Readonly<Record<Mark, WordId>> = {
  proved: "provedMeans",
  contradicted: "contradictedMeans",
  declared: "declaredMeans",
  blank: "blankMeans",
};

/** The marks that a summary counts: all of them, but nothing is said of contradictions where there are none. */
export function countedMarks({ byMark }: Counts): Mark[] {
  const every: readonly Mark[] = ["proved", "contradicted", "declared", "blank"];
  return every.filter((mark) => mark !== "contradicted" || byMark.contradicted > 0);
}

/** One sentence that counts the cells. */
export function countsInWords({ cells, byMark }: Counts, say: Language): string {
  const sentence = say.word("countedLead", { cells, ...byMark });
  return byMark.contradicted > 0
    ? `${sentence} ${say.word("contradictedLead", { contradicted: byMark.contradicted })}`
    : sentence;
}

/** How the file was made, as labels and values, without its inputs. `rows` counts the file's cells. */
export function provenanceInWords(evidence: Evidence, rows: number, say: Language): [string, string][] {
  const { generator, version, commit, workTree, command, time } = evidence.provenance;
  return [
    [say.word("generator"), generator],
    [say.word("version"), version],
    [say.word("commit"), commit],
    [say.word("workTree"), say.word(workTree)],
    [say.word("command"), command],
    [say.word("time"), time],
    [say.word("stack"), evidence.assessment.stack],
    [say.word("asOf"), evidence.assessment.asOf],
    [say.word("register"), evidence.register.version],
    [say.word("rows"), String(rows)],
  ];
}
