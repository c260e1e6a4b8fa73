/** More different texts than programs ask about: beyond, a memory starts anew. */
const MOST_TEXTS = 10_000;

/** The same function of a text, which remembers its answers: programs say the same path or image many times. */
export function remembering<R>(answer: (text: string) => R): (text: string) => R {
  const answers = new Map<string, R>();
  return (text) => {
    const known = answers.get(text);
    if (known !== undefined || answers.has(text)) return known as R;
    const found = answer(text);
    if (answers.size >= MOST_TEXTS) answers.clear();
    answers.set(text, found);
    return found;
  };
}
