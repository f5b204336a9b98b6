import type { handleUnaryCall } from "@grpc/grpc-js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import type { JsonObject } from "../../vendors/simulation/json.ts";
import type { HeldObject } from "../../vendors/simulation/store.ts";
import { type SimulatedProvider, typeOf } from "../provider.ts";
import { VendorFailure } from "../refusal.ts";
import { initialisationFailed, toGrpcFailure } from "./failure.ts";
import { fromStruct, markSecrets, toStruct } from "./values.ts";

const diffKinds = {
  add: providerPb.PropertyDiff.Kind.ADD,
  delete: providerPb.PropertyDiff.Kind.DELETE,
  update: providerPb.PropertyDiff.Kind.UPDATE,
};

/** Check, Diff, Create, Read, Update and Delete: each request of the engine in the words of the simulated provider. */
export function resourceHandlers(provider: SimulatedProvider) {
  // Terraform's providers repeat the id among what they answer; Postmark's, which is our own, does not.
  const outputs = (urn: string, { id, properties }: Pick<HeldObject, "id" | "properties">) =>
    toStruct(
      markSecrets(
        typeOf(urn).startsWith("postmark:") ? properties : { ...properties, id },
        provider.secretOutputs(typeOf(urn)),
      ),
    );

  const createOrTell = (urn: string, inputs: JsonObject): HeldObject => {
    try {
      return provider.create(urn, inputs);
    } catch (error) {
      if (!(error instanceof VendorFailure) || !error.made) throw error;
      const { id, type, properties } = error.made;
      const known = markSecrets(properties, provider.secretOutputs(type));
      throw initialisationFailed(error.message, { id, inputs, outputs: known });
    }
  };

  return {
    check: answer((request: InstanceType<typeof providerPb.CheckRequest>) => {
      const inputs = fromStruct(request.getNews());
      const failures = provider.check(request.getUrn(), inputs).map(({ property, reason }) => {
        const failure = new providerPb.CheckFailure();
        failure.setProperty(property);
        failure.setReason(reason);
        return failure;
      });
      const response = new providerPb.CheckResponse();
      response.setInputs(toStruct(inputs));
      response.setFailuresList(failures);
      return response;
    }),

    diff: answer((request: InstanceType<typeof providerPb.DiffRequest>) => {
      const { differences, replaces, deleteBeforeReplace } = provider.diff(
        request.getUrn(),
        fromStruct(request.getOldInputs()),
        fromStruct(request.getNews()),
      );
      const response = new providerPb.DiffResponse();
      const { DIFF_NONE, DIFF_SOME } = providerPb.DiffResponse.DiffChanges;
      response.setChanges(differences.length > 0 ? DIFF_SOME : DIFF_NONE);
      response.setDiffsList([...new Set(differences.map(({ input }) => input))]);
      response.setReplacesList([...replaces]);
      response.setDeletebeforereplace(deleteBeforeReplace);
      response.setHasdetaileddiff(true);
      for (const { path, input, kind } of differences) {
        const detail = new providerPb.PropertyDiff();
        detail.setKind(diffKinds[kind] + (replaces.includes(input) ? 1 : 0));
        detail.setInputdiff(true);
        response.getDetaileddiffMap().set(path, detail);
      }
      return response;
    }),

    create: answer((request: InstanceType<typeof providerPb.CreateRequest>) => {
      const urn = request.getUrn();
      const inputs = fromStruct(request.getProperties());
      const response = new providerPb.CreateResponse();
      if (request.getPreview()) {
        response.setProperties(toStruct(provider.foresee(urn, inputs)));
        return response;
      }
      const held = createOrTell(urn, inputs);
      response.setId(held.id);
      response.setProperties(outputs(urn, held));
      return response;
    }),

    read: answer((request: InstanceType<typeof providerPb.ReadRequest>) => {
      const response = new providerPb.ReadResponse();
      const found = provider.read(request.getUrn(), request.getId(), fromStruct(request.getInputs()));
      if (!found) return response;
      response.setId(found.held.id);
      response.setInputs(toStruct(found.inputs));
      response.setProperties(outputs(request.getUrn(), found.held));
      return response;
    }),

    update: answer((request: InstanceType<typeof providerPb.UpdateRequest>) => {
      const urn = request.getUrn();
      const after = fromStruct(request.getNews());
      const response = new providerPb.UpdateResponse();
      const id = request.getId();
      const held = request.getPreview()
        ? { id, properties: { ...fromStruct(request.getOlds()), ...after } }
        : provider.update(urn, id, fromStruct(request.getOldInputs()), after);
      response.setProperties(outputs(urn, held));
      return response;
    }),

    delete: answer((request: InstanceType<typeof providerPb.DeleteRequest>) => {
      provider.delete(request.getUrn(), request.getId());
      return new emptyPb.Empty();
    }),
  };
}

/** One request, one answer; whatever is thrown becomes an error that the engine shows. */
export function answer<Request, Response>(
  reply: (request: Request) => Response,
): handleUnaryCall<Request, Response> {
  return (call, callback) => {
    try {
      callback(null, reply(call.request));
    } catch (error) {
      callback(toGrpcFailure(error));
    }
  };
}
