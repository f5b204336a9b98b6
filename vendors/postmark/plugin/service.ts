import { setTimeout as pause } from "node:timers/promises";
import grpc from "@grpc/grpc-js";
import plugin from "@pulumi/pulumi/proto/plugin_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import empty from "google-protobuf/google/protobuf/empty_pb.js";
import { readUrn } from "../../../register/urn.ts";
import { Api, readApiUrl } from "./api.ts";
import { explain } from "./errors.ts";
import { packageSchema } from "./package-schema.ts";
import { kinds, PostmarkProvider, type Stored } from "./provider.ts";
import type { Patience } from "./transport.ts";
import { secretTexts, unwrap } from "./values.ts";
import { checkResponse, diffResponse, fromStruct, toStruct } from "./wire.ts";

export const version = "0.1.0";

export interface ServiceOptions {
  /** Where the account token and the address come from when the program does not configure them. */
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly patience?: Partial<Patience>;
}

type Handler<Request, Response> = (
  call: { readonly request: Request },
  answer: (error: Partial<grpc.ServiceError> | null, response?: Response) => void,
) => void;

/** The engine's ResourceProvider protocol over `PostmarkProvider`. */
export function postmarkService({ environment, patience }: ServiceOptions) {
  const cancellation = new AbortController();
  const { signal } = cancellation;
  let configured: Api | undefined;
  const api = () => {
    configured ??= newApi(undefined);
    return configured;
  };

  function newApi(accountToken: unknown): Api {
    const own = typeof accountToken === "string" && accountToken !== "" ? accountToken : undefined;
    return new Api({
      accountToken: (own ?? environment.POSTMARK_ACCOUNT_TOKEN)?.trim(),
      url: readApiUrl(environment.POSTMARK_API_URL),
      patience: { ...usualPatience(signal), ...patience },
    });
  }

  /** Answers with what `work` gives, or with a sentence that repeats no secret of the request. */
  function handler<Request extends object, Response>(
    work: (request: Request) => Response | Promise<Response>,
  ): Handler<Request, Response> {
    return async ({ request }, answer) => {
      try {
        answer(null, await work(request));
      } catch (error) {
        const secrets = [...(configured?.secrets ?? []), ...secretsOf(request)];
        answer({ code: grpc.status.UNKNOWN, details: explain(error, secrets) });
      }
    };
  }

  const resources = () => new PostmarkProvider(api());

  return {
    getPluginInfo: handler(() => {
      const info = new plugin.PluginInfo();
      info.setVersion(version);
      return info;
    }),
    getSchema: handler(() => {
      const response = new provider.GetSchemaResponse();
      response.setSchema(JSON.stringify(packageSchema(version, kinds)));
      return response;
    }),
    checkConfig: handler((request: provider.CheckRequest) =>
      checkResponse(fromStruct(request.getNews()), []),
    ),
    // Another token is still the same account or a deliberate move; neither replaces a resource.
    diffConfig: handler(() => diffResponse([], false)),
    configure: handler((request: provider.ConfigureRequest) => {
      configured = newApi(unwrap(fromStruct(request.getArgs()).accountToken));
      const response = new provider.ConfigureResponse();
      response.setAcceptsecrets(true);
      response.setSupportspreview(true);
      return response;
    }),
    check: handler((request: provider.CheckRequest) => {
      const [olds, news] = [fromStruct(request.getOlds()), fromStruct(request.getNews())];
      const { inputs, failures } = resources().check(readUrn(request.getUrn()).type, olds, news);
      return checkResponse(inputs, failures);
    }),
    diff: handler((request: provider.DiffRequest) => {
      const [olds, news] = [fromStruct(request.getOldInputs()), fromStruct(request.getNews())];
      const { changes, deleteBeforeReplace } = resources().diff(readUrn(request.getUrn()).type, olds, news);
      return diffResponse(changes, deleteBeforeReplace);
    }),
    create: handler(async (request: provider.CreateRequest) => {
      const inputs = fromStruct(request.getProperties());
      const made = await resources().create(request.getUrn(), inputs, request.getPreview());
      const response = new provider.CreateResponse();
      response.setId(made.id);
      response.setProperties(toStruct(made.properties));
      return response;
    }),
    read: handler(async (request: provider.ReadRequest) => {
      const found = await resources().read(
        readUrn(request.getUrn()).type,
        request.getId(),
        fromStruct(request.getInputs()),
      );
      return readResponse(found);
    }),
    update: handler(async (request: provider.UpdateRequest) => {
      const edited = await resources().update(
        readUrn(request.getUrn()).type,
        request.getId(),
        fromStruct(request.getOlds()),
        fromStruct(request.getNews()),
        request.getPreview(),
      );
      const response = new provider.UpdateResponse();
      response.setProperties(toStruct(edited.properties));
      return response;
    }),
    delete: handler(async (request: provider.DeleteRequest) => {
      await resources().remove(readUrn(request.getUrn()).type, request.getId());
      return new empty.Empty();
    }),
    cancel: handler(() => {
      cancellation.abort();
      return new empty.Empty();
    }),
    attach: handler(() => new empty.Empty()),
  };
}

function usualPatience(cancelled: AbortSignal): Patience {
  return {
    attempts: 6,
    firstPause: 1_000,
    longestPause: 60_000,
    answerWithin: 30_000,
    tryFor: 300_000,
    sleep: (milliseconds) => pause(milliseconds, undefined, { signal: cancelled }),
    random: Math.random,
    cancelled,
  };
}

/** An answer without an id tells the engine that the resource is gone. */
function readResponse(found: Stored | undefined) {
  const response = new provider.ReadResponse();
  if (!found) return response;
  response.setId(found.id);
  response.setInputs(toStruct(found.inputs));
  response.setProperties(toStruct(found.properties));
  return response;
}

function secretsOf(request: object): readonly string[] {
  const bags = ["getNews", "getProperties", "getOlds", "getOldInputs", "getInputs", "getArgs"].flatMap(
    (name) => {
      const get: unknown = Reflect.get(request, name);
      return typeof get === "function" ? [get.call(request)] : [];
    },
  );
  return bags.flatMap((bag) => secretTexts(fromStruct(bag)));
}
