import type { Field } from "../../model/field";
import { type Truth, UNKNOWN } from "../../model/value";
import type { Binding } from "./binding";
import type { Role } from "./role";
import type { AccessRequest, ResourceAttributes, Rule } from "./rule";

/** A role that a subject holds, and the binding that gives it. */
export interface BoundRole {
  readonly binding: Binding;
  readonly subject: Field;
  readonly role: Role;
}

/** A held role that allows a request, or may, and the rule that does. */
export interface Grant extends BoundRole {
  readonly verdict: Truth;
  readonly rule: Rule | undefined;
}

/** With more roles than this, answers are kept: groups such as all service accounts are asked for each account. */
const MANY = 16;

/** The roles that one subject holds in one place; of several bindings to one role, the first stands for all. */
export class BoundRoles {
  private readonly byRole = new Map<Role, BoundRole>();
  private readonly answers = new Map<string, Grant | undefined>();

  add(held: BoundRole): void {
    if (!this.byRole.has(held.role)) this.byRole.set(held.role, held);
  }

  /** The first role that allows a request for certain, else the first that may; `undefined` where none does. */
  for(request: AccessRequest): Grant | undefined {
    if (this.byRole.size < MANY) return this.find(request);
    const key = keyOf(request);
    if (!this.answers.has(key)) this.answers.set(key, this.find(request));
    return this.answers.get(key);
  }

  private find(request: AccessRequest): Grant | undefined {
    let open: Grant | undefined;
    for (const held of this.byRole.values()) {
      const { verdict, rule } = held.role.allows(request);
      if (verdict === true) return { ...held, verdict, rule };
      if (verdict === UNKNOWN) open ??= { ...held, verdict, rule };
    }
    return open;
  }
}

/** Without the namespace: the place of the roles stands for it. */
function keyOf(request: AccessRequest): string {
  if ("url" in request) return `${request.verb}\n${request.url}`;
  return [request.verb, request.group, request.resource, request.subresource ?? "", keyOfName(request)].join(
    "\n",
  );
}

function keyOfName({ name = "" }: ResourceAttributes): string {
  if (typeof name === "string") return name;
  return typeof name === "symbol" ? "~some" : `~not ${name.except.source}`;
}
