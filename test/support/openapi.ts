import { Ajv, type ValidateFunction } from "ajv";
import formats from "ajv-formats";

type Schema = { readonly [name: string]: unknown };

/** What a vendor's OpenAPI description (3.0) says of answers. */
export class OpenApi {
  readonly #document: Schema;
  readonly #ajv: Ajv;
  readonly #compiled = new Map<string, ValidateFunction>();

  constructor(document: object) {
    this.#document = normalised(document) as Schema;
    this.#ajv = formats.default(new Ajv({ strict: false, allErrors: true, logger: false }), ["date-time"]);
    this.#ajv.addSchema(this.#document, "official");
  }

  /**
   * What is wrong with an answer to GET: where the description refuses it, and fields that it does not know. `path` is
   * the description's own, as `/projects/{project_id}`.
   */
  problems(path: string, status: number, body: unknown): string[] {
    const place = ["paths", path, "get", "responses"];
    const responses = this.#at(place) as Schema | undefined;
    if (!responses) return [`the description knows no GET ${path}`];
    const code = String(status) in responses ? String(status) : "default";
    const pointer = this.#schemaOf([...place, code]);
    if (!pointer) return [`the description knows no answer ${status} of GET ${path}`];
    const validate = this.#validator(pointer);
    const refused = validate(body)
      ? []
      : (validate.errors ?? []).map(
          ({ instancePath, message, params }) => `${instancePath} ${message} ${JSON.stringify(params)}`,
        );
    return [...refused, ...this.#unknown({ $ref: `#${pointer}` }, body, "")];
  }

  /** Names of parameters in the query that GET of the path does not take. */
  strangeParameters(path: string, names: readonly string[]): string[] {
    const own = (this.#at(["paths", path, "get", "parameters"]) ?? []) as Schema[];
    const shared = (this.#at(["paths", path, "parameters"]) ?? []) as Schema[];
    const known = new Set([...own, ...shared].map((parameter) => this.#open(parameter).name));
    return names.filter((name) => !known.has(name));
  }

  #schemaOf(place: readonly string[]): string | undefined {
    const answer = this.#at(place) as Schema | undefined;
    const at = typeof answer?.$ref === "string" ? answer.$ref.slice(2).split("/") : place;
    const whole = [...at, "content", "application/json", "schema"];
    return this.#at(whole) === undefined ? undefined : `/${whole.map(escaped).join("/")}`;
  }

  #validator(pointer: string): ValidateFunction {
    const known = this.#compiled.get(pointer);
    if (known) return known;
    const validate = this.#ajv.compile({ $ref: `official#${pointer}` });
    this.#compiled.set(pointer, validate);
    return validate;
  }

  /** Fields that no part of the schema names; an open schema takes any. */
  #unknown(schema: Schema, value: unknown, at: string): string[] {
    const parts = this.#parts(schema);
    if (Array.isArray(value)) {
      const items = parts.flatMap(({ items }) => (items ? [items as Schema] : []));
      return items.length === 0
        ? []
        : value.flatMap((entry, index) => this.#unknown(any(items), entry, `${at}/${index}`));
    }
    if (typeof value !== "object" || value === null) return [];
    const named = parts.flatMap(({ properties }) => (properties ? [properties as Schema] : []));
    const isOpen = named.length === 0 || parts.some(({ additionalProperties }) => additionalProperties);
    return Object.entries(value).flatMap(([name, entry]) => {
      const of = named.flatMap((properties) => (name in properties ? [properties[name] as Schema] : []));
      if (of.length === 0) return isOpen ? [] : [`${at}/${name} is no field that the description knows`];
      return this.#unknown(any(of), entry, `${at}/${name}`);
    });
  }

  #parts(schema: Schema, depth = 0): Schema[] {
    if (depth > 12) return [];
    const open = this.#open(schema);
    const inner = ["allOf", "anyOf", "oneOf"].flatMap((word) => (open[word] ?? []) as Schema[]);
    return [open, ...inner.flatMap((part) => this.#parts(part, depth + 1))];
  }

  #open(schema: Schema): Schema {
    if (typeof schema.$ref !== "string") return schema;
    return this.#open(
      this.#at(
        schema.$ref
          .replace(/^(official)?#\/?/, "")
          .split("/")
          .map(plain),
      ) as Schema,
    );
  }

  #at(place: readonly string[]): unknown {
    return place.reduce<unknown>(
      (value, step) =>
        typeof value === "object" && value !== null ? (value as Schema)[plain(step)] : undefined,
      this.#document,
    );
  }
}

function any(schemas: readonly Schema[]): Schema {
  return schemas.length === 1 ? (schemas[0] as Schema) : { anyOf: schemas };
}

function escaped(step: string): string {
  return encodeURIComponent(step.replaceAll("~", "~0").replaceAll("/", "~1"));
}

function plain(step: string): string {
  return decodeURIComponent(step).replaceAll("~1", "/").replaceAll("~0", "~");
}

/** What Ajv reads otherwise than OpenAPI 3.0 means it: null beside any form, and limits that a flag excludes. */
function normalised(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(normalised);
  if (typeof value !== "object" || value === null) return value;
  const flags = ["nullable", "exclusiveMinimum", "exclusiveMaximum"];
  const kept = Object.entries(value).filter(
    ([name, entry]) => !(flags.includes(name) && typeof entry === "boolean"),
  );
  const schema = Object.fromEntries(kept.map(([name, entry]) => [name, normalised(entry)]));
  return (value as Schema).nullable === true ? { anyOf: [schema, { type: "null" }] } : schema;
}
