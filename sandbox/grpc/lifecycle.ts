import { status } from "@grpc/grpc-js";
import pluginPb from "@pulumi/pulumi/proto/plugin_pb.js";
import providerPb from "@pulumi/pulumi/proto/provider_pb.js";
import emptyPb from "google-protobuf/google/protobuf/empty_pb.js";
import { GrpcFailure } from "./failure.ts";
import { answer } from "./resources.ts";

/** Everything that is not about one resource: greeting, configuration, schema, farewell. */
export function lifecycleHandlers() {
  return {
    // Secrets arrive plain and the engine marks them again in what is answered, by name.
    handshake: answer(() => new providerPb.ProviderHandshakeResponse()),
    parameterize: answer((request: InstanceType<typeof providerPb.ParameterizeRequest>) => {
      const value = request.getValue();
      const response = new providerPb.ParameterizeResponse();
      response.setName(value?.getName() ?? "");
      response.setVersion(value?.getVersion() ?? "");
      return response;
    }),
    getSchema: answer(() => new providerPb.GetSchemaResponse().setSchema("{}")),
    checkConfig: answer((request: InstanceType<typeof providerPb.CheckRequest>) =>
      new providerPb.CheckResponse().setInputs(request.getNews()),
    ),
    diffConfig: answer(() =>
      new providerPb.DiffResponse().setChanges(providerPb.DiffResponse.DiffChanges.DIFF_NONE),
    ),
    configure: answer(() => new providerPb.ConfigureResponse().setSupportspreview(true)),
    invoke: answer((request: InstanceType<typeof providerPb.InvokeRequest>) => {
      throw unimplemented(`the function ${request.getTok()}`);
    }),
    call: answer((request: InstanceType<typeof providerPb.CallRequest>) => {
      throw unimplemented(`the method ${request.getTok()}`);
    }),
    construct: answer((request: InstanceType<typeof providerPb.ConstructRequest>) => {
      throw unimplemented(`the component ${request.getType()}`);
    }),
    cancel: answer(() => new emptyPb.Empty()),
    attach: answer(() => new emptyPb.Empty()),
    // One server stands in for every package, whatever version the program asks for.
    getPluginInfo: answer(() => new pluginPb.PluginInfo().setVersion("1000.0.0")),
    getMapping: answer(() => new providerPb.GetMappingResponse()),
    getMappings: answer(() => new providerPb.GetMappingsResponse()),
  };
}

function unimplemented(what: string): GrpcFailure {
  return new GrpcFailure(status.UNIMPLEMENTED, `The simulated vendors do not offer ${what}.`);
}
