import { z } from "zod";
import { toSeconds } from "./duration.ts";
import { countries, languages } from "./languages.ts";
import { agreements, observationKinds, proofKinds } from "./proof.ts";

/** ISO 8601 duration of whole days or minutes: `P90D`, `PT30M`, `P0D`. Years and months are refused: they have no fixed length. */
const isoDuration = z
  .string()
  .regex(
    /^P(?!$)(\d{1,6}D)?(T(?=\d)(\d{1,6}H)?(\d{1,6}M)?(\d{1,6}S)?)?$/,
    'is not an ISO 8601 duration of days, hours, minutes or seconds such as "P90D" or "PT30M"',
  )
  .describe("ISO 8601 duration in days, hours, minutes and seconds");

/** A proof that lasts for longer is none: our own bound, whatever the register says. */
function atMost(longest: string) {
  return isoDuration.refine(
    (value) => isoDuration.safeParse(value).success && toSeconds(value) <= toSeconds(longest),
    {
      message: `is longer than ${longest}, after which a proof says nothing`,
    },
  );
}

const isoDate = z.iso.date("is not a date such as 2026-11-24");
const id = z.string().regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, "is not a lower-case id such as neon-region");
const text = z.string().min(1, "is empty");
const lawRefs = z.array(id).describe("Ids of law cards in register/law.yaml");

/** Fields that every clause has: what is promised, on what ground, and whether the public page says it. */
const clauseBase = {
  id,
  label: text.describe("Short name that people read in tables"),
  statement: text.describe("What is promised, in our own words"),
  documented: z.boolean().describe("true where the public page states it; false where the page is silent"),
  decidedBy: text.optional().describe("Who or what decided the value where the page is silent"),
  law: lawRefs,
  legs: z.array(id).min(1).describe("What must be shown for it to be met, in the order of explanation"),
};

const subProcessor = z.strictObject({
  id,
  legalName: text,
  purpose: text,
  dataCategories: z.array(text).min(1),
  providers: z.array(id).describe("Pulumi packages whose resources belong to this sub-processor"),
  hosts: z.array(text).describe("Hostnames (suffixes) that traffic to this sub-processor uses"),
  sharedHosts: z
    .array(text)
    .default([])
    .describe(
      "Suffixes below which every customer of the vendor has names: only a resource of this stack makes one ours",
    ),
  apiHosts: z.array(text).default([]).describe("Names below a shared suffix that are the vendor's own"),
  places: z.array(
    z.strictObject({
      id,
      service: text,
      role: z.enum(["storage", "compute", "transit", "processing"]),
      region: text.nullable().describe("The vendor's own region name; null where none is promised"),
      clause: id.nullable().describe("The region clause that binds this place"),
      fetchedDirectly: z
        .boolean()
        .default(false)
        .describe("Whether people fetch from it past the application"),
    }),
  ),
});

/** Something the stack uses that is no sub-processor, because no customer's data reaches it. */
const dataFree = z.strictObject({ name: text, reason: text });

const regionClause = z.strictObject({
  ...clauseBase,
  subProcessor: id,
  region: text.describe("The only value allowed, in the vendor's own words"),
});

const holder = z.strictObject({
  subProcessor: id,
  role: z.enum(["stored", "in-flight", "transit", "delivery"]),
  form: z
    .enum(["plain", "encrypted-field", "hash"])
    .default("plain")
    .describe("plain: the application has neither hashed nor encrypted it"),
  replies: z
    .boolean()
    .default(true)
    .describe("false where what arrives in flight is never answered the same way"),
});

const retentionClause = z.strictObject({
  ...clauseBase,
  rawLabel: text.optional().describe("What it is called until the application hashes it"),
  holders: z.array(holder).min(1),
  trigger: z
    .enum(["creation", "account-deletion", "vendor-policy"])
    .describe("When the clock starts; vendor-policy: the vendor's own terms decide, KAITALK holds no copy"),
  duration: isoDuration
    .nullable()
    .describe("Documented maximum after the trigger; null only for vendor-policy"),
  durationDocumented: z
    .boolean()
    .describe(
      "false where the page names the trigger but no period after it, so the strictest neighbour is used",
    ),
  qualifiers: z
    .array(z.enum(["default", "one-time", "raw-value-discarded-at-once"]))
    .default([])
    .describe(
      "What the page adds to the period: the default of a setting, one use only, a raw value dropped at once",
    ),
  enforcedBy: z
    .array(z.enum(["purge", "object-lifecycle", "unlogged-table", "vendor", "not-collected"]))
    .min(1),
});

const safeguardClause = z.strictObject({
  ...clauseBase,
  principle: z.enum(["encryption-at-rest", "encryption-in-transit", "minimisation", "contract", "deletion"]),
  requires: z
    .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
    .describe("Promised technical values"),
});

const listClause = z.strictObject({
  ...clauseBase,
  noticePeriod: isoDuration.nullable(),
  exceptions: z.array(text),
});

/** One thing that must be shown for a promise to be met. */
const leg = z
  .strictObject({
    id,
    proof: z
      .enum(proofKinds)
      .describe(
        "configuration: the declared value decides alone; code: only the application or a job can do it; account: only a look into the vendor's account shows it; paper: an agreement",
      ),
    statement: text.describe("What is shown, as a sentence that is true once it is"),
    from: text.optional().describe("Of a hop that data takes: who sends"),
    to: text.optional().describe("Of a hop: who receives"),
    rules: z
      .array(id)
      .min(1)
      .optional()
      .describe(
        "Of a configuration: the rules that show it; else all that cite the promise. Of a hop's client: rules on what it is started with, each of which must be met",
      ),
    observation: z.enum(observationKinds).optional().describe("A look at the running system that shows it"),
    attestations: z.array(id).min(1).optional().describe("Entries that show it together, each in force"),
    agreement: z
      .enum(agreements)
      .optional()
      .describe(
        "Shown by this agreement with every sub-processor; baa: with everyone whom health data reaches",
      ),
    facts: z
      .array(id)
      .min(1)
      .optional()
      .describe("Facts of register/vendors/ that show it, with their sources"),
  })
  .refine(
    ({ proof, rules, from }) =>
      !rules || proof === "configuration" || (proof === "code" && from !== undefined),
    "has rules; they show a configuration, or with what the client of a hop is started",
  )
  .refine(
    ({ from, to }) => (from === undefined) === (to === undefined),
    'names one end of a hop; give "from" and "to"',
  )
  .refine(
    ({ proof, rules, observation, attestations, agreement, facts }) =>
      proof === "configuration"
        ? !(observation || attestations || agreement || facts)
        : Boolean(rules || observation || attestations || agreement || facts),
    'must name what shows it, one of "observation", "attestations", "agreement" or "facts", or of a hop "rules"; a configuration names none but rules',
  );

export const registerSchema = z
  .strictObject({
    $schema: z.string().optional(),
    version: isoDate.describe("Date of this version of the register"),
    page: z.strictObject({
      title: text,
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .nullable()
        .describe("Of the page's text; null while the text of this version is not recorded"),
      subProcessors: z.array(id).describe("Whom the page of this version names, and so announced"),
    }),
    organisation: z.strictObject({
      name: text,
      contacts: z.strictObject({ privacy: z.email(), dsr: text, dpa: text, privacyPolicy: text }),
      markets: z.array(z.enum(countries)),
      currencies: z.array(z.string().length(3)),
      languages: z.array(z.enum(languages)),
      signedAgreementFor: z.array(text).describe("Whom the page offers a signed data processing agreement"),
    }),
    purgeJob: z
      .strictObject({
        repository: z
          .url()
          .nullable()
          .describe("Where its code is; null while the stack's configuration alone names it"),
        branch: text,
        rootDirectory: text.nullable(),
        buildCommand: text,
        startCommand: z
          .string()
          .regex(/^node cli\/kaitalk\.ts purge$/, "is not the purge as it is: node cli/kaitalk.ts purge"),
        autoDeploy: z.boolean(),
        variables: z.array(text).describe("Names in register/environment.yaml; it is given no other"),
      })
      .describe("The job that deletes: what it runs and what it is given"),
    subProcessors: z.array(subProcessor).min(1),
    notSubProcessors: z.strictObject({
      packages: z.array(dataFree).describe("Pulumi packages that hold no customer's data"),
      hosts: z
        .array(
          // What code is told may name no such host: nobody can see what it sends there.
          dataFree.extend({
            property: z.enum(["repoUrl", "imageUrl"]).describe("The only property that may name it"),
          }),
        )
        .describe("Hostnames (suffixes) that receive no customer's data"),
    }),
    proof: z
      .strictObject({
        decidedBy: text,
        earliest: isoDate.describe("No proof is older"),
        attestations: z
          .strictObject({ code: atMost("P731D"), account: atMost("P731D"), paper: atMost("P731D") })
          .describe("Longest validity"),
        observations: z
          .strictObject({
            "purge-audit": atMost("P31D"),
            "schema-check": atMost("P92D"),
            account: atMost("P92D"),
          })
          .describe("Age at which an observation counts as absent"),
        waivers: atMost("P366D").describe("Longest term of a waiver"),
      })
      .describe("How long a proof lasts, and what lets one be absent"),
    legs: z.array(leg).min(1),
    regions: z.array(regionClause),
    retention: z.array(retentionClause),
    safeguards: z.array(safeguardClause),
    lists: z.array(listClause),
  })
  .meta({ title: "KAITALK register", description: "What KAITALK promises about personal data." });

export type Register = z.infer<typeof registerSchema>;
export type Leg = z.infer<typeof leg>;
export type SubProcessor = z.infer<typeof subProcessor>;
export type RegionClause = z.infer<typeof regionClause>;
export type RetentionClause = z.infer<typeof retentionClause>;
export type SafeguardClause = z.infer<typeof safeguardClause>;
export type ListClause = z.infer<typeof listClause>;
export type Clause = RegionClause | RetentionClause | SafeguardClause | ListClause;

const citation = { source: id, readOn: isoDate.optional() };
const scalar = z.union(
  [z.string(), z.number(), z.boolean(), z.null()],
  "must be a text, a number, true, false or null",
);

/** Facts about one vendor, each with its source. A default of `null` means: the property is absent unless declared. */
export const vendorSchema = z
  .strictObject({
    $schema: z.string().optional(),
    vendor: id,
    readOn: isoDate.nullable().describe("null while nobody has read a source"),
    sources: z.record(id, z.strictObject({ title: text, reference: text, readOn: isoDate.optional() })),
    defaults: z.array(
      z.strictObject({
        type: text.describe("Pulumi type token"),
        property: text.describe("Dotted path of the input"),
        value: scalar
          .optional()
          .describe("What the vendor does when the property is omitted; leave out if not documented"),
        note: text.optional(),
        ...citation,
      }),
    ),
    facts: z.array(
      z.strictObject({
        id,
        label: text,
        duration: isoDuration.optional(),
        certainty: z
          .enum(["bound", "typical"])
          .optional()
          .describe(
            "Of a duration: bound where the source promises it, typical where it only says what is usual",
          ),
        words: text.optional().describe("The source's own words that make a duration typical"),
        value: scalar.optional(),
        endless: z
          .literal(true)
          .optional()
          .describe("Nothing of the vendor's own ends what the fact is about"),
        informs: text
          .optional()
          .describe("The document that tells people of it, where no rule and no copy reads the fact"),
        note: text.optional(),
        ...citation,
      }),
    ),
  })
  .refine(({ readOn, sources }) => readOn !== null || Object.keys(sources).length === 0, {
    path: ["readOn"],
    error: "is null beside sources; write the day on which they were read",
  })
  .meta({ title: "KAITALK vendor facts" });
export type VendorFacts = z.infer<typeof vendorSchema>;

const variable = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]*(<number>)?$/, "is not the name of a variable in capitals")
    .describe("<number> at the end stands for digits"),
  owner: id.describe("stack, platform (Render and Node), or the sub-processor whom it leads to"),
  kind: z
    .enum(["host", "credential", "identifier", "number", "setting"])
    .describe("What the value is read as; nobody connects to what a credential says"),
  is: text.optional().describe("The only value allowed"),
  format: z
    .string()
    .startsWith("^")
    .endsWith("$")
    .optional()
    .describe("Regular expression of every value allowed"),
  promise: id.optional().describe("The clause that another value, or one from elsewhere, breaks"),
  from: z
    .strictObject({
      type: text,
      name: text.optional(),
      outputs: z.array(text).min(1),
      orConfiguration: z.literal(true).optional().describe("The stack's configuration may give it as well"),
    })
    .optional()
    .describe(
      "What alone gives the value, as it is: the type of a resource, where told its name, and its outputs",
    ),
  meaning: text,
});

/** The closed list of environment variables. */
export const environmentSchema = z
  .strictObject({ $schema: z.string().optional(), variables: z.array(variable).min(1) })
  .meta({ title: "KAITALK environment variables" });
export type Variable = z.infer<typeof variable>;
const shortening = z.strictObject({
  attestation: id.describe("While in force, its duration replaces the time of the term"),
  least: id.optional().describe("Fact with the shortest time that the vendor offers"),
  most: id.optional().describe("Fact with the longest time that the vendor offers"),
});

/** One addend of a copy's life. With none of fact, bucket and lifeOf its time is unknown until it is attested. */
const copyTerm = z
  .strictObject({
    label: text.describe("What the time passes with, as people read it in the sum"),
    fact: id.optional().describe("Vendor fact: its duration, or no end where it is endless"),
    sinceCreation: id
      .optional()
      .describe("Fact whose duration runs from the record's creation: the term ends no sooner"),
    bucket: z
      .enum(["recordings", "documents"])
      .optional()
      .describe("The object age in the stack's buckets of this kind, with locks and the vendor's lag"),
    lifeOf: id.optional().describe("Retention clause whose whole period can pass first"),
    shortenedBy: z.array(shortening).default([]).describe("The shortest of those in force counts"),
  })
  .refine(
    ({ fact, bucket, lifeOf }) => [fact, bucket, lifeOf].filter((each) => each !== undefined).length <= 1,
    'must name one of "fact", "bucket" and "lifeOf" at most',
  );

/** Copies that rows and buckets alone do not show: who holds what, for how long, and what proves it. */
export const copiesSchema = z
  .strictObject({
    $schema: z.string().optional(),
    copies: z.array(
      z.strictObject({
        id,
        clause: id.describe("The retention clause that bounds it, or a safeguard that allows no such copy"),
        label: text.describe("Plural, so that sentences can start with it"),
        subProcessor: id,
        company: text.optional().describe("Who holds it behind the sub-processor, or that nobody is named"),
        restsOn: z.array(id).default([]).describe("Further vendor facts that speak of the copy"),
        within: isoDuration
          .optional()
          .describe("Longest life where the clause allows this copy less than its period, or names none"),
        onlyWhen: z.enum(["recordings"]).optional().describe("The copy exists where calls can be recorded"),
        unless: id
          .optional()
          .describe("Attestation under which it does not, where no bucket holds recordings"),
        terms: z.array(copyTerm).min(1),
        provenBy: z.array(id).min(1).describe("Attestations; any of these in force proves the copy's life"),
      }),
    ),
  })
  .meta({
    title: "KAITALK copies",
    description: "Copies of personal data whose life no declared resource decides alone.",
  });
export type CopyTerm = z.infer<typeof copyTerm>;
export type RegisteredCopy = z.infer<typeof copiesSchema>["copies"][number];

/** Law cards: which instrument and article a clause leans on, and what was read for it. */
export const lawSchema = z.strictObject({
  $schema: z.string().optional(),
  cards: z.array(
    z
      .strictObject({
        id,
        instrument: text,
        article: text,
        summary: text.describe("In our own words"),
        inForceFrom: isoDate.nullable(),
        status: z.enum(["in-force", "superseded"]),
        supersededBy: id.nullable(),
        officialText: z.url().nullable().describe("Where counsel finds it; nobody is said to have opened it"),
        basis: z
          .enum(["primary", "secondary", "common-knowledge"])
          .describe("What the summary rests on: the official text, somebody's words about it, or no reading"),
        read: z
          .strictObject({ on: isoDate, what: text, where: text })
          .nullable()
          .describe("What was read, where and when; null where nothing was"),
        counsel: text.nullable().describe("What counsel must confirm"),
      })
      .refine(
        ({ basis, read }) => (basis === "common-knowledge") === (read === null),
        'says "common-knowledge" and what was read, or neither; a reading has what, where and when',
      ),
  ),
});
export type LawCard = z.infer<typeof lawSchema>["cards"][number];

/** Facts that no API shows. An entry with an empty owner, date or reference is a gap that its owner fills. */
export const attestationsSchema = z.strictObject({
  $schema: z.string().optional(),
  attestations: z.array(
    z.strictObject({
      id,
      proof: z.enum(["code", "account", "paper"]).describe("The kind of leg that it shows"),
      agreement: z
        .enum(agreements)
        .optional()
        .describe("Where it is about an agreement with the sub-processor"),
      clauses: z.array(id).min(1),
      subProcessor: id.nullable().describe("null where it speaks of KAITALK itself"),
      statement: text,
      owner: text.describe("Role that fills it"),
      attestedOn: isoDate.nullable(),
      expiresOn: isoDate.nullable(),
      reference: text.nullable(),
      duration: isoDuration.optional().describe("Period attested, where the statement is one of time"),
      dueOn: isoDate.optional().describe("Day by which its owner means to fill it; only the owner gives one"),
      closes: text.describe("What would close the gap"),
    }),
  ),
});
export type Attestation = z.infer<typeof attestationsSchema>["attestations"][number];

/** Waivers: one rule on one resource, for a reason, until a date. */
export const waiversSchema = z.strictObject({
  $schema: z.string().optional(),
  waivers: z.array(
    z.strictObject({
      id,
      rule: id,
      urn: z.string().startsWith("urn:pulumi:", "is not a resource URN"),
      reason: text,
      requester: text,
      approver: text,
      ticket: text,
      createdOn: isoDate,
      expiresOn: isoDate,
    }),
  ),
});
export type Waiver = z.infer<typeof waiversSchema>["waivers"][number];
