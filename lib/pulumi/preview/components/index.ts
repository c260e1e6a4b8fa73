import type { Component, Opened } from "./component";
import { openEksComponent } from "./eks";
import { openYaml } from "./yaml";

const CLOSED: Opened = { children: [], closed: "its provider expands it, and no provider runs here" };

/** Opens a component by what is known of its type. Throws an Error where its provider would refuse its inputs. */
export function openComponent(component: Component): Opened {
  return openYaml(component) ?? openEksComponent(component) ?? CLOSED;
}
