import { isDeepStrictEqual } from "node:util";
import { hostsNamed } from "../policies/kernel/hostnames.ts";
import {
  HIDDEN,
  isProperties,
  opened,
  type Resource,
  UNKNOWN,
  type Value,
} from "../policies/kernel/resource.ts";
import { variableCalled } from "../register/environment.ts";
import type { Remark } from "./stack-snapshot.ts";
import type { Origin, VendorAnswers } from "./vendor-answers.ts";

const fix =
  "Declare the same resources and values whether or not they are applied, and take what only a vendor knows from the output of a resource as it is.";

/**
 * What a program makes otherwise when it is applied: resources that only one of the runs declares, values that differ,
 * and values that are unknown at preview and then are not what a vendor answered.
 */
export function planDifferences(
  planned: readonly Resource[],
  applied: readonly Resource[],
  answers: VendorAnswers,
): Remark[] {
  const then = new Map(applied.map((resource) => [resource.urn, resource]));
  const now = new Set(planned.map(({ urn }) => urn));
  const remark = (resource: Resource, sentence: string): Remark => ({
    id: "plan-same-when-applied",
    outcome: "violated",
    resource,
    sentence,
    fix,
  });
  return [
    ...planned.flatMap((resource) => {
      const other = then.get(resource.urn);
      if (!other) return [remark(resource, "is declared at preview and not when the program is applied.")];
      return [
        ...differencesOf(resource, other, answers).map((sentence) => remark(resource, sentence)),
        ...alteredVariables(resource, other, answers).map(({ sentence, promise }) => ({
          ...remark(resource, sentence),
          clauses: [promise],
        })),
      ];
    }),
    ...applied
      .filter(({ urn }) => !now.has(urn))
      .map((resource) =>
        remark(resource, "is declared only when the program is applied, so no preview shows it."),
      ),
  ];
}

/** Longer than a word, and of one piece: a second key in a record, a token in an address. */
const keyLike = /[A-Za-z0-9+]{24,}/;

const options: readonly (readonly [name: string, read: (resource: Resource) => unknown])[] = [
  ["protect", ({ protect }) => protect],
  ["ignoreChanges", ({ ignoreChanges }) => ignoreChanges],
  ["retainOnDelete or deletedWith", ({ keptBy }) => keptBy],
  // The id behind it is known only when the provider stands.
  ["provider", ({ provider = "" }) => provider.slice(0, provider.lastIndexOf("::"))],
  ["parent", ({ parent }) => parent],
];

function differencesOf(planned: Resource, applied: Resource, answers: VendorAnswers): string[] {
  const sentences: string[] = [];
  for (const [option, read] of options)
    if (!isDeepStrictEqual(read(planned), read(applied)))
      sentences.push(`the option ${option} is another one when the program is applied.`);
  const names = new Set([...Object.keys(planned.inputs), ...Object.keys(applied.inputs)]);
  for (const input of names) {
    const origins = new Set(applied.propertyDependencies[input] ?? []);
    compare(planned.inputs[input], applied.inputs[input], input, {
      answers,
      origins,
      say: (path, what) => sentences.push(`${path} ${what}`),
    });
  }
  return sentences;
}

/** Variables that a resource gives, and whose value is made of something else than the output that the register names. */
function alteredVariables(planned: Resource, applied: Resource, answers: VendorAnswers) {
  const before = variablesOf(planned);
  return [...variablesOf(applied)].flatMap(([name, value]) => {
    const { from, promise = "sub-processor-list" } = variableCalled(name) ?? {};
    if (!from || typeof value !== "string") return [];
    // What the configuration gives is known at preview, where no vendor has answered.
    if (from.orConfiguration && typeof before.get(name) === "string") return [];
    if (answers.wholeOriginsOf(value).some(({ path }) => from.outputs.includes(path))) return [];
    const outputs = from.outputs.join(" or ");
    return [
      { promise, sentence: `envVars.${name}.value is not the output ${outputs} of its resource, as it is.` },
    ];
  });
}

function variablesOf({ inputs }: Resource): ReadonlyMap<string, unknown> {
  const variables = opened(inputs.envVars);
  if (!isProperties(variables)) return new Map();
  return new Map(
    Object.entries(variables).map(([name, entry]) => {
      const told = opened(entry);
      return [name, isProperties(told) ? opened(told.value) : undefined];
    }),
  );
}

interface Comparison {
  readonly answers: VendorAnswers;
  /** URNs of the resources that the property depends on. */
  readonly origins: ReadonlySet<string>;
  say(path: string, what: string): void;
}

function compare(planned: Value | undefined, applied: Value | undefined, path: string, by: Comparison): void {
  const mine = opened(planned);
  const theirs = opened(applied);
  if (mine === UNKNOWN) {
    checkOrigin(theirs, path, by);
    return;
  }
  if (isProperties(mine) && isProperties(theirs)) {
    for (const name of new Set([...Object.keys(mine), ...Object.keys(theirs)]))
      compare(mine[name], theirs[name], `${path}.${name}`, by);
    return;
  }
  if (Array.isArray(mine) && Array.isArray(theirs) && mine.length === theirs.length) {
    mine.forEach((entry: Value, index) => void compare(entry, theirs[index], `${path}[${index}]`, by));
    return;
  }
  if (mine !== theirs) by.say(path, "is another value when the program is applied.");
}

/** A value that only the vendor knows: every leaf is its answer, or made of it without another host. */
function checkOrigin(value: Value | undefined, path: string, by: Comparison): void {
  const leaf = opened(value);
  if (leaf === UNKNOWN || leaf === HIDDEN || leaf === undefined || leaf === null) return;
  if (typeof leaf === "object") {
    for (const [name, entry] of Object.entries(leaf)) checkOrigin(entry, `${path}.${name}`, by);
    return;
  }
  const complaint = complaintAbout(String(leaf), by);
  if (complaint) by.say(path, complaint);
}

function complaintAbout(text: string, { answers, origins }: Comparison): string | undefined {
  const found = answers.originsOf(text);
  if (found.length === 0)
    return "is not known at preview, and when the program is applied it is nothing that a vendor answered.";
  const isOwn = ({ urn }: Origin) => urn === "" || origins.has(urn);
  // Several vendors' answers may read alike; a text made of more than one has to depend on each.
  const foreign = answers.wholeOriginsOf(text).some(isOwn) ? undefined : found.find((each) => !isOwn(each));
  if (foreign) return `comes from ${foreign.urn}, which it does not depend on.`;
  const stranger = hostsNamed(text).find((host) => !answers.isWithin(host));
  if (stranger) return `names the host ${stranger} beside what a vendor answered.`;
  if (answers.remainderOf(text).some((rest) => keyLike.test(rest)))
    return "holds what looks like a key beside what a vendor answered.";
  return undefined;
}
