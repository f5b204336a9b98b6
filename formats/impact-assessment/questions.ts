import type { AssessedPromise } from "../../judge/assessment.ts";
import { type Evidence, flowsOf } from "../../judge/evidence.ts";
import { besidePromised } from "../../judge/sentences.ts";
import type { Activity } from "../../register/activities.ts";
import { agreementWith } from "../../register/agreements.ts";
import { holdsHealthData, unnamedEnds } from "../../register/data-flows.ts";
import type { roles } from "../../register/roles.ts";

type Role = (typeof roles)[number];

/** What infrastructure and register can say to a question, and what each part of it rests on. */
interface Answer {
  readonly text: string;
  /** Files of the repository, and promises with their verdicts. */
  readonly proof: readonly string[];
}

/** A question of an assessment of impact, in our own words; `answer` is null where only its owner can tell. */
export interface Question {
  readonly id: string;
  readonly part: string;
  readonly question: string;
  /** Articles of the GDPR and of the LGPD that ask it. */
  readonly articles: readonly string[];
  readonly owner: Role;
  readonly answer: ((evidence: Evidence, activities: readonly Activity[]) => Answer) | null;
}

const register = "register/register.yaml";
const activitiesFile = "register/activities.yaml";

/** The promises with these ids in one sentence each, with their verdicts as proof. */
function promised(ids: readonly string[]): Question["answer"] {
  return ({ assessment }) => {
    const own = assessment.promises.filter(({ clause }) => ids.includes(clause));
    return {
      text: own.map(({ statement, verdict }) => `${statement} (verdict: ${verdict})`).join(" "),
      proof: own.map(proofOf),
    };
  };
}

function proofOf({ clause, verdict }: AssessedPromise): string {
  return `promise ${clause}: ${verdict}`;
}

/** Systematic description, necessity and proportionality, risks, measures: the order of GDPR 35(7). */
export const questions: readonly Question[] = [
  {
    id: "purposes",
    part: "Description",
    question: "What is personal data processed for?",
    articles: ["GDPR 35(7)(a)", "LGPD 38"],
    owner: "privacy",
    answer: (_, activities) => ({
      text: activities.map(({ name, purpose }) => `${name}: ${purpose}.`).join(" "),
      proof: [activitiesFile],
    }),
  },
  {
    id: "data",
    part: "Description",
    question: "Which data is processed, and is any of it health data?",
    articles: ["GDPR 35(7)(a)", "GDPR 9", "LGPD 38"],
    owner: "privacy",
    answer: ({ register: { retention }, laws }) => ({
      text: `${retention.map((row) => `${row.label}${holdsHealthData(row, laws) ? " (may hold health data)" : ""}`).join("; ")}.`,
      proof: [register],
    }),
  },
  {
    id: "people",
    part: "Description",
    question: "Whose data is it?",
    articles: ["GDPR 35(7)(a)"],
    owner: "privacy",
    answer: (_, activities) => ({
      text: `${[...new Set(activities.flatMap(({ dataSubjects }) => dataSubjects))].join("; ")}.`,
      proof: [activitiesFile],
    }),
  },
  {
    id: "scale",
    part: "Description",
    question: "How many people, how often, over what area?",
    articles: ["GDPR 35(7)(a)", "GDPR 35(3)(b)"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "places",
    part: "Description",
    question: "Where is the data stored and processed?",
    articles: ["GDPR 35(7)(a)"],
    owner: "infrastructure",
    answer: ({ register: { subProcessors }, assessment }) => ({
      text: `${subProcessors
        .flatMap(({ legalName, places }) =>
          places.map(
            ({ service, region }) => `${legalName}, ${service}: ${region ?? "no region is promised"}`,
          ),
        )
        .join("; ")}.`,
      proof: assessment.promises.filter(({ kind }) => kind === "regions").map(proofOf),
    }),
  },
  {
    id: "recipients",
    part: "Description",
    question: "Who receives it?",
    articles: ["GDPR 35(7)(a)"],
    owner: "privacy",
    answer: (evidence) => {
      const unnamed = unnamedEnds(flowsOf(evidence)).map(({ label }) => `${label} (named by nobody)`);
      const named = evidence.register.subProcessors.map(({ legalName }) => legalName);
      return {
        text: `${[...named, ...unnamed].join("; ")}.`,
        proof: [
          register,
          ...evidence.assessment.promises
            .filter(({ clause }) => clause === "sub-processor-list")
            .map(proofOf),
        ],
      };
    },
  },
  {
    id: "flows",
    part: "Description",
    question: "Which way does the data take?",
    articles: ["GDPR 35(7)(a)"],
    owner: "infrastructure",
    answer: (evidence) => {
      const flows = flowsOf(evidence);
      const health = flows.filter(({ healthData }) => healthData).length;
      return {
        text: `${flows.length} lanes, ${health} of which can carry health data; each is a row of transfers.csv and a number of flow-map.svg.`,
        proof: ["flow-map.svg", "transfers.csv"],
      };
    },
  },
  {
    id: "retention",
    part: "Necessity and proportionality",
    question: "How long is each kind of data kept, at the longest?",
    articles: ["GDPR 5(1)(e)", "LGPD 15"],
    owner: "engineering",
    answer: ({ assessment }) => {
      const rows = assessment.promises.filter(({ kind }) => kind === "retention");
      return {
        text: rows.map((row) => `${row.label}: ${besidePromised(row)} (verdict: ${row.verdict}).`).join(" "),
        proof: rows.map(proofOf),
      };
    },
  },
  {
    id: "minimisation",
    part: "Necessity and proportionality",
    question: "How is the data limited to what the purpose needs?",
    articles: ["GDPR 5(1)(c)", "LGPD 6"],
    owner: "privacy",
    answer: promised([
      "minimal-collection",
      "raw-ip-not-stored",
      "phone-numbers-hashed-for-analytics",
      "card-data-never-held",
      "application-holds-no-data",
      "email-content-not-kept",
    ]),
  },
  {
    id: "legal-basis",
    part: "Necessity and proportionality",
    question: "On which legal basis does each activity rest, and is there a lighter way to its purpose?",
    articles: ["GDPR 6", "GDPR 35(7)(b)", "LGPD 7"],
    owner: "legal",
    answer: null,
  },
  {
    id: "special-categories",
    part: "Necessity and proportionality",
    question: "Which condition allows health data to be processed?",
    articles: ["GDPR 9(2)", "LGPD 11"],
    owner: "legal",
    answer: null,
  },
  {
    id: "information",
    part: "Necessity and proportionality",
    question: "How are people told?",
    articles: ["GDPR 12 to 14", "LGPD 9"],
    owner: "privacy",
    answer: ({ register: { organisation, page } }) => ({
      text: `Privacy policy: ${organisation.contacts.privacyPolicy}. List of sub-processors: "${page.title}".`,
      proof: [register],
    }),
  },
  {
    id: "rights",
    part: "Necessity and proportionality",
    question: "How do people exercise their rights, and does erasure reach every copy?",
    articles: ["GDPR 15 to 22", "LGPD 18"],
    owner: "privacy",
    answer: promised(["right-to-deletion"]),
  },
  {
    id: "processors",
    part: "Necessity and proportionality",
    question: "Is every processor bound by contract?",
    articles: ["GDPR 28", "LGPD 39"],
    owner: "legal",
    answer: ({ register: { subProcessors }, assessment }) => ({
      text: `${subProcessors
        .map(({ id, legalName }) => {
          const entry = agreementWith(id, "dpa", assessment.attestations);
          return `${legalName}: ${entry?.inForce ? `${entry.reference}, until ${entry.expiresOn}` : "not recorded"}`;
        })
        .join("; ")}.`,
      proof: [
        "agreements.csv",
        ...assessment.promises.filter(({ clause }) => clause === "processing-agreements").map(proofOf),
      ],
    }),
  },
  {
    id: "transfers",
    part: "Necessity and proportionality",
    question: "On which ground does data leave the country of the people concerned?",
    articles: ["GDPR 44 to 46", "LGPD 33"],
    owner: "legal",
    answer: null,
  },
  {
    id: "automated-decisions",
    part: "Risks",
    question: "Are people evaluated, scored or decided about by machine?",
    articles: ["GDPR 22", "GDPR 35(3)(a)", "LGPD 20"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "vulnerable-people",
    part: "Risks",
    question: "Are there people among them who cannot easily object, such as patients or children?",
    articles: ["GDPR 35(1)"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "new-technology",
    part: "Risks",
    question: "Is a new technology used?",
    articles: ["GDPR 35(1)"],
    owner: "privacy",
    answer: (_, activities) => {
      const own = activities.filter(({ purpose }) => /\bAI\b/.test(purpose));
      const text = own.map(({ name, purpose }) => `${name}: ${purpose}.`).join(" ");
      return { text: text || "No activity of the register names one.", proof: [activitiesFile] };
    },
  },
  {
    id: "what-is-open",
    part: "Risks",
    question: "Which promises does the stack not keep, or nobody show to be kept?",
    articles: ["GDPR 35(7)(c)"],
    owner: "privacy",
    answer: ({ assessment }) => {
      const open = assessment.promises.filter(
        ({ verdict }) => verdict !== "met" && verdict !== "not-applicable",
      );
      return {
        text:
          open.length === 0
            ? "None."
            : `${open.map(({ label, verdict }) => `${label}: ${verdict}`).join("; ")}.`,
        proof: open.map(proofOf),
      };
    },
  },
  {
    id: "severity",
    part: "Risks",
    question: "How likely and how severe is the harm to people from each?",
    articles: ["GDPR 35(7)(c)"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "encryption",
    part: "Measures",
    question: "How is the data encrypted, at rest and on its way?",
    articles: ["GDPR 32", "GDPR 35(7)(d)", "LGPD 46"],
    owner: "engineering",
    answer: promised([
      "health-data-encryption",
      "storage-encryption",
      "transit-encryption",
      "secrets-protected",
    ]),
  },
  {
    id: "access",
    part: "Measures",
    question: "Who of the staff can reach it, and how is that logged?",
    articles: ["GDPR 32", "LGPD 46"],
    owner: "engineering",
    answer: null,
  },
  {
    id: "restore",
    part: "Measures",
    question: "Can it be restored, and when was that tried?",
    articles: ["GDPR 32(1)(c)"],
    owner: "engineering",
    answer: null,
  },
  {
    id: "testing",
    part: "Measures",
    question: "How are the measures tested?",
    articles: ["GDPR 32(1)(d)"],
    owner: "engineering",
    answer: ({ assessment }) => {
      const { findings, completeness } = assessment;
      const rules = new Set(findings.map(({ rule }) => rule)).size;
      return {
        text: `${rules} rules judged ${completeness.judged} of ${completeness.planned} resources; a change that breaks one is refused before it is applied.`,
        proof: ["findings.json", "population.json"],
      };
    },
  },
  {
    id: "breaches",
    part: "Measures",
    question: "How is a breach found, documented and told?",
    articles: ["GDPR 33", "LGPD 48"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "opinions",
    part: "Consultation",
    question: "What do the data protection officer and the people concerned say?",
    articles: ["GDPR 35(2)", "GDPR 35(9)"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "decision",
    part: "Consultation",
    question: "Is the risk that stays acceptable, or must the authority be asked first?",
    articles: ["GDPR 36", "LGPD 38"],
    owner: "privacy",
    answer: null,
  },
  {
    id: "review",
    part: "Consultation",
    question: "When is this assessment looked at again, and by whom?",
    articles: ["GDPR 35(11)"],
    owner: "privacy",
    answer: null,
  },
];
