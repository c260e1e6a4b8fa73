import { growthOf } from "./steps";

const product = (one: number, two: number) => one * two;
const numbers = (size: number) => Array.from({ length: size }, (_, index) => index);

test("work that goes over its input once grows tenfold", () => {
  const growth = growthOf(100, (size) => {
    const all = numbers(size);
    return () => all.map((one) => one + 1);
  });
  expect(growth).toBeGreaterThan(5);
  expect(growth).toBeLessThan(11);
});

test("work on all pairs of its input grows a hundredfold", () => {
  const growth = growthOf(100, (size) => {
    const all = numbers(size);
    return () => {
      let sum = 0;
      for (const one of all) for (const two of all) sum += product(one, two);
      return sum;
    };
  });
  expect(growth).toBeGreaterThan(50);
});
