import { secondsIn } from "../../lib/model/duration";

describe("secondsIn", () => {
  test.each([
    ["minutes and seconds", "5m30s", 330],
    ["milliseconds", "600000ms", 600],
    ["units in any order", "1s9m3h", 11_341],
    ["nothing, with units", "0m0s", 0],
    ["nothing, without a unit", "0", 0],
    ["a fraction", "1.5h", 5400],
    ["a fraction without a leading zero", ".5s", 0.5],
    ["a number that ends in a point", "1.s", 1],
    ["the same unit twice", "1h1h", 7200],
    ["microseconds in each spelling", "1us1µs1μs", 3e-6],
    ["nanoseconds", "1ns", 1e-9],
    ["less than nothing", "-1m", -60],
    ["a plus sign", "+1m", 60],
  ])("reads %s: %s", (_name, text, seconds) => {
    expect(secondsIn(text)).toBeCloseTo(seconds, 12);
  });

  test.each(["", "60", "1 m", "1d", "m", ".s", "1m-1s", "1H", "1m ", "--1s", "1.2.3s"])(
    'takes "%s" for no duration, as Go does',
    (text) => {
      expect(secondsIn(text)).toBeUndefined();
    },
  );
});
