// A stand-in for pulumi-language-nodejs, used when only the bare engine is there (the real one comes with an installed
// Pulumi and wins on PATH). It starts the runners of @pulumi/pulumi with the same arguments as the real one.
import { spawn } from "node:child_process";
import { createRequire } from "node:module";
import { constants } from "node:os";
import { join } from "node:path";
import services from "@pulumi/pulumi/proto/language_grpc_pb.js";
import messages from "@pulumi/pulumi/proto/language_pb.js";
import plugins from "@pulumi/pulumi/proto/plugin_pb.js";
import { serve, unary } from "./serve.mjs";

const engineAddress = process.argv.at(-1);
// The runner exits with this code when it has already told the user what is wrong.
const alreadyReported = 32;

function runner(name, folder) {
  return createRequire(join(folder, "package.json")).resolve(`@pulumi/pulumi/cmd/${name}`);
}

function typescriptFlag(info) {
  const options = info?.getOptions()?.toJavaScript() ?? {};
  return { PULUMI_NODEJS_TYPESCRIPT: String(options.typescript ?? true) };
}

function configuration(request) {
  const entries = request.getConfigMap().toObject(true);
  // The runner still expects the old spelling of keys: `<namespace>:config:<name>`.
  const config = Object.fromEntries(entries.map(([key, value]) => [key.replace(":", ":config:"), value]));
  return {
    PULUMI_CONFIG: JSON.stringify(config),
    PULUMI_CONFIG_SECRET_KEYS: JSON.stringify(request.getConfigsecretkeysList()),
  };
}

function runArguments(request) {
  const flags = {
    monitor: request.getMonitorAddress(),
    engine: engineAddress,
    organization: request.getOrganization(),
    project: request.getProject(),
    stack: request.getStack(),
    pwd: request.getPwd(),
    "query-mode": String(request.getQuerymode()),
    parallel: String(request.getParallel()),
  };
  const given = Object.entries(flags).filter(([, value]) => value !== "");
  const dryRun = request.getDryrun() ? ["--dry-run"] : [];
  const program = request.getInfo()?.getEntryPoint() || request.getProgram() || ".";
  return [
    ...given.flatMap(([name, value]) => [`--${name}`, value]),
    ...dryRun,
    program,
    ...request.getArgsList(),
  ];
}

function exitCode(code, signal) {
  return code ?? 128 + (constants.signals[signal] ?? 0);
}

function run(request) {
  const folder = request.getInfo()?.getProgramDirectory() || request.getPwd();
  const child = spawn(process.execPath, [runner("run", folder), ...runArguments(request)], {
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...configuration(request), ...typescriptFlag(request.getInfo()) },
  });
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(runResponse(exitCode(code, signal))));
  });
}

function runResponse(code) {
  const response = new messages.RunResponse();
  if (code === alreadyReported) response.setBail(true);
  else if (code !== 0) response.setError(`Program exited with non-zero exit code: ${code}`);
  return response;
}

function environment(entries) {
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf("=")), entry.slice(entry.indexOf("=") + 1)]),
  );
}

function output(setter, value) {
  const response = new messages.RunPluginResponse();
  response[setter](value);
  return response;
}

function runPlugin(call) {
  const request = call.request;
  const folder = request.getInfo()?.getProgramDirectory() || request.getProgram();
  const script = request.getKind() === "analyzer" ? "run-policy-pack" : "run-plugin";
  const child = spawn(process.execPath, [runner(script, folder), ...request.getArgsList(), folder], {
    cwd: request.getKind() === "analyzer" ? folder : request.getPwd(),
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...environment(request.getEnvList()), ...typescriptFlag(request.getInfo()) },
  });
  child.stdout.on("data", (chunk) => call.write(output("setStdout", chunk)));
  child.stderr.on("data", (chunk) => call.write(output("setStderr", chunk)));
  child.on("error", (error) => call.destroy(error));
  child.on("close", (code, signal) => {
    call.write(output("setExitcode", exitCode(code, signal)));
    call.end();
  });
  call.on("cancelled", () => child.kill());
}

const service = services.LanguageRuntimeService;

serve(service, {
  getPluginInfo: unary(() => new plugins.PluginInfo().setVersion("0.0.0")),
  getRequiredPackages: unary(() => new messages.GetRequiredPackagesResponse()),
  getRequiredPlugins: unary(() => new messages.GetRequiredPluginsResponse()),
  getProgramDependencies: unary(() => new messages.GetProgramDependenciesResponse()),
  installDependencies: (call) => call.end(),
  cancel: unary(() => new service.cancel.responseType()),
  run: unary(run),
  runPlugin,
});
