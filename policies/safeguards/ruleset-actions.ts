import { ownDomain } from "../../register/hosts.ts";
import { types } from "../../vendors/types.ts";
import { hostsOfUrls } from "../kernel/hostnames.ts";
import type { Stack } from "../kernel/rule.ts";
import type { Subject } from "../kernel/subject.ts";

/** What an action of a ruleset's rule may be given, and what else has to hold. */
interface Action {
  /** Names below `actionParameters`. */
  readonly parameters: readonly string[];
  /** The places that break a promise, as the ends of paths. Throws `Unverified`. */
  readonly wrong?: (parameters: Subject, rule: Subject, stack: Stack) => readonly string[];
}

const stop: Action = { parameters: ["response"] };
const challenges = { challenge: stop, js_challenge: stop, managed_challenge: stop };
/** No `matchedData`: it keeps what visitors sent, encrypted or not. */
const managed: Action = { parameters: ["id", "overrides", "version"] };
const skip: Action = { parameters: ["phases", "products", "rules", "ruleset", "rulesets"] };

/**
 * Actions by phase that can be declared without breaking a promise. What is not here is refused: other origins, log
 * fields, lists and error pages among it. Source of names: Cloudflare docs, ruleset-engine/reference/phases-list.
 */
const actions: Readonly<Record<string, Readonly<Record<string, Action>>>> = {
  ddos_l7: { execute: managed },
  http_config_settings: {
    set_config: {
      parameters: [
        ...["automaticHttpsRewrites", "bic", "disableApps", "disableRum", "disableZaraz"],
        ...["emailObfuscation", "hotlinkProtection", "opportunisticEncryption", "securityLevel", "ssl"],
      ],
      wrong: (parameters) =>
        ["disableApps", "disableRum", "disableZaraz"].filter((name) => parameters.read(name).value === false),
    },
  },
  http_ratelimit: { block: stop, ...challenges },
  http_request_cache_settings: {
    set_cache_settings: {
      parameters: ["browserTtl", "cache", "edgeTtl", "respectStrongEtags", "serveStale"],
      wrong: (parameters, rule, stack) =>
        parameters.read("cache").value === false || isOfPublicFiles(rule, stack) ? [] : ["cache"],
    },
  },
  http_request_dynamic_redirect: {
    redirect: {
      parameters: ["fromValue"],
      wrong: (parameters) => (staysHere(parameters) ? [] : ["fromValue.targetUrl"]),
    },
  },
  http_request_firewall_custom: { block: stop, ...challenges, skip },
  http_request_firewall_managed: { execute: managed, skip },
  http_request_late_transform: { rewrite: { parameters: ["headers"], wrong: requestHeaders } },
  http_request_transform: {
    rewrite: {
      parameters: ["uri"],
      wrong: (parameters) =>
        ["uri.path.expression", "uri.query.expression"].filter((place) => parameters.declares(place)),
    },
  },
  http_response_compression: { compress_response: { parameters: ["algorithms"] } },
  http_response_headers_transform: { rewrite: { parameters: ["headers"], wrong: responseHeaders } },
};

/** What rules of a phase may do with this action; undefined where nobody has judged it. */
export function actionOf(phase: unknown, action: unknown): Action | undefined {
  const ofPhase = Object.hasOwn(actions, String(phase)) ? actions[String(phase)] : undefined;
  return ofPhase && Object.hasOwn(ofPhase, String(action)) ? ofPhase[String(action)] : undefined;
}

/** Whether a rule holds for the host of the public bucket alone, whose files hold no record. */
function isOfPublicFiles(rule: Subject, stack: Stack): boolean {
  const host = /^\(?http\.host eq "([^"]+)"\)?$/.exec(String(rule.read("expression").value))?.[1];
  const domains = stack.ofType(types.cloudflare.r2CustomDomain);
  return domains.some((domain) => domain.read("domain").value === host);
}

/** Whether a redirect leads to KAITALK's own domain: by a literal, or by one followed by the path that was asked for. */
function staysHere(parameters: Subject): boolean {
  const [literal, expression] = ["value", "expression"].map((name) =>
    parameters.read(`fromValue.targetUrl.${name}`),
  );
  const computed = /^concat\("([^"]+)", http\.request\.uri\.path\)$/.exec(String(expression?.value ?? ""));
  if (expression?.value !== undefined && !computed) return false;
  const target = computed ? `${computed[1]}/` : String(literal?.value ?? "");
  const own = (host: string) => host === ownDomain() || host.endsWith(`.${ownDomain()}`);
  return target.startsWith("https://") && hostsOfUrls(target).length === 1 && hostsOfUrls(target).every(own);
}

/** Headers that say who the visitor is, where a session belongs or which host is meant. */
const spokenFor = /^(cf-|x-forwarded|x-real-ip|true-client-ip|forwarded$|host$|cookie$|authorization$)/;

function requestHeaders(parameters: Subject): string[] {
  return headers(parameters, (name, header) => header.declares("value") && !spokenFor.test(name));
}

const harmlessInResponse = new Set([
  ...["cache-control", "content-security-policy", "cross-origin-embedder-policy"],
  ...["cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy"],
  ...["referrer-policy", "x-content-type-options", "x-dns-prefetch-control", "x-frame-options"],
  ...["x-permitted-cross-domain-policies", "x-robots-tag", "x-xss-protection"],
]);
const removable = new Set(["server", "x-powered-by"]);

function responseHeaders(parameters: Subject): string[] {
  return headers(parameters, (name, header) =>
    header.read("operation").value === "remove"
      ? removable.has(name)
      : header.declares("value") && harmlessInResponse.has(name),
  );
}

/** Headers that are computed, or that may not be touched so. */
function headers(parameters: Subject, allowed: (name: string, header: Subject) => boolean): string[] {
  return parameters
    .entries("headers")
    .filter(([name, header]) => header.declares("expression") || !allowed(name.toLowerCase(), header))
    .map(([name]) => `headers.${name}`);
}
