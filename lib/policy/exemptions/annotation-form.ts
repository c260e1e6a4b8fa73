/** What annotations that exempt start with; the id of a policy follows, and after a dot a container. */
export const EXEMPT = "kubernetes-threat-model/exempt.";

/** The settings that may follow the reason. */
export const SETTINGS: readonly string[] = ["expires", "ticket", "container"];

/** A setting in the text of an annotation: a name and a value after a semicolon. */
export const SETTING = /^\s*(\w+)\s*=(.*)$/su;

/** A text whose part would be read as a setting. */
export const MISREAD = /;\s*\w+\s*=/su;
