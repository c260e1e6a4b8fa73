import { type Field, oneLine } from "../../model/field";
import { concerning, type Issue } from "../../model/issue";
import { remembering } from "../../model/memory";
import { type Truth, UNKNOWN, type Unknown } from "../../model/value";
import { type Image, parseImage } from "./image";
// Circle: a container inherits settings of its pod, and a pod lists its containers.
import type { Pod } from "./pod";

export type ContainerKind = "container" | "init container" | "sidecar container" | "ephemeral container";

/** The lists of a pod spec that hold containers. */
export const CONTAINER_LISTS = {
  containers: "container",
  initContainers: "init container",
  ephemeralContainers: "ephemeral container",
} as const satisfies Record<string, ContainerKind>;

const imageOf = remembering(parseImage);

/** One container of a pod, of any of the three lists. */
export class Container {
  constructor(
    readonly pod: Pod,
    readonly field: Field,
    private readonly listed: ContainerKind,
  ) {}

  /** What it is; an init container that always restarts is a sidecar. */
  get kind(): ContainerKind {
    const isSidecar = this.listed === "init container" && this.at("restartPolicy").is("Always") === true;
    return isSidecar ? "sidecar container" : this.listed;
  }

  /** Whether it runs as long as its pod does: init containers end before, and people add debug containers later. */
  get keepsRunning(): Truth {
    if (this.listed === "ephemeral container") return false;
    return this.listed === "container" || this.at("restartPolicy").is("Always");
  }

  get name(): string | Unknown | undefined {
    return this.at("name").string();
  }

  /** `init container "setup"`: how messages call it. */
  get title(): string {
    return typeof this.name === "string" ? `${this.kind} "${oneLine(this.name)}"` : this.kind;
  }

  at(path: string): Field {
    return this.field.at(path);
  }

  get securityContext(): Field {
    return this.at("securityContext");
  }

  /**
   * The security setting that takes effect: the container's own, else the pod's. An unknown one of the container
   * stands for itself. Where neither is set, the container's field, absent.
   */
  effective(path: string): Field {
    const own = this.securityContext.at(path);
    if (!own.isAbsent) return own;
    const inherited = this.pod.spec.at(`securityContext.${path}`);
    return inherited.isAbsent ? own : inherited;
  }

  get isPrivileged(): Truth {
    return this.securityContext.key("privileged").is(true);
  }

  /** The image reference, parsed; `undefined` where absent or malformed. */
  get image(): Image | undefined | Unknown {
    const text = this.at("image").string();
    return typeof text === "string" ? imageOf(text) : text;
  }

  /** Says that the container must not have this value at this path of its own. */
  mustNotSet(path: string, value: string | number | boolean): Issue | undefined {
    return this.issueOn(this.at(path).mustNotBe(value));
  }

  /** Says that the container must have this value at this path of its own. */
  mustSet(path: string, value: string | number | boolean): Issue | undefined {
    return this.issueOn(this.at(path).mustBe(value));
  }

  /** The issue, naming this container. */
  issueOn(issue: Issue | undefined): Issue | undefined {
    return concerning(this, issue);
  }

  /** Capabilities that are added, in capital letters and without the `CAP_` prefix, as runtimes read them. */
  get addedCapabilities(): { field: Field; name: string | Unknown }[] {
    return this.capabilities("add");
  }

  get droppedCapabilities(): { field: Field; name: string | Unknown }[] {
    return this.capabilities("drop");
  }

  private capabilities(list: "add" | "drop"): { field: Field; name: string | Unknown }[] {
    return this.at(`securityContext.capabilities.${list}`)
      .items()
      .map((field) => {
        const text = field.string();
        return { field, name: typeof text === "string" ? text.toUpperCase().replace(/^CAP_/, "") : UNKNOWN };
      });
  }
}
