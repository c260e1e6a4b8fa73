import type { PolicyResource } from "@pulumi/policy";
import type { Program } from "../kubernetes/cluster";
import { programOf } from "../program/clusters";
import type { SentResource } from "./request";
import { rawOf, sentStackDeclaration, stackDeclaration } from "./resources";

const programByRequest = new WeakMap<object, Program>();

/** What a stack of the SDK's resources declares; read once for all policies of a request. */
export function stackProgram(resources: readonly PolicyResource[]): Program {
  const [first] = resources;
  if (first === undefined) return programOf([]);
  const request = rawOf(first.props);
  let program = programByRequest.get(request);
  if (program === undefined) {
    program = programOf(
      resources.map((resource) => ({ name: resource.name, declaration: stackDeclaration(resource) })),
    );
    programByRequest.set(request, program);
  }
  return program;
}

/** What the stack of a request declares. */
export function sentProgram(resources: readonly SentResource[]): Program {
  const urns = new Set(resources.map(({ urn }) => urn));
  return programOf(
    resources.map((resource) => ({
      name: resource.name,
      declaration: sentStackDeclaration(resource, urns),
    })),
  );
}
