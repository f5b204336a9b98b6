import type { Answer, Desk, Question, Route } from "../../simulation/front.ts";
import { isList, type JsonObject, textAt } from "../../simulation/json.ts";
import { inSnakeCase } from "../../simulation/names.ts";
import { unused } from "../../simulation/plant.ts";
import type { HeldObject } from "../../simulation/store.ts";
import { types } from "../../types.ts";
import { failure, numbered, result } from "./envelope.ts";

const base = "/client/v4/zones";
const pageRule = unused("cloudflare", "pageRule");

/** Zones, their settings, records and rules. */
export const zoneRoutes: readonly Route[] = [
  {
    path: base,
    answer: ({ query }, desk) =>
      numbered(
        zones(desk.store.all()).map((id) => zone(id, desk)),
        query,
      ),
  },
  {
    path: `${base}/:zone`,
    answer: (_question, desk) => {
      const { zone: id = "" } = desk.named;
      return zones(desk.store.all()).includes(id)
        ? result(zone(id, desk))
        : failure(404, 7003, "Could not route to the zone; its identifier may be invalid.");
    },
  },
  {
    path: `${base}/:zone/settings/:setting`,
    answer: (_question, { store, named }) => {
      const held = store.get(types.cloudflare.zoneSetting, `${named.zone}/${named.setting}`);
      return held ? result(setting(held, store.madeAt(held))) : failure(400, 1005, "Undefined zone setting.");
    },
  },
  {
    path: `${base}/:zone/settings`,
    answer: (_question, { store, named }) =>
      result(
        ofZone(store.ofType(types.cloudflare.zoneSetting), named.zone).map((held) =>
          setting(held, store.madeAt(held)),
        ),
      ),
  },
  {
    path: `${base}/:zone/managed_headers`,
    answer: (_question, { store, named }) => {
      const [held] = ofZone(store.ofType(types.cloudflare.managedTransforms), named.zone);
      return result({
        managed_request_headers: headers(held, "managedRequestHeaders"),
        managed_response_headers: headers(held, "managedResponseHeaders"),
      });
    },
  },
  {
    path: `${base}/:zone/dnssec`,
    answer: (_question, { store, named }) => {
      const held = store.get(types.cloudflare.zoneDnssec, named.zone ?? "");
      return result({
        status: textAt(held?.properties ?? {}, "status") || "disabled",
        dnssec_multi_signer: false,
        dnssec_presigned: false,
      });
    },
  },
  {
    path: `${base}/:zone/dns_records`,
    answer: ({ query }, { store, named }) =>
      numbered(
        ofZone(store.ofType(types.cloudflare.dnsRecord), named.zone).map((held) =>
          record(held, store.madeAt(held)),
        ),
        query,
      ),
  },
  { path: `${base}/:zone/logpush/jobs`, answer: logpush("zoneId", "zone") },
  { path: "/client/v4/accounts/:account/logpush/jobs", answer: logpush("accountId", "account") },
  {
    path: `${base}/:zone/logs/control/retention/flag`,
    answer: (_question, { store, named }) => {
      const [held] = ofZone(store.ofType(types.cloudflare.logpullRetention), named.zone);
      return result({ flag: held?.properties.flag === true });
    },
  },
  { path: `${base}/:zone/rulesets`, answer: rulesets("zoneId", "zone") },
  { path: `${base}/:zone/rulesets/:ruleset`, answer: ruleset },
  { path: "/client/v4/accounts/:account/rulesets", answer: rulesets("accountId", "account") },
  { path: "/client/v4/accounts/:account/rulesets/:ruleset", answer: ruleset },
  {
    path: `${base}/:zone/hostnames/settings/:setting`,
    answer: (_question, { store, named }) =>
      result(
        ofZone(store.ofType(types.cloudflare.hostnameTlsSetting), named.zone)
          .filter(({ properties }) => properties.settingId === named.setting)
          .map((held) => ({
            hostname: textAt(held.properties, "hostname"),
            value: held.properties.value ?? null,
            status: "active",
            created_at: store.madeAt(held),
            updated_at: store.madeAt(held),
          })),
      ),
  },
  {
    path: `${base}/:zone/pagerules`,
    answer: (_question, { store, named }) =>
      result(
        ofZone(store.ofType(pageRule), named.zone).map(({ id }) => ({
          id,
          status: "active",
          priority: 1,
          targets: [],
          actions: [],
        })),
      ),
  },
];

/** A zone is not declared here; it is known by what is declared in it. */
function zones(held: readonly HeldObject[]): string[] {
  const named = held.flatMap(({ type, id, properties }) =>
    type === types.cloudflare.zone
      ? [id]
      : type.startsWith("cloudflare:")
        ? [textAt(properties, "zoneId")]
        : [],
  );
  return [...new Set(named)].filter((id) => id !== "");
}

function zone(id: string, { store }: Desk): JsonObject {
  const names = ofZone(store.ofType(types.cloudflare.dnsRecord), id).map(({ properties }) =>
    textAt(properties, "name"),
  );
  const shortest = names.toSorted((one, other) => one.length - other.length)[0];
  const name = textAt(store.get(types.cloudflare.zone, id)?.properties ?? {}, "name") || shortest;
  const { paused, type, status } = store.get(types.cloudflare.zone, id)?.properties ?? {};
  return {
    ...{ id, name: name ?? "" },
    status: status ?? "active",
    paused: paused === true,
    type: type ?? "full",
  };
}

function ofZone(held: readonly HeldObject[], id: string | undefined): HeldObject[] {
  return held.filter(({ properties }) => properties.zoneId === id);
}

function setting({ properties }: HeldObject, at: string): JsonObject {
  return {
    id: textAt(properties, "settingId"),
    value: properties.value ?? null,
    editable: true,
    modified_on: at,
  };
}

function headers(held: HeldObject | undefined, name: string): JsonObject[] {
  const declared = held?.properties[name];
  return (isList(declared) ? declared : []).map((header) => ({
    has_conflict: false,
    ...(inSnakeCase(header) as JsonObject),
  }));
}

function record({ id, properties }: HeldObject, at: string): JsonObject {
  const proxied = properties.proxied === true;
  return {
    id,
    ...Object.fromEntries(["name", "type", "content", "ttl"].map((name) => [name, properties[name] ?? null])),
    proxied,
    proxiable: ["A", "AAAA", "CNAME"].includes(textAt(properties, "type")),
    comment: properties.comment ?? null,
    tags: properties.tags ?? [],
    settings: {},
    meta: {},
    created_on: at,
    modified_on: at,
  };
}

function logpush(property: string, name: string): Route["answer"] {
  return (_question: Question, { store, named }: Desk) =>
    result(
      store
        .ofType(types.cloudflare.logpushJob)
        .filter(({ properties }) => properties[property] === named[name])
        .map(({ properties: { zoneId: _zone, accountId: _account, ...job } }, index) => ({
          id: index + 1,
          ...(inSnakeCase(job) as JsonObject),
        })),
    );
}

function rulesets(property: string, name: string): Route["answer"] {
  return (_question: Question, { store, named }: Desk) =>
    result(
      store
        .ofType(types.cloudflare.ruleset)
        .filter(({ properties }) => properties[property] === named[name])
        .map((held) => listedRuleset(held, store.madeAt(held))),
    );
}

function ruleset(_question: Question, { store, named }: Desk): Answer {
  const held = store.get(types.cloudflare.ruleset, named.ruleset ?? "");
  if (!held) return failure(404, 10_003, "could not find ruleset");
  return result({
    ...listedRuleset(held, store.madeAt(held)),
    rules: inSnakeCase(isList(held.properties.rules) ? held.properties.rules : []),
  });
}

function listedRuleset({ id, properties }: HeldObject, at: string): JsonObject {
  return {
    ...{ id, version: "1", last_updated: at },
    kind: textAt(properties, "kind") || "zone",
    name: textAt(properties, "name"),
    description: textAt(properties, "description"),
    phase: textAt(properties, "phase"),
  };
}
