import type { DeclaredResource } from "../model/declared-resource";
import { count } from "../model/words";
import { calendarsOf } from "./version-support";

/** So many days after it was taken a calendar may lack a version, or hold a date that its publisher has moved. */
const MOST_DAYS = 180;
const DAY = 86_400_000;

/** What to say of calendars that are old on a day, an ISO date, and by which versions of the resources are judged. */
export function oldCalendarsIn(resources: readonly DeclaredResource[], day: string): string[] {
  const calendars = [...new Set(resources.flatMap(calendarsOf))];
  return calendars.flatMap(({ of, taken }) => {
    const days = Math.floor((Date.parse(day) - Date.parse(taken)) / DAY);
    if (days <= MOST_DAYS) return [];
    return [
      `the dates until when versions of ${of} are supported are those of ${taken}, ${count(days, "day")} ago; a newer version of the pack may know others`,
    ];
  });
}
