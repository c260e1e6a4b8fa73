import type { DeclaredResource } from "./declared-resource";
import type { Field } from "./field";
import { addTo } from "./multimap";
import { UNKNOWN } from "./value";

/** Resources that a program declares together: the objects of a cluster, or all that goes to no cluster. */
export class Resources {
  private readonly byType = new Map<string, DeclaredResource[]>();
  private readonly patches = new Map<string, DeclaredResource[]>();
  private readonly memory = new Map<unknown, unknown>();

  constructor(readonly objects: readonly DeclaredResource[]) {
    for (const object of objects) {
      addTo(this.byType, object.type, object);
      if (object.isPatch) addTo(this.patches, identityOf(object), object);
    }
  }

  /** The objects of some kinds, `group/Kind`; a Patch of an object that is declared itself is not listed again. */
  of(...types: readonly string[]): readonly DeclaredResource[] {
    const [first] = types;
    if (first !== undefined && types.length === 1) return this.ofKind(first);
    return types.flatMap((type) => this.ofKind(type));
  }

  /** Whether anything asked for the objects of a kind. */
  wasAskedFor(type: string): boolean {
    return this.memory.has(`of:${type}`);
  }

  /** The field of an object as deployed: the one of a Patch that sets it, else its own. */
  effective(object: DeclaredResource, read: (of: DeclaredResource) => Field): Field {
    for (const patch of this.patches.get(identityOf(object)) ?? []) {
      const field = read(patch);
      if (!field.isAbsent) return field;
    }
    return read(object);
  }

  /** Computes a value once for these resources. */
  remember<T>(key: unknown, compute: () => T): T {
    if (!this.memory.has(key)) this.memory.set(key, compute());
    return this.memory.get(key) as T;
  }

  private ofKind(type: string): readonly DeclaredResource[] {
    return this.remember(`of:${type}`, () => {
      const objects = this.byType.get(type) ?? [];
      const whole = new Set(objects.filter((object) => !object.isPatch).map(identityOf));
      return objects.filter((object) => !object.isPatch || !whole.has(identityOf(object)));
    });
  }
}

function identityOf(object: DeclaredResource): string {
  const name = object.name === UNKNOWN ? (object.declaration.urn ?? "") : object.name;
  return `${object.type} ${String(object.namespace)} ${name}`;
}
