import { Analysis } from "../../lib/pulumi/analysis";
import { exchanged, type Service } from "../../lib/pulumi/handlers";
import { endpointOf, PACK } from "./endpoint";

/** A service that answers each request with its name. */
const definition = {
  requestDeserialize: (bytes: Buffer) => {
    if (bytes.toString() === "broken") throw new Error("no message");
    return bytes.toString();
  },
  responseSerialize: (response: unknown) => Buffer.from(`SDK: ${response}`),
};
const handler: Service["implementation"][string] = ({ request }, answer) => answer(null, request);
const NAMES = ["analyze", "analyzeStack", "remediate", "configure"];
const sdk: Service = {
  service: Object.fromEntries(NAMES.map((name) => [name, definition])),
  implementation: Object.fromEntries(NAMES.map((name) => [name, handler])),
};

class Broken extends Analysis {
  override analyze(): never {
    throw new Error("a bug");
  }
}

const broken = endpointOf(exchanged(sdk, new Broken(PACK, [])));

test("a request at which a handler of ours fails is answered by the SDK", async () => {
  expect(String(await broken("analyze", Buffer.from("a pod")))).toBe("SDK: a pod");
});

test("a request that nobody can read is an error, and no crash", async () => {
  await expect(broken("analyze", Buffer.from("broken"))).rejects.toThrow("no message");
});

test("methods besides the three are those of the SDK", () => {
  const own = exchanged(sdk, new Analysis(PACK, []));
  expect(own.service["configure"]).toBe(definition);
  expect(own.implementation["configure"]).toBe(handler);
});

test.each([
  ["lacks a method", { ...sdk, service: { analyze: definition } }],
  ["lacks a handler", { ...sdk, implementation: {} }],
  ["reads no messages", { ...sdk, service: { ...sdk.service, analyzeStack: {} } as never }],
])("a service that %s is left as it is", (_name, service: Service) => {
  expect(exchanged(service, new Analysis(PACK, []))).toBe(service);
});
