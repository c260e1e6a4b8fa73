import * as pulumi from "@pulumi/pulumi";
import { exempt } from "../exempt";
import { policies } from "../policies";

const reason = "It reads /proc";
const key = "kubernetes-threat-model/exempt.no-host-namespaces";

test("exempt adds an annotation and keeps everything else", () => {
  const args = { metadata: { name: "agent", annotations: { a: "b" } }, spec: {} };
  expect(exempt(args, "no-host-namespaces", { reason, ticket: "OPS-7", expires: "2027-01-01" })).toEqual({
    metadata: {
      name: "agent",
      annotations: { a: "b", [key]: "It reads /proc; expires=2027-01-01; ticket=OPS-7" },
    },
    spec: {},
  });
});

test("exempt takes arguments without metadata", () => {
  expect(exempt<{ metadata?: object }>({}, "no-host-namespaces", { reason })).toEqual({
    metadata: { annotations: { [key]: reason } },
  });
});

test("exempt takes metadata and annotations that come later", async () => {
  const metadata = pulumi.output({ name: "agent", annotations: pulumi.output({ a: "b" }) });
  const args = exempt({ metadata }, "no-host-namespaces", { reason });
  const value = await new Promise((resolve) => args.metadata.apply(resolve));
  expect(value).toEqual({ name: "agent", annotations: { a: "b", [key]: reason } });

  const later = exempt({ metadata: Promise.resolve({ name: "agent" }) }, "no-host-namespaces", { reason });
  expect(await later.metadata).toEqual({ name: "agent", annotations: { [key]: reason } });
});

test("a container is named in the key where it fits, else in the value, for every policy", () => {
  const annotations = policies.map(({ id }) => {
    const args = exempt<{ metadata?: { annotations?: Record<string, string> } }>(
      {},
      id as "no-host-namespaces",
      {
        reason,
        container: "a-container-of-a-chart",
      },
    );
    return Object.entries(args.metadata?.annotations ?? {})[0] ?? ["", ""];
  });
  expect(annotations.filter(([name = ""]) => name.replace(/^.*\//, "").length > 63)).toEqual([]);
  expect(annotations.every(([name, value]) => `${name}${value}`.includes("a-container-of-a-chart"))).toBe(
    true,
  );
  expect(new Set(annotations.map(([, value]) => value))).toEqual(
    new Set([reason, `${reason}; container=a-container-of-a-chart`]),
  );
});

test.each(["", " ", "reads; expires=never"])("the reason %j is refused", (bad) => {
  expect(() => exempt({ metadata: {} }, "no-host-namespaces", { reason: bad })).toThrow(/reason/);
});
