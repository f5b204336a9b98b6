import { Server, ServerCredentials, type UntypedServiceImplementation } from "@grpc/grpc-js";
import providerGrpc from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import type { SimulatedProvider } from "../provider.ts";
import { lifecycleHandlers } from "./lifecycle.ts";
import { resourceHandlers } from "./resources.ts";

export interface AttachedServer {
  /** Loopback port, free to be named for every package in `PULUMI_DEBUG_PROVIDERS`. */
  readonly port: number;
  close(): Promise<void>;
}

/** The engine sends whole stacks in one message; this is its own limit, in bytes. Source: `grpc` settings of Pulumi. */
const messageLimit = 400 * 1024 * 1024;

/** Serves the simulated provider on loopback, on a port that the system chooses. */
export async function serve(provider: SimulatedProvider): Promise<AttachedServer> {
  const server = new Server({
    "grpc.max_receive_message_length": messageLimit,
    "grpc.max_send_message_length": messageLimit,
  });
  const handlers: UntypedServiceImplementation = { ...lifecycleHandlers(), ...resourceHandlers(provider) };
  server.addService(providerGrpc.ResourceProviderService, handlers);
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync("127.0.0.1:0", ServerCredentials.createInsecure(), (error, bound) =>
      error ? reject(error) : resolve(bound),
    );
  });
  return {
    port,
    close: () => new Promise((resolve) => server.tryShutdown(() => resolve())),
  };
}
