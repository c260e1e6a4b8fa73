import type { Claim } from "./claim";
import type { Field } from "./field";

/** Claims that a seccomp or AppArmor profile, if set, is the runtime's default or one of the node: never off. */
export function mustConfine(profile: Field): Claim | undefined {
  if (profile.isAbsent) return undefined;
  const type = profile.key("type");
  return type.isAbsent ? type.mustBe("RuntimeDefault") : type.mustBeOneOf(["RuntimeDefault", "Localhost"]);
}
