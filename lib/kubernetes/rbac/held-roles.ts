import type { Field } from "../field";
import { type Truth, UNKNOWN } from "../value";
import type { Binding } from "./binding";
import type { Role } from "./role";
import type { Ask, Rule } from "./rule";

/** A role that a subject holds, and the binding that gives it. */
export interface HeldRole {
  readonly binding: Binding;
  readonly subject: Field;
  readonly role: Role;
}

/** A held role that allows a request, or may, and the rule that does. */
export interface Holding extends HeldRole {
  readonly verdict: Truth;
  readonly rule: Rule | undefined;
}

/** With more roles than this, answers are kept: groups such as all service accounts are asked for each account. */
const MANY = 16;

/** The roles that one subject holds in one place; of several bindings to one role, the first stands for all. */
export class HeldRoles {
  private readonly byRole = new Map<Role, HeldRole>();
  private readonly answers = new Map<string, Holding | undefined>();

  add(held: HeldRole): void {
    if (!this.byRole.has(held.role)) this.byRole.set(held.role, held);
  }

  /** The first role that allows a request for certain, else the first that may; `undefined` where none does. */
  for(ask: Ask): Holding | undefined {
    if (this.byRole.size < MANY) return this.find(ask);
    const key = keyOf(ask);
    if (!this.answers.has(key)) this.answers.set(key, this.find(ask));
    return this.answers.get(key);
  }

  private find(ask: Ask): Holding | undefined {
    let open: Holding | undefined;
    for (const held of this.byRole.values()) {
      const { verdict, rule } = held.role.allows(ask);
      if (verdict === true) return { ...held, verdict, rule };
      if (verdict === UNKNOWN) open ??= { ...held, verdict, rule };
    }
    return open;
  }
}

/** Without the namespace: the place of the roles stands for it. */
function keyOf(ask: Ask): string {
  if ("url" in ask) return `${ask.verb}\n${ask.url}`;
  const name = typeof ask.name === "symbol" ? "~some" : (ask.name ?? "");
  return [ask.verb, ask.group, ask.resource, ask.subresource ?? "", name].join("\n");
}
