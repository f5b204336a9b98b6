import { credentials, type MethodDefinition } from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";

/** The requests that the engine makes of a provider. */
export const requests = providerGrpc.ResourceProviderService;

/** Speaks to a provider as the engine does, over gRPC on loopback. */
export function engineClient(port: number) {
  const client = new providerGrpc.ResourceProviderClient(`127.0.0.1:${port}`, credentials.createInsecure());
  return {
    /** Makes one request; an error of the provider is thrown as gRPC reports it. */
    ask<Request, Answer>(method: MethodDefinition<Request, Answer>, request: Request): Promise<Answer> {
      return new Promise((resolve, reject) => {
        client.makeUnaryRequest(
          method.path,
          method.requestSerialize,
          method.responseDeserialize,
          request,
          (error, answer) => (answer === undefined ? reject(error) : resolve(answer)),
        );
      });
    },
    close: () => client.close(),
  };
}
