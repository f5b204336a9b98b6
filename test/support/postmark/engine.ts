import grpc from "@grpc/grpc-js";
import protocol from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import provider from "@pulumi/pulumi/proto/provider_pb.js";
import { postmarkService } from "../../../vendors/postmark/plugin/service.ts";
import type { Patience } from "../../../vendors/postmark/plugin/transport.ts";
import type { Values } from "../../../vendors/postmark/plugin/values.ts";
import { fromStruct, toStruct } from "../../../vendors/postmark/plugin/wire.ts";

type Answer<T> = (error: grpc.ServiceError | null, response: T) => void;

/** Speaks to the provider as the engine does: over gRPC, one method a step. */
export class Engine {
  /** Pauses that the provider asked for, in milliseconds; none of them is waited for. */
  readonly pauses: number[] = [];
  readonly #server = new grpc.Server();
  #client: protocol.ResourceProviderClient | undefined;

  /** With `realPauses` it waits as long as the provider asks, which a real account needs. */
  static async start(
    environment: Record<string, string | undefined>,
    { realPauses = false, patience = {} }: { realPauses?: boolean; patience?: Partial<Patience> } = {},
  ): Promise<Engine> {
    const engine = new Engine();
    const noPauses: Partial<Patience> = {
      attempts: 4,
      firstPause: 1_000,
      sleep: async (milliseconds: number) => engine.pauses.push(milliseconds),
      random: () => 0.5,
      ...patience,
    };
    engine.#server.addService(
      protocol.ResourceProviderService,
      postmarkService({ environment, ...(!realPauses && { patience: noPauses }) }),
    );
    const port = await new Promise<number>((resolve, reject) =>
      engine.#server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, bound) =>
        error ? reject(error) : resolve(bound),
      ),
    );
    engine.#client = new protocol.ResourceProviderClient(
      `127.0.0.1:${port}`,
      grpc.credentials.createInsecure(),
    );
    return engine;
  }

  async configure(args: Values) {
    const request = new provider.ConfigureRequest();
    request.setArgs(toStruct(args));
    const response = await this.#call<provider.ConfigureResponse>((c, a) => c.configure(request, a));
    return response.toObject();
  }

  async schema(): Promise<string> {
    const request = new provider.GetSchemaRequest();
    return (await this.#call<provider.GetSchemaResponse>((c, a) => c.getSchema(request, a))).getSchema();
  }

  async check(type: string, news: Values, olds: Values = {}) {
    const request = new provider.CheckRequest();
    request.setUrn(urn(type));
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    const response = await this.#call<provider.CheckResponse>((c, a) => c.check(request, a));
    return {
      inputs: fromStruct(response.getInputs()),
      failures: response.getFailuresList().map((f) => `${f.getProperty()} ${f.getReason()}`),
    };
  }

  async diff(type: string, oldInputs: Values, news: Values) {
    const request = new provider.DiffRequest();
    request.setUrn(urn(type));
    request.setOldInputs(toStruct(oldInputs));
    request.setNews(toStruct(news));
    const response = await this.#call<provider.DiffResponse>((c, a) => c.diff(request, a));
    const detail: string[] = [];
    response.getDetaileddiffMap().forEach((_change, path) => {
      detail.push(path);
    });
    return {
      changed: response.getDiffsList(),
      replaces: response.getReplacesList(),
      deleteBeforeReplace: response.getDeletebeforereplace(),
      detail,
    };
  }

  async create(type: string, inputs: Values, preview = false) {
    const request = new provider.CreateRequest();
    request.setUrn(urn(type));
    request.setProperties(toStruct(inputs));
    request.setPreview(preview);
    const response = await this.#call<provider.CreateResponse>((c, a) => c.create(request, a));
    return { id: response.getId(), properties: fromStruct(response.getProperties()) };
  }

  async read(type: string, id: string, inputs: Values = {}) {
    const request = new provider.ReadRequest();
    request.setUrn(urn(type));
    request.setId(id);
    request.setInputs(toStruct(inputs));
    const response = await this.#call<provider.ReadResponse>((c, a) => c.read(request, a));
    return {
      id: response.getId(),
      inputs: fromStruct(response.getInputs()),
      properties: fromStruct(response.getProperties()),
    };
  }

  async update(type: string, id: string, olds: Values, news: Values, preview = false) {
    const request = new provider.UpdateRequest();
    request.setUrn(urn(type));
    request.setId(id);
    request.setOlds(toStruct(olds));
    request.setNews(toStruct(news));
    request.setPreview(preview);
    const response = await this.#call<provider.UpdateResponse>((c, a) => c.update(request, a));
    return fromStruct(response.getProperties());
  }

  async delete(type: string, id: string): Promise<void> {
    const request = new provider.DeleteRequest();
    request.setUrn(urn(type));
    request.setId(id);
    await this.#call<unknown>((c, a) => c.delete(request, a));
  }

  stop(): void {
    this.#client?.close();
    this.#server.forceShutdown();
  }

  /** Rejects with the words that a person sees. */
  #call<T>(start: (client: protocol.ResourceProviderClient, answer: Answer<T>) => unknown): Promise<T> {
    return new Promise((resolve, reject) => {
      if (!this.#client) throw new Error("Start the engine first.");
      start(this.#client, (error, response) =>
        error ? reject(new Error(error.details)) : resolve(response),
      );
    });
  }
}

function urn(type: string): string {
  return `urn:pulumi:prod::kaitalk::kaitalk:index:Mail$${type}::name`;
}
