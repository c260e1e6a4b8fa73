/** A test for texts by a glob: `*` stands for any text, `?` for one character, everything else for itself. */
export function globTest(glob: string): (text: string) => boolean {
  const source = glob
    .replaceAll(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  const form = new RegExp(`^${source}$`, "su");
  return (text) => form.test(text);
}
