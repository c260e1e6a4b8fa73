import { join } from "node:path";
import type { Service } from "../../../lib/pulumi/handlers";
import { loadEntries } from "../../../scripts/generate/load";
import { endpointOf } from "../endpoint";
import { analyzeStackRequest } from "../support";
import { CONFIGURATIONS, configured } from "./configurations";
import { type Call, call, callsFor, expectSame } from "./differences";
import { stacksOf } from "./fixtures";
import { ODD_REQUESTS, RESOURCES, UNDECODABLE } from "./resources";

/** The pack as it is, and with the SDK's handlers, each with modules of its own. */
function worlds(): [Service, Service] {
  const ours = loadWorld();
  jest.doMock("../../../lib/pulumi/handlers", () => ({
    withOwnHandlers: (_: unknown, start: () => void) => start(),
  }));
  const theirs = loadWorld();
  jest.dontMock("../../../lib/pulumi/handlers");
  return [ours, theirs];
}

/** The whole pack as the engine starts it, but served to the caller and not at a port. */
function loadWorld(): Service {
  let served: Service | undefined;
  jest.isolateModules(() => {
    const { Server } = require("@grpc/grpc-js");
    Server.prototype.addService = (
      service: Service["service"],
      implementation: Service["implementation"],
    ) => {
      served = { service, implementation };
    };
    Server.prototype.bindAsync = () => undefined;
    const { servePack } = require("../../../lib/pulumi/pack") as typeof import("../../../lib/pulumi/pack");
    servePack((require("../../../policies") as typeof import("../../../policies")).policies);
  });
  if (served === undefined) throw new Error("the SDK added no service");
  return served;
}

const entries = loadEntries(join(__dirname, "..", "..", ".."));

let ours: Service;
let theirs: Service;
beforeAll(() => {
  [ours, theirs] = worlds();
});

const same = (calls: readonly Call[]) => expectSame(endpointOf(ours), endpointOf(theirs), calls);

test("the pack is served by handlers of its own, and the other one is not", () => {
  const isOwn = ({ service }: Service) => {
    const bytes = Buffer.from(analyzeStackRequest([]).serializeBinary());
    return service["analyze"]?.requestDeserialize(bytes) === bytes;
  };
  expect([ours, theirs].map(isOwn)).toEqual([true, false]);
});

test("a rejected case of each policy is answered as by the SDK, with all policies on", async () => {
  const cases = entries.map((entry) => stacksOf(entry, ["rejects"])[0] ?? []);
  await same(configured({ all: "mandatory" }));
  for (let first = 0; first < cases.length; first += 20)
    await same(callsFor(cases.slice(first, first + 20).flat()));
}, 60_000);

describe.each(Object.entries(CONFIGURATIONS))("with %s", (_name, { config, tags }) => {
  test("all kinds of resources are answered as by the SDK", async () => {
    await same(configured(config, tags));
    await same(callsFor(Object.values(RESOURCES)));
  });
});

describe.each(Object.entries(ODD_REQUESTS))("%s", (_name, request) => {
  test.each([
    ["with the levels of the pack", {}],
    ["with all policies off", { all: "disabled" }],
  ] as const)("is answered as by the SDK %s", async (_levels, config) => {
    await same(configured(config));
    await same([call("analyze", request)]);
  });
});

test("a stack of a resource that the SDK cannot decode is answered as by the SDK", async () => {
  await same(configured({}));
  await same([call("analyzeStack", analyzeStackRequest([UNDECODABLE]).serializeBinary())]);
});
