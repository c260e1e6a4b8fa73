import type { PolicyResource } from "@pulumi/policy";
import type { Program } from "../kubernetes/cluster";
import { programOf } from "../program/clusters";
import { rawOf, stackDeclaration } from "./resources";

const programByRequest = new WeakMap<object, Program>();

/** What the program declares; read once for all stack policies of a request. */
export function stackProgram(resources: readonly PolicyResource[]): Program {
  const [first] = resources;
  if (first === undefined) return programOf([]);
  const request = rawOf(first.props);
  let program = programByRequest.get(request);
  if (program === undefined) {
    program = programOf(
      resources.map((resource) => ({
        declaration: stackDeclaration(resource),
        name: resource.name,
      })),
    );
    programByRequest.set(request, program);
  }
  return program;
}
