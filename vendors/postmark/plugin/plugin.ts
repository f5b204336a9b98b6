import grpc from "@grpc/grpc-js";
import protocol from "@pulumi/pulumi/proto/provider_grpc_pb.js";
import { postmarkService } from "./service.ts";

// The engine starts this file and reads the port of the server from the first line that it prints.
const server = new grpc.Server({ "grpc.max_receive_message_length": 400 * 1024 * 1024 });
server.addService(protocol.ResourceProviderService, postmarkService({ environment: process.env }));
server.bindAsync("127.0.0.1:0", grpc.ServerCredentials.createInsecure(), (error, port) => {
  if (error) {
    console.error(`The Postmark provider cannot listen on 127.0.0.1: ${error.message}`);
    process.exit(1);
  }
  console.log(port);
});
process.once("SIGINT", () => server.forceShutdown());
process.once("SIGTERM", () => server.forceShutdown());
