import proto from "@pulumi/pulumi/proto/analyzer_pb";
import type { Endpoint } from "../endpoint";
import { analyzeRequest, analyzeStackRequest, type Registered } from "../support";

/** A call of the Analyzer service. */
export interface Call {
  readonly method: Parameters<Endpoint>[0];
  readonly request: Uint8Array;
}

const RESPONSES = {
  analyze: proto.AnalyzeResponse,
  analyzeStack: proto.AnalyzeResponse,
  remediate: proto.RemediateResponse,
  configure: undefined,
  configureStack: proto.AnalyzerStackConfigureResponse,
};

/** What the engine asks about the resources of a program, in its order. */
export function callsFor(resources: readonly Registered[]): Call[] {
  const stack = analyzeStackRequest(resources).serializeBinary();
  return [
    ...resources.flatMap((resource) => {
      const request = analyzeRequest(resource).serializeBinary();
      return [call("remediate", request), call("analyze", request)];
    }),
    call("analyzeStack", stack),
  ];
}

/** A call. */
export function call(method: Call["method"], request: Uint8Array): Call {
  return { method, request };
}

/** Makes the same calls of both services; expects the same bytes of both, or the same error. */
export async function expectSame(ours: Endpoint, theirs: Endpoint, calls: readonly Call[]): Promise<void> {
  for (const { method, request } of calls) {
    const [own, sdk] = [await answerOf(ours, method, request), await answerOf(theirs, method, request)];
    if (!isSame(own, sdk)) expect(shown(method, own)).toEqual(shown(method, sdk));
  }
}

type Answer = Uint8Array | string;

async function answerOf(endpoint: Endpoint, method: Call["method"], request: Uint8Array): Promise<Answer> {
  try {
    return await endpoint(method, request);
  } catch (error) {
    // What follows is where in the code it was.
    return String(error).split("\n").slice(0, 2).join("\n");
  }
}

function isSame(own: Answer, sdk: Answer): boolean {
  return typeof own === "string" || typeof sdk === "string" ? own === sdk : Buffer.compare(own, sdk) === 0;
}

/** A response field by field, for what a test prints. */
function shown(method: Call["method"], answer: Answer): unknown {
  if (typeof answer === "string") return answer;
  const parsed = RESPONSES[method]?.deserializeBinary(answer).toObject();
  return { method, bytes: answer.length, ...parsed };
}
