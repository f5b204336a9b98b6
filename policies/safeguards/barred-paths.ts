import { books } from "../../register/read-books.ts";
import type { Subject } from "../kernel/subject.ts";
import { holdsFor } from "./edge-expression.ts";

/** A page that is promised, where it is answered, and how people come to it. */
interface Published {
  readonly page: string;
  readonly hosts: readonly string[];
  readonly methods: readonly ("GET" | "POST")[];
}

/** A path of which nothing promises anything. */
const elsewhere = "/-";

/**
 * Whether a rule at the edge keeps ordinary readers of a page away: it blocks the page, or sends or turns requests for
 * it to another path. A rule that asks for more, as how dangerous a visitor is, does so where it singles the page out.
 */
export function barred(phase: string, rule: Subject, { page, hosts, methods }: Published): boolean {
  if (rule.read("enabled").value === false || !turnsAway(phase, rule, page)) return false;
  const expression = String(rule.read("expression").value ?? "");
  const readings = books().register.value.organisation.markets.flatMap((country) =>
    [page, `${page}/`, `${page}/en.html`].flatMap((path) =>
      methods.map((method) => ({ path, hosts, method, country })),
    ),
  );
  return readings.some((reading) => {
    const holds = holdsFor(reading, expression);
    return (
      holds === true ||
      (holds === undefined && holdsFor({ ...reading, path: elsewhere }, expression) === false)
    );
  });
}

function turnsAway(phase: string, rule: Subject, page: string): boolean {
  if (phase === "http_request_firewall_custom") return rule.read("action").value === "block";
  const leadsTo = (path: string) => {
    const { value } = rule.read(`actionParameters.${path}`);
    return value === undefined ? undefined : String(value).replace(/^https?:\/\/[^/]*/, "");
  };
  if (phase === "http_request_transform") {
    const to = leadsTo("uri.path.value");
    return to !== undefined && !to.startsWith(page);
  }
  if (phase !== "http_request_dynamic_redirect") return false;
  // Only a target that is followed by the path that was asked for may be computed: ruleset-action-judged.
  const to = leadsTo("fromValue.targetUrl.value");
  return to !== undefined && !to.startsWith(page);
}
