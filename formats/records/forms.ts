import type { Activity } from "../../register/activities.ts";
import { type Instrument, ofRegulation } from "./language.ts";
import { activities } from "./tables/activities.ts";
import { categories } from "./tables/categories.ts";
import { measures } from "./tables/measures.ts";
import { parties } from "./tables/parties.ts";
import { places } from "./tables/places.ts";
import { recipients, subProcessors } from "./tables/recipients.ts";
import { type Section, section } from "./tables/section.ts";
import { transfers } from "./tables/transfers.ts";
import type { WordId } from "./words/words.ts";

/** A record as the law asks for it: whose activities, in which tables, with which columns for which article. */
export interface RecordForm {
  readonly id: string;
  readonly title: WordId;
  readonly lead: WordId;
  readonly instrument: Instrument;
  /** null: both. */
  readonly role: Activity["role"] | null;
  readonly sections: readonly Section[];
}

const gdpr301: RecordForm = {
  id: "gdpr-30-1",
  title: "gdpr301",
  lead: "gdpr301Lead",
  instrument: "GDPR",
  role: "controller",
  sections: [
    section(parties, "partiesController", [
      ["publishedName", "30(1)(a)"],
      ["registeredName", "30(1)(a)"],
      ["address", "30(1)(a)"],
      ["contact", "30(1)(a)"],
      ["requests", null],
      ["dataProtectionOfficer", "30(1)(a)"],
      ["representative", "30(1)(a)"],
      ["jointControllers", "30(1)(a)"],
      ["breachRecords", "33(5)"],
      ["rolesConfirmed", null],
    ]),
    section(activities, "activities", [
      ["purpose", "30(1)(b)"],
      ["legalBasis", "6(1)"],
      ["dataSubjects", "30(1)(c)"],
      ["personalData", "30(1)(c)"],
      ["recipientNames", "30(1)(d)"],
    ]),
    section(activities, "governance", [
      ["department", null],
      ["dataSource", "14(2)(f)"],
      ["legitimateInterestAssessment", "6(1)(f)"],
      ["specialCategoryCondition", "9(2)"],
      ["automatedDecisions", "22"],
      ["impactAssessment", "35"],
      ["privacyNotice", "13"],
      ["consentRecords", "7(1)"],
      ["lastReview", null],
    ]),
    section(
      categories,
      "categories",
      [
        ["processedFor", "30(1)(b)"],
        ["specialCategory", "9(1)"],
        ["heldBy", "30(1)(d)"],
        ["form", "32(1)(a)"],
        ["timeLimit", "30(1)(f)"],
        ["longestCopy", "30(1)(f)"],
        ["erasedBy", "30(1)(f)"],
      ],
      "longestNote",
    ),
    section(
      recipients,
      "recipients",
      [
        ["listing", "30(1)(d)"],
        ["service", "30(1)(d)"],
        ["dataReceived", "30(1)(d)"],
        ["agreement", "28(3)"],
      ],
      "recipientsNote",
    ),
    section(
      places,
      "places",
      [
        ["processor", "30(1)(d)"],
        ["location", "30(1)(e)"],
      ],
      "placesNote",
    ),
    section(
      transfers,
      "transfers",
      [
        ["dataSent", "30(1)(e)"],
        ["from", "30(1)(e)"],
        ["to", "30(1)(e)"],
        ["mechanism", "30(1)(e)"],
      ],
      "transfersNote",
    ),
    section(measures, "measures", [["measure", "30(1)(g)"]], "measuresNote"),
  ],
};

const gdpr302: RecordForm = {
  id: "gdpr-30-2",
  title: "gdpr302",
  lead: "gdpr302Lead",
  instrument: "GDPR",
  role: "processor",
  sections: [
    section(parties, "partiesProcessor", [
      ["publishedName", "30(2)(a)"],
      ["registeredName", "30(2)(a)"],
      ["address", "30(2)(a)"],
      ["contact", "30(2)(a)"],
      ["requests", null],
      ["dataProtectionOfficer", "30(2)(a)"],
      ["representative", "30(2)(a)"],
      ["customers", "30(2)(a)"],
      ["breachRecords", "33(2)"],
      ["rolesConfirmed", null],
    ]),
    section(activities, "processingOnBehalf", [
      ["purposeOnBehalf", "30(2)(b)"],
      ["nature", "30(2)(b)"],
      ["dataSubjects", null],
      ["personalData", null],
      ["recipientNames", null],
    ]),
    section(activities, "governance", [
      ["department", null],
      ["dataSource", null],
      ["impactAssessment", "28(3)(f)"],
      ["lastReview", null],
    ]),
    section(
      subProcessors,
      "subProcessors",
      [
        ["listing", "28(2)"],
        ["service", "28(4)"],
        ["dataReceived", "28(4)"],
        ["agreement", "28(4)"],
      ],
      "recipientsNote",
    ),
    section(
      places,
      "places",
      [
        ["processor", "30(2)(c)"],
        ["location", "30(2)(c)"],
      ],
      "placesNote",
    ),
    section(
      transfers,
      "transfers",
      [
        ["dataSent", "30(2)(c)"],
        ["from", "30(2)(c)"],
        ["to", "30(2)(c)"],
        ["mechanism", "30(2)(c)"],
      ],
      "transfersNote",
    ),
    section(measures, "measures", [["measure", "30(2)(d)"]], "measuresNote"),
  ],
};

const lgpd37: RecordForm = {
  id: "lgpd-37",
  title: "lgpd37",
  lead: "lgpd37Lead",
  instrument: "LGPD",
  role: null,
  sections: [
    section(parties, "partiesAgent", [
      ["publishedName", "37"],
      ["registeredName", "37"],
      ["address", "37"],
      ["contact", "41"],
      ["requests", "18"],
      ["encarregado", "41"],
      ["customers", "39"],
      ["breachRecords", "48"],
      ["rolesConfirmed", null],
    ]),
    section(activities, "operations", [
      ["role", "5"],
      ["purpose", "6"],
      ["nature", "5"],
      ["legalBasis", "7"],
      ["legitimateInterest", "37"],
      ["dataSubjects", "5"],
      ["recipientNames", "5"],
    ]),
    section(activities, "governance", [
      ["department", null],
      ["dataSource", "9"],
      ["legitimateInterestAssessment", "10"],
      ["specialCategoryCondition", "11"],
      ["automatedDecisions", "20"],
      ["impactAssessment", "38"],
      ["privacyNotice", "9"],
      ["consentRecords", "8"],
      ["lastReview", null],
    ]),
    section(
      categories,
      "categories",
      [
        ["processedFor", "6"],
        ["sensitiveData", "11"],
        ["heldBy", "5"],
        ["form", "46"],
        ["timeLimit", "15"],
        ["longestCopy", "15"],
        ["erasedBy", "16"],
      ],
      "longestNote",
    ),
    section(
      recipients,
      "sharedUse",
      [
        ["listing", "9"],
        ["service", "9"],
        ["dataReceived", "9"],
        ["agreement", "39"],
      ],
      "recipientsNote",
    ),
    section(
      places,
      "places",
      [
        ["processor", "33"],
        ["location", "33"],
      ],
      "placesNote",
    ),
    section(
      transfers,
      "transfers",
      [
        ["dataSent", "33"],
        ["from", "33"],
        ["to", "33"],
        ["mechanism", "33"],
      ],
      "transfersNote",
    ),
    section(measures, "measures", [["measure", "46"]], "measuresNote"),
  ],
};

const dpaAnnexes: RecordForm = {
  id: "dpa-annexes",
  title: "dpaAnnexes",
  lead: "dpaAnnexesLead",
  instrument: "GDPR",
  role: "processor",
  sections: [
    section(parties, "annex1", [
      ["customers", "28(3)"],
      ["publishedName", "28(3)"],
      ["registeredName", "28(3)"],
      ["address", "28(3)"],
      ["processorContactPerson", "28(3)"],
      ["contact", "28(3)"],
      ["accession", "28(3)"],
    ]),
    section(activities, "annex2", [
      ["dataSubjects", "28(3)"],
      ["personalData", "28(3)"],
      ["restrictions", "28(3)"],
      ["nature", "28(3)"],
      ["purposeOnBehalf", "28(3)"],
    ]),
    section(
      categories,
      "annex2Durations",
      [
        ["processedFor", "28(3)"],
        ["sensitiveData", "28(3)"],
        ["heldBy", "28(3)"],
        ["form", "32(1)(a)"],
        ["duration", "28(3)"],
        ["longestCopy", "28(3)"],
        ["erasedBy", "28(3)(g)"],
      ],
      "longestNote",
    ),
    section(measures, "annex3", [["measure", "28(3)(c)"]], "measuresNote"),
    section(
      subProcessors,
      "annex4",
      [
        ["address", "28(2)"],
        ["contactPerson", "28(2)"],
        ["service", "28(4)"],
        ["dataReceived", "28(4)"],
        ["responsibilities", "28(4)"],
        ["listing", "28(2)"],
        ["agreement", "28(4)"],
      ],
      "recipientsNote",
    ),
    section(
      places,
      "annex4Places",
      [
        ["processor", "28(2)"],
        ["location", "28(2)"],
      ],
      "placesNote",
    ),
    section(
      transfers,
      "transfers",
      [
        ["dataSent", "28(3)(a)"],
        ["from", "28(3)(a)"],
        ["to", "28(3)(a)"],
        ["mechanism", "28(3)(a)"],
      ],
      "transfersNote",
    ),
  ],
};

/** The inventory that the Mexican Regulation begins security with, and what the law asks of a privacy notice. */
const lfpdppp: RecordForm = {
  id: "lfpdppp",
  title: "lfpdppp",
  lead: "lfpdpppLead",
  instrument: "LFPDPPP",
  role: null,
  sections: [
    section(parties, "partiesMexico", [
      ["publishedName", "15"],
      ["registeredName", "15"],
      ["address", "15"],
      ["contact", "15"],
      ["requests", "31"],
      ["dataDepartment", "29"],
      ["breachRecords", "19"],
      ["rolesConfirmed", null],
    ]),
    section(activities, "treatments", [
      ["mexicanRole", "2(XII)"],
      ["purpose", "15"],
      ["dataSubjects", null],
      ["personalData", "15"],
      ["consentBasis", "7"],
      ["privacyNotice", "15"],
      ["dataSource", null],
      ["recipientNames", `${ofRegulation}54`],
      ["lastReview", null],
    ]),
    section(
      categories,
      "categoriesMexico",
      [
        ["processedFor", "15"],
        ["sensitiveData", "8"],
        ["heldBy", `${ofRegulation}61`],
        ["form", "18"],
        ["timeLimit", "10"],
        ["longestCopy", "10"],
        ["erasedBy", "24"],
      ],
      "longestNote",
    ),
    section(
      recipients,
      "processorsMexico",
      [
        ["listing", `${ofRegulation}54`],
        ["service", `${ofRegulation}50`],
        ["dataReceived", `${ofRegulation}50`],
        ["agreement", `${ofRegulation}50`],
        ["relation", "2(XX)"],
      ],
      "processorsMexicoNote",
    ),
    section(
      recipients,
      "cloudMexico",
      [
        ["subcontractors", `${ofRegulation}52`],
        ["ownership", `${ofRegulation}52`],
        ["secrecy", `${ofRegulation}52`],
        ["deletionAtEnd", `${ofRegulation}52`],
        ["authorities", `${ofRegulation}52`],
      ],
      "cloudMexicoNote",
    ),
    section(
      places,
      "places",
      [
        ["processor", null],
        ["location", `${ofRegulation}61`],
      ],
      "placesNote",
    ),
    section(
      transfers,
      "hopsMexico",
      [
        ["dataSent", null],
        ["from", null],
        ["to", null],
        ["relationOfHop", "35"],
      ],
      "hopsMexicoNote",
    ),
    section(measures, "measures", [["measure", "18"]], "measuresNote"),
  ],
};

export const forms: readonly RecordForm[] = [gdpr301, gdpr302, lgpd37, lfpdppp, dpaAnnexes];
