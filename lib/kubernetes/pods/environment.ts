import type { Field } from "../../model/field";
import type { Container } from "./container";
import type { Pod } from "./pod";

/** An object that a container takes its environment from. */
export interface EnvironmentSource {
  readonly container: Container;
  readonly type: "Secret" | "ConfigMap";
  /** The field with its name. */
  readonly name: Field;
}

/** The Secrets and ConfigMaps that the containers of a pod take their environment from. */
export function environmentSourcesOf(pod: Pod): EnvironmentSource[] {
  return pod.containers.flatMap((container) => [
    ...container
      .at("env")
      .items()
      .flatMap((variable) => {
        const from = variable.key("valueFrom");
        return [
          ...sourceAt(container, "Secret", from.key("secretKeyRef")),
          ...sourceAt(container, "ConfigMap", from.key("configMapKeyRef")),
        ];
      }),
    ...container
      .at("envFrom")
      .items()
      .flatMap((from) => [
        ...sourceAt(container, "Secret", from.key("secretRef")),
        ...sourceAt(container, "ConfigMap", from.key("configMapRef")),
      ]),
  ]);
}

function sourceAt(
  container: Container,
  type: EnvironmentSource["type"],
  reference: Field,
): EnvironmentSource[] {
  return reference.isAbsent ? [] : [{ container, type, name: reference.key("name") }];
}
