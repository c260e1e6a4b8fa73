/** A line on standard error that says what is going on. */
export interface Progress {
  update(text: string): void;
  stop(): void;
}

const PATIENCE_MS = 1000;
const CLEAR_LINE = "\r\u001b[K";

/** Shows progress on a terminal once work has taken more than a second; shows nothing elsewhere. */
export function showProgress(initial: string, stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => {}, stop: () => {} };
  let text = initial;
  let shown = false;
  const draw = () => {
    shown = true;
    stream.write(`${CLEAR_LINE}${text}`.slice(0, stream.columns ?? 80));
  };
  const start = setTimeout(draw, PATIENCE_MS);
  return {
    update(next) {
      text = next;
      if (shown) draw();
    },
    stop() {
      clearTimeout(start);
      if (shown) stream.write(CLEAR_LINE);
      shown = false;
    },
  };
}
