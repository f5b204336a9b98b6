import type { z } from "zod";
import { type Answer, cannotTell, complete } from "../../observation/answer.ts";
import type { Question, Reply } from "../../observation/ask.ts";
import { Oldest } from "../../observation/oldest.ts";
import type { Account, SeenResource } from "../../observation/reader.ts";
import type { Tally } from "../../observation/tally.ts";
import { unpaged } from "../../observation/unpaged.ts";
import { walk } from "../../observation/walk.ts";
import { types } from "../../types.ts";
import * as answers from "./answers.ts";
import { unknownToProviders } from "./kinds.ts";

const { neon } = types;
const { snapshot, deletedBranch, deletedProject, bucket, function: func, auth } = unknownToProviders;
const base = "/api/v2";
/** Most rows of a page. */
const mostProjects = 400;
const mostBranches = 1_000;
const mostFunctions = 1_000;

type Project = z.infer<typeof answers.project>;
type Branch = z.infer<typeof answers.branches>["branches"][number];

/** Neon says of what sort the key is; that every one of them may write is in its documentation. */
export async function lookAtKey({ ask, checked }: Account): Promise<void> {
  const reply = await ask({ path: `${base}/auth`, answer: answers.auth });
  const kind: Answer<string> = reply.answered
    ? complete(reply.value.auth_method, "the vendor says it of the key")
    : cannotTell(reply.why);
  checked({
    variable: "OBSERVE_NEON_API_KEY",
    kind,
    may: complete(["everything that its owner may, deletion too"], "Neon has no key that only reads"),
  });
}

/** Ids of every project of the declared organisations; those that were deleted and could come back are told at once. */
export async function lookAtProjects(account: Account, tally: Tally): Promise<string[]> {
  const organisations = account.declared(neon.project, "orgId");
  const ids: string[] = [];
  for (const organisation of organisations.length > 0 ? organisations : [undefined]) {
    const of = organisation ?? "the key's account";
    tally.add(neon.project, of, await projectsOf(account, organisation, false, ({ id }) => ids.push(id)));
    const deleted: string[] = [];
    const gone = await projectsOf(account, organisation, true, ({ id, deleted_at, created_at }) => {
      if (deleted_at === undefined) return;
      deleted.push(deleted_at);
      account.found({ type: deletedProject, id, name: id, properties: {}, createdAt: created_at });
    });
    // A list without the mark of a deletion is the usual list: the question was not understood.
    const isHonoured = gone.seen !== "complete" || gone.value === deleted.length;
    tally.add(
      deletedProject,
      of,
      isHonoured ? gone : cannotTell("it lists projects that are not deleted when asked for deleted ones"),
    );
  }
  account.inventory(deletedProject, tally.sum(deletedProject));
  return ids;
}

function projectsOf(
  { ask }: Account,
  organisation: string | undefined,
  recoverable: boolean,
  each: (project: Project) => void,
): Promise<Answer<number>> {
  return walk(ask, {
    question: (cursor) => ({
      path: `${base}/projects`,
      query: { org_id: organisation, limit: mostProjects, cursor, ...(recoverable && { recoverable: true }) },
      answer: answers.projects,
    }),
    items: ({ projects }) => projects,
    perPage: mostProjects,
    // The last page has a cursor too; the one after it is empty.
    next: ({ projects, pagination }) => (projects.length > 0 ? pagination?.cursor : undefined),
    key: ({ id }) => id,
    each,
    lacks: ({ unavailable_project_ids: missing = [] }) =>
      missing.length > 0 ? `it left out ${missing.length} projects that it could not read` : undefined,
  });
}

/** Everything of one project: its settings, branches, who gets in, and what is kept beside. */
export async function lookAtProject(account: Account, tally: Tally, id: string): Promise<void> {
  const { ask } = account;
  const at = { project: id };
  const settings = await ask({ path: `${base}/projects/{project}`, at, answer: answers.oneProject });
  const { branches, answer } = await branchesOf(account, tally, id);
  const main = branches.find((branch) => branch.default);
  const endpoints = await ask({
    path: `${base}/projects/{project}/endpoints`,
    at,
    answer: answers.endpoints,
  });
  tell(tally, neon.endpoint, id, endpoints, (value) => value.endpoints.length);
  const host = endpoints.answered
    ? endpoints.value.endpoints.find(({ branch_id, type }) => branch_id === main?.id && type === "read_write")
        ?.host
    : undefined;
  if (settings.answered) account.found(projectOf(settings.value.project, { main, host }));
  for (const branch of branches) if (!branch.recovery) account.found(branchOf(id, branch));
  if (endpoints.answered)
    for (const { id: endpoint, branch_id, region_id, host: name, created_at } of endpoints.value.endpoints)
      account.found({
        type: neon.endpoint,
        id: endpoint,
        name: endpoint,
        properties: { projectId: id, branchId: branch_id, regionId: region_id, host: name },
        createdAt: created_at,
        ...(branch_id === main?.id && name === host && { byVendor: true as const }),
      });
  if (main) await lookInto(account, tally, id, main);
  else for (const kind of [neon.role, neon.database, bucket, func]) tally.add(kind, id, whyNone(answer));
  await lookBeside(account, tally, id);
}

function whyNone(branches: Answer<number>): Answer<number> {
  return cannotTell(branches.seen === "complete" ? "the project has no default branch" : branches.why);
}

async function branchesOf(account: Account, tally: Tally, id: string) {
  const branches: Branch[] = [];
  const answer = await walk(account.ask, {
    question: (cursor) => ({
      path: `${base}/projects/{project}/branches`,
      at: { project: id },
      query: { include_deleted: true, sort_by: "created_at", sort_order: "asc", limit: mostBranches, cursor },
      answer: answers.branches,
    }),
    items: (page) => page.branches,
    perPage: mostBranches,
    next: ({ pagination }) => pagination?.next,
    key: (branch) => branch.id,
    each: (branch) => branches.push(branch),
  });
  const gone = branches.filter(({ recovery }) => recovery);
  const living = branches.length - gone.length;
  const usual = branches.filter((branch) => branch.default).length;
  tally.add(neon.branch, id, withCount(answer, living));
  tally.add(besideDefault, id, withCount(answer, living - usual));
  for (const { id: branch, created_at } of gone)
    account.found({
      type: deletedBranch,
      id: branch,
      name: branch,
      properties: { projectId: id },
      createdAt: created_at,
    });
  // Only some accounts are shown deleted branches: without one, nobody knows whether there are none.
  const shows = gone.length > 0 && answer.seen !== "cannot-tell";
  tally.add(
    deletedBranch,
    id,
    shows
      ? { ...answer, value: gone.length }
      : cannotTell("nothing shows that Neon lists deleted branches for this account"),
  );
  return { branches, answer };
}

/** Branches beside a project's default one, for the statement about copies. */
const besideDefault = "branch beside the default one";

function withCount(answer: Answer<number>, value: number): Answer<number> {
  return answer.seen === "cannot-tell" ? answer : { ...answer, value };
}

function projectOf(
  project: Project,
  { main, host }: { readonly main: Branch | undefined; readonly host: string | undefined },
): SeenResource {
  const { settings = {} } = project;
  return {
    type: neon.project,
    id: project.id,
    name: project.name,
    createdAt: project.created_at,
    properties: {
      name: project.name,
      ...(project.org_id !== undefined && { orgId: project.org_id }),
      regionId: project.region_id,
      pgVersion: project.pg_version,
      historyRetentionSeconds: project.history_retention_seconds ?? null,
      storePassword: yesOrNo(project.store_passwords),
      enableLogicalReplication: yesOrNo(settings.enable_logical_replication),
      hipaa: yesOrNo(settings.hipaa),
      allowedIps: settings.allowed_ips?.ips ?? [],
      allowedIpsProtectedBranchesOnly: yesOrNo(settings.allowed_ips?.protected_branches_only),
      ...(main && {
        branch: { name: main.name },
        defaultBranchId: main.id,
        defaultBranchProtected: main.protected,
      }),
      ...(host !== undefined && { databaseHost: host }),
    },
  };
}

function branchOf(project: string, branch: Branch): SeenResource {
  return {
    type: neon.branch,
    id: branch.id,
    name: branch.name,
    properties: { projectId: project, name: branch.name, protected: yesOrNo(branch.protected) },
    createdAt: branch.created_at,
    ...(branch.default && { byVendor: true as const }),
  };
}

/** The default branch. What stands in another one came with the branch, which is found itself. */
async function lookInto(account: Account, tally: Tally, project: string, branch: Branch): Promise<void> {
  const { ask, found } = account;
  const at = { project, branch: branch.id };
  const path = `${base}/projects/{project}/branches/{branch}`;
  const whole = { projectId: project, branchId: branch.id };
  const within = (what: "roleName" | "databaseName", value: string) => ({
    type: neon.project,
    id: project,
    path: `branch.${what}`,
    value,
  });
  const roles = await ask({ path: `${path}/roles`, at, answer: answers.roles });
  tell(tally, neon.role, project, roles, (value) => value.roles.length);
  if (roles.answered)
    for (const { name, created_at } of roles.value.roles)
      found({
        type: neon.role,
        id: `${project}/${branch.id}/${name}`,
        name,
        properties: { ...whole, name },
        createdAt: created_at,
        within: within("roleName", name),
      });
  const databases = await ask({ path: `${path}/databases`, at, answer: answers.databases });
  tell(tally, neon.database, project, databases, (value) => value.databases.length);
  if (databases.answered)
    for (const { name, owner_name, created_at } of databases.value.databases)
      found({
        type: neon.database,
        id: `${project}/${branch.id}/${name}`,
        name,
        properties: { ...whole, name, ownerName: owner_name },
        createdAt: created_at,
        within: within("databaseName", name),
      });
  const buckets = await preview(account, { path: `${path}/buckets`, at, answer: answers.buckets });
  tell(tally, bucket, project, buckets, (value) => value.buckets.length);
  if (buckets.answered)
    for (const { name, created_at } of buckets.value.buckets)
      found({
        type: bucket,
        id: `${branch.id}/${name}`,
        name,
        properties: whole,
        ...(created_at !== undefined && { createdAt: created_at }),
      });
  const functions = await walk((question) => preview(account, question), {
    question: (cursor) => ({
      path: `${path}/functions`,
      ...{ at, query: { limit: mostFunctions, cursor }, answer: answers.functions },
    }),
    items: (page) => page.functions,
    perPage: mostFunctions,
    next: ({ pagination }) => pagination?.next,
    key: ({ id }) => id,
    each: ({ id, slug, created_at }) =>
      found({ type: func, id, name: slug, properties: whole, createdAt: created_at }),
  });
  tally.add(func, project, functions);
}

/** Snapshots, shares, key sets and private networks belong to the project as a whole. */
async function lookBeside(account: Account, tally: Tally, project: string): Promise<void> {
  const { ask } = account;
  const at = { project };
  const path = `${base}/projects/{project}`;
  const whole = { projectId: project };
  const snapshots = await ask({ path: `${path}/snapshots`, at, answer: answers.snapshots });
  const all = tell(tally, snapshot, project, snapshots, (value) => value.snapshots.length);
  if (snapshots.answered)
    for (const { id, created_at } of snapshots.value.snapshots)
      account.found({ type: snapshot, id, name: id, properties: whole, createdAt: created_at });
  const oldest = new Oldest(account.today());
  if (snapshots.answered) for (const { created_at } of snapshots.value.snapshots) oldest.add(created_at);
  account.age({
    store: `snapshots of Neon project ${project}`,
    question: "every snapshot's created_at",
    how: "oldest",
    answer: oldest.among(all),
  });
  const shares = await ask({ path: `${path}/permissions`, at, answer: answers.permissions });
  const standing = shares.answered ? shares.value.project_permissions.filter((each) => !each.revoked_at) : [];
  tell(tally, neon.projectPermission, project, shares, () => standing.length);
  for (const { id, granted_at } of standing)
    account.found({ type: neon.projectPermission, id, name: id, properties: whole, createdAt: granted_at });
  const keySets = await ask({ path: `${path}/jwks`, at, answer: answers.keySets });
  tell(tally, neon.jwksUrl, project, keySets, (value) => value.jwks.length);
  if (keySets.answered)
    for (const { id, jwks_url, provider_name, created_at } of keySets.value.jwks)
      account.found({
        type: neon.jwksUrl,
        id,
        name: id,
        properties: { ...whole, jwksUrl: jwks_url, providerName: provider_name },
        createdAt: created_at,
      });
  const signUps = await ask({ path: `${path}/auth/integrations`, at, answer: answers.signUps });
  tell(tally, auth, project, signUps, (value) => value.data.length);
  if (signUps.answered)
    for (const { auth_provider: provider, auth_provider_project_id: id, ...row } of signUps.value.data)
      account.found({
        ...{ type: auth, id, name: `${provider} of ${row.branch_id}`, createdAt: row.created_at },
        properties: { ...whole, branchId: row.branch_id },
      });
  const networks = await ask({ path: `${path}/vpc_endpoints`, at, answer: answers.networks });
  tell(tally, neon.vpcEndpointRestriction, project, networks, (value) => value.endpoints.length);
  if (networks.answered)
    for (const { vpc_endpoint_id: id } of networks.value.endpoints)
      account.found({
        type: neon.vpcEndpointRestriction,
        id: `${project}/${id}`,
        name: id,
        properties: { ...whole, vpcEndpointId: id },
      });
}

/** What an organisation has no part in cannot be there; any other refusal says nothing. */
async function preview<T>(account: Account, question: Question<T>): Promise<Reply<T>> {
  const reply = await account.ask({ ...question, refusal: answers.refusal });
  if (reply.answered || reply.status !== 404) return reply;
  const known = answers.refusal.safeParse(reply.refusal);
  const none = known.success && ["org_not_entitled", "region_unavailable"].includes(known.data.reason);
  const empty = question.answer.safeParse({ buckets: [], functions: [] });
  return none && empty.success ? { answered: true, value: empty.data, headers: {} } : reply;
}

interface Unpaged {
  readonly pagination?:
    | { readonly cursor?: string | null | undefined; readonly next?: string | null | undefined }
    | null
    | undefined;
}

/** A list that Neon documents no pages of. */
function tell<T extends Unpaged>(
  tally: Tally,
  kind: string,
  of: string,
  reply: Reply<T>,
  count: (value: T) => number,
): Answer<number> {
  const answer = unpaged(reply, count, ({ pagination }) => Boolean(pagination?.cursor || pagination?.next));
  tally.add(kind, of, answer);
  return answer;
}

function yesOrNo(flag: boolean | null | undefined): "yes" | "no" {
  return flag === true ? "yes" : "no";
}

/** What the owner would attest of copies that nobody declared. */
export function copiesByHand(account: Account, tally: Tally): void {
  const projects = tally.sum(neon.project);
  const counts = [
    ["snapshot", tally.sum(snapshot, projects)],
    [besideDefault, tally.sum(besideDefault, projects)],
    ["deleted project", tally.sum(deletedProject)],
  ] as const;
  const found = counts.flatMap(([what, answer]) =>
    answer.seen !== "cannot-tell" && answer.value > 0 ? [`${answer.value} ${what}`] : [],
  );
  const open = counts.flatMap(([what, answer]) =>
    answer.seen === "complete" ? [] : [`${what}: ${answer.why}`],
  );
  const [verdict, sentence] =
    found.length > 0
      ? (["violated", `Neon keeps copies that nobody declared: ${found.join(", ")}.`] as const)
      : open.length > 0
        ? (["unverified", `Nobody can tell whether Neon keeps copies: ${open.join("; ")}.`] as const)
        : ([
            "met",
            "Neon lists no snapshot, no branch beside the default one and no deleted project.",
          ] as const);
  account.shown({ attestation: "neon-copies-by-hand", verdict, sentence });
}
