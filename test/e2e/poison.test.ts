import { dirname, join } from "node:path";
import type { Value } from "../../lib/model/value";
import { startAnalyzer } from "../../lib/pulumi/preview/analyzer";
import { startMonitor } from "../../lib/pulumi/preview/monitor";
import { readProject } from "../../lib/pulumi/preview/project";
import type { Registered } from "../../lib/pulumi/preview/resources";
import { secretOf, UNKNOWN_TEXT, type Wire } from "../../lib/pulumi/preview/wire";
import { registeredBy } from "../poison/examples";
import { HOSTILE_TEXTS } from "../poison/poisons";
import { type Manifest, setAt } from "../support/builders";
import { builtCommand } from "../support/built-command";
import { placesIn } from "../support/places";
import { randomFrom, SEED } from "../support/random";
import { runs } from "../support/runs";

const PROGRAM = join(__dirname, "..", "..", "examples", "guestbook-vulnerable");
const POISONS: readonly unknown[] = [
  UNKNOWN_TEXT,
  null,
  7,
  [[7]],
  secretOf("x"),
  secretOf(UNKNOWN_TEXT),
  ...HOSTILE_TEXTS,
];
const RAW = /[\p{Cc}\p{Cf}\p{Cs}]|<\{%/u;

test(`the service of the pack judges whatever stands anywhere (SEED=${SEED})`, async () => {
  const pack = join(dirname(builtCommand()), "..", "dist");
  const project = readProject(PROGRAM);
  const random = randomFrom(SEED);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] as T;
  const registered = (await registeredBy(PROGRAM)).filter(({ id }) => id === undefined);
  const monitor = await startMonitor(project, {
    onRegistered: async ({ properties }) => properties,
    onNotice() {},
  });
  const config = { all: "remediate", "report-unjudged": { detail: "all" } } as const;
  const host = startAnalyzer({ pack, engine: monitor.address, config, project, env: {} });
  try {
    const service = await host.analyzer;
    for (const resource of registered) await service.analyze(resource);
    const poisonedOne = (): Registered => {
      const resource = one(registered.filter(({ properties }) => Object.keys(properties).length > 0));
      return {
        ...resource,
        properties: poisoned(resource.properties, one(placesIn(resource.properties as Value)), one(POISONS)),
      };
    };
    const messages: string[] = [];
    const note = (diagnostics: readonly { readonly message: string }[]) =>
      messages.push(...diagnostics.map(({ message }) => message));
    for (let run = 0; run < runs(150).numRuns; run++) {
      const resource = poisonedOne();
      note((await service.remediate(resource)).diagnostics);
      note(await service.analyze(resource));
      if (run % 5 > 0) continue;
      note(
        await service.analyzeStack(
          registered.map((each) => (each.urn === resource.urn ? resource : each)),
          "",
        ),
      );
    }
    const raw = (message: string) => message.split("\n").some((line) => RAW.test(line));
    expect(messages.length).toBeGreaterThan(0);
    expect(messages.filter((message) => raw(message) || /could not judge|did not run/.test(message))).toEqual(
      [],
    );
  } finally {
    host.stop();
    monitor.stop();
  }
});

function poisoned(properties: Wire, steps: readonly (string | number)[], by: unknown): Wire {
  return setAt(properties as Manifest, steps, by as Value) as unknown as Wire;
}
