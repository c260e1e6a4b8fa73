import type { Field } from "../../model/field";
import type { Issue } from "../../model/issue";

/** Says that a seccomp or AppArmor profile, if set, is the runtime's default or one of the node: never off. */
export function mustNotBeUnconfined(profile: Field): Issue | undefined {
  if (profile.isAbsent) return undefined;
  const type = profile.key("type");
  return type.isAbsent ? type.mustBe("RuntimeDefault") : type.mustBeOneOf(["RuntimeDefault", "Localhost"]);
}
