import { describe, expect, it } from "vitest";
import { pullRequestComment } from "../../../formats/pull-request/comment.ts";
import type { JudgingChange } from "../../../gate/what-judges.ts";
import type { Assessment } from "../../../judge/assessment.ts";
import type { Verdict } from "../../../judge/verdict.ts";
import { madeAssessment } from "../../support/assessment.ts";

const stood = ({ promises }: Assessment) => ({
  promises: promises.map(({ clause, verdict }) => ({ clause, verdict })),
});
const judgement = (changes: Partial<Assessment> = {}): Assessment => ({ ...madeAssessment(), ...changes });
const section = (markdown: string, title: string) =>
  markdown.split("\n\n").at(markdown.split("\n\n").indexOf(title) + 1);

describe("pullRequestComment", () => {
  it("leads with the worst, then counts", () => {
    const now = judgement({
      counts: {
        met: 4,
        violated: 2,
        unverified: 0,
        gap: 3,
        waived: 1,
        "not-applicable": 0,
        error: 0,
        contradicted: 0,
        declared: 0,
      },
    });
    const lines = pullRequestComment(now).split("\n");
    expect(lines[0]).toBe("## KAITALK compliance: a promise would be broken");
    expect(lines[2]).toMatch(
      /^0 contradicted · 2 violated · 0 unverified · 3 gaps · 1 waived · 4 met, stack `prod`, register `/,
    );
  });

  it("says that every promise is kept only when nothing is violated, unverified, in error or unproven", () => {
    const clean = judgement({
      findings: [],
      counts: {
        met: 9,
        violated: 0,
        unverified: 0,
        gap: 0,
        waived: 0,
        "not-applicable": 0,
        error: 0,
        contradicted: 0,
        declared: 0,
      },
    });
    expect(pullRequestComment(clean)).toContain("## KAITALK compliance: every promise is kept");
    const unproven = { ...clean, counts: { ...clean.counts, gap: 2 } };
    expect(pullRequestComment(unproven)).toContain("nothing is broken, 2 unproven");
    const doubtful = { ...clean, counts: { ...clean.counts, unverified: 1 } };
    expect(pullRequestComment(doubtful)).toContain("a promise cannot be verified");
    expect(pullRequestComment({ ...clean, counts: { ...clean.counts, error: 1 } })).toContain(
      "a rule failed",
    );
  });

  it("shows each verdict that differs from the base branch, and nothing else", () => {
    const now = judgement();
    const verdictBefore = (clause: string, verdict: Verdict) =>
      clause === "r2-jurisdiction" ? "met" : verdict;
    const before = {
      promises: [
        ...stood(now)
          .promises.filter(({ clause }) => clause !== "render-logs")
          .map(({ clause, verdict }) => ({ clause, verdict: verdictBefore(clause, verdict) })),
        { clause: "retired-promise", verdict: "met" as const },
      ],
    };
    const rows = section(pullRequestComment(now, { before }), "### What changed")?.split("\n").slice(2);
    const label = (id: string) => now.promises.find(({ clause }) => clause === id)?.label;
    expect(rows).toEqual([
      `| ${label("r2-jurisdiction")} | met | **violated** |`,
      `| ${label("render-logs")} | not promised | **met** |`,
      "| `retired-promise` | met | **no longer promised** |",
    ]);
  });

  it("says so when nothing differs, and when nothing could be compared", () => {
    const now = judgement();
    const comment = (judging?: readonly JudgingChange[]) =>
      pullRequestComment(now, { before: stood(now), ...(judging && { judging }) });
    expect(comment([])).toContain("No verdict differs from the base branch.");
    expect(comment()).toContain("No verdict differs; whether what judges differs was not compared.");
    expect(pullRequestComment(now)).toContain("Not compared: the base branch could not be judged.");
  });

  it("never says that nothing differs where what judges does, and names each change of it", () => {
    const now = judgement();
    const judging: JudgingChange[] = [
      { kind: "register", what: "register/register.yaml retention.a.duration", before: "P90D", now: "P400D" },
      { kind: "rule", what: "policies/a/rules/b.ts", before: "removed", now: null },
    ];
    const markdown = pullRequestComment(now, { before: stood(now), judging });
    expect(markdown).not.toContain("No verdict differs");
    expect(markdown.split("\n").filter((line) => /^- (register|rule) /.test(line))).toEqual([
      "- register `register/register.yaml retention.a.duration`: P90D → P400D",
      "- rule `policies/a/rules/b.ts`: removed",
    ]);
  });

  it("lists what the engine would change by name and property, never by value", () => {
    const urn = "urn:pulumi:prod::kaitalk::kaitalk:infra:Email$postmark:index:Server::server";
    const changes = [{ op: "update", urn, paths: ["trackOpens"] }];
    const markdown = pullRequestComment(judgement(), { changes });
    expect(markdown).toContain("The engine would change 1 resource</summary>");
    expect(markdown).toContain("- update `Server server`: `trackOpens`");
    expect(pullRequestComment(judgement(), { changes: [] })).toContain("The engine would change nothing.");
  });

  it("says where, why and how to fix", () => {
    const now = judgement();
    const labels = ["r2-jurisdiction", "stored-documents"].map(
      (id) => now.promises.find(({ clause }) => clause === id)?.label,
    );
    expect(pullRequestComment(now)).toContain(
      "- **violated** `R2Bucket documents`, `infra/components/document-store.ts:12`  \n" +
        '  `bucket-in-declared-jurisdiction` critical: jurisdiction is "eu"; the register declares "us" & nothing \\<else\\>.  \n' +
        "  Fix: Bring bucket-in-declared-jurisdiction about.  \n" +
        `  Promises: ${labels.join(", ")}.`,
    );
  });

  it("shows what it breaks before anything that has to be scrolled to", () => {
    const lines = pullRequestComment(judgement(), { before: judgement() }).split("\n");
    expect(lines.findIndex((line) => line.startsWith("- **violated**"))).toBeLessThan(8);
  });

  it("holds every promise and every gap with its owner", () => {
    const now = judgement();
    const markdown = pullRequestComment(now);
    expect(markdown).toContain(`Every promise (${now.promises.length})`);
    expect(markdown).toContain("Gaps (1)");
    expect(markdown).toContain("privacy: A dated statement of the account's retention setting.");
  });

  it("stays within what GitHub takes, however much is wrong", () => {
    const now = judgement();
    const many = Array.from({ length: 400 }, (_, nth) =>
      now.findings.map((finding) => ({ ...finding, type: `a:b:C${nth}`, urn: `urn::p::a:b:C${nth}::n` })),
    ).flat();
    const changes = Array.from({ length: 400 }, (_, nth) => ({
      op: "create",
      urn: `urn::p::t::n${nth}`,
      paths: Array.from({ length: 400 }, (_path, index) => `rules[${index}].enabled`),
    }));
    const markdown = pullRequestComment({ ...now, findings: many }, { changes });
    expect(markdown.length).toBeLessThan(65_536);
    expect(markdown).toMatch(/^- and \d{3} more$/m);
    expect(markdown).toContain("`rules[11].enabled`, 388 more");
  });

  it("tells each promise whose value changed, before and now, and the notice that it takes", () => {
    const now = judgement();
    const clause = "ip-addresses";
    const before = {
      ...now,
      promises: now.promises.map((promise) =>
        promise.clause === clause
          ? { ...promise, documented: "30 d", documentedSeconds: 30 * 86_400 }
          : promise,
      ),
    };
    const longer = {
      ...now,
      promises: now.promises.map((promise) =>
        promise.clause === clause
          ? { ...promise, documented: "365 d", documentedSeconds: 365 * 86_400 }
          : promise,
      ),
    };
    const markdown = pullRequestComment(longer, { before });
    const { label = "", documented: notice = "" } =
      now.promises.find((promise) => promise.clause === "change-notice") ?? {};
    expect(label).not.toBe("");
    expect(markdown).toContain(`| 30 d | **365 d** | weaker | ${notice} |`);
    expect(pullRequestComment(before, { before: longer })).toContain(
      "| 365 d | **30 d** | stronger | none |",
    );
  });

  it("names a rule that is gone, and what it had found", () => {
    const now = judgement();
    const [first, ...rules] = now.rules;
    const markdown = pullRequestComment({ ...now, rules }, { before: now });
    expect(markdown).toContain(`- Rule \`${first?.id}\` is gone.`);
  });

  it("names a company that the list has more", () => {
    const now = madeAssessment();
    const list = now.promises.find(({ clause }) => clause === "sub-processor-list");
    const before = {
      promises: now.promises.map((each) => (each === list ? { ...each, documented: "5 companies" } : each)),
    };
    const legalName = {
      kind: "register",
      what: "register/register.yaml subProcessors.example.legalName",
      before: null,
      now: "Example Inc.",
    } as const;
    const said = (judging: readonly JudgingChange[]) => pullRequestComment(now, { before, judging });
    expect(list).toBeDefined();
    expect(said([legalName])).toContain("a company more: Example Inc.");
    expect(said([{ ...legalName, before: "Other Inc." }])).not.toContain("a company more");
  });
});
