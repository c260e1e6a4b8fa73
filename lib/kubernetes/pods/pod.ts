import type { DeclaredResource } from "../../model/declared-resource";
import type { Field } from "../../model/field";
import type { Issue } from "../../model/issue";
import { allOf, not, type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { CONTAINER_LISTS, Container } from "./container";

/** The pod that a workload runs: its template, whichever object declares it. */
export class Pod {
  private cachedContainers: Container[] | undefined;

  constructor(
    readonly object: DeclaredResource,
    /** The template: metadata and spec. For a Pod, the object itself. */
    readonly template: Field,
  ) {}

  get metadata(): Field {
    return this.template.key("metadata");
  }

  get spec(): Field {
    return this.template.key("spec");
  }

  /** A field of the pod spec. */
  at(path: string): Field {
    return this.spec.at(path);
  }

  /** All containers: init and sidecar, regular, ephemeral, in the order in which they run. */
  get containers(): readonly Container[] {
    this.cachedContainers ??= (["initContainers", "containers", "ephemeralContainers"] as const).flatMap(
      (list) =>
        this.spec
          .key(list)
          .items()
          .map((field) => new Container(this, field, CONTAINER_LISTS[list])),
    );
    return this.cachedContainers;
  }

  get volumes(): Field[] {
    return this.spec.key("volumes").items();
  }

  /** Whether the pod says that it runs on Windows; the API server refuses Linux security fields then. */
  get isWindows(): Truth {
    return this.at("os.name").is("windows");
  }

  /**
   * Whether its containers run in a user namespace of their own: root inside is nobody outside. A Patch that does
   * not say leaves it to the object that it changes.
   */
  get hasUserNamespace(): Truth {
    const hostUsers = this.spec.key("hostUsers");
    return hostUsers.isAbsent && this.object.isPatch ? UNKNOWN : hostUsers.is(false);
  }

  /** The service account it runs as. */
  get serviceAccount(): string | Unknown {
    const named = this.spec.key("serviceAccountName");
    const field = named.isAbsent || named.value === "" ? this.spec.key("serviceAccount") : named;
    const name = field.string();
    return name === undefined || name === "" ? "default" : name;
  }

  /** Whether Linux settings matter to it: certain unless it is, or may be, a Windows pod. */
  get isLinux(): Truth {
    return not(this.isWindows);
  }

  /**
   * Issues about a setting of the security context, wherever it is set: on the pod itself and on each container. A
   * container that is privileged for certain is passed over where `unlessPrivileged` says that it implies the issue.
   */
  *onSettings(
    path: string,
    judge: (setting: Field) => Issue | undefined,
    unlessPrivileged = false,
  ): Generator<Issue | undefined> {
    yield judge(this.at(`securityContext.${path}`));
    for (const container of this.containers) {
      if (unlessPrivileged && container.isPrivileged === true) continue;
      yield container.issueOn(judge(container.securityContext.at(path)));
    }
  }

  /** Says that the pod spec must not have this value at this path. */
  mustNotSet(path: string, value: string | number | boolean): Issue | undefined {
    return this.at(path).mustNotBe(value);
  }

  /** Says that the pod spec must have this value at this path. */
  mustSet(path: string, value: string | number | boolean): Issue | undefined {
    return this.at(path).mustBe(value);
  }

  /** Whether every container satisfies a question. */
  everyContainer(question: (container: Container) => Truth): Truth {
    return allOf(this.containers.map(question));
  }
}
