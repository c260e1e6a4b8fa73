import type { Field } from "../../model/field";
import { allOf, type Truth } from "../../model/value";
import type { ConfigDocument } from "./text-components";

/** A configuration of Pod Security admission, or of what may be that plugin. */
interface PodSecuritySettings {
  readonly configuration: Field;
  readonly isPodSecurity: Truth;
}

/**
 * The configurations of Pod Security admission, in a document of their own or in that of all plugins.
 *
 * Source: "Configure the Admission Controller" in the documentation of Pod Security admission.
 */
export function podSecuritySettings({ kind, document }: ConfigDocument): PodSecuritySettings[] {
  if (kind === "PodSecurityConfiguration") return [{ configuration: document, isPodSecurity: true }];
  if (kind !== "AdmissionConfiguration") return [];
  return document
    .key("plugins")
    .items()
    .map((plugin) => {
      const configuration = plugin.key("configuration");
      const isPodSecurity = allOf([plugin.key("name").is("PodSecurity"), configuration.isSet]);
      return { configuration, isPodSecurity };
    });
}
