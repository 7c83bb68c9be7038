import { expect, test } from "vitest";
import { shuffledOrder } from "../../src/data/shuffled-order.ts";

test("of three, the five orders that are not the ascending one are equally likely", () => {
  const counts = new Map<string, number>();
  for (let seed = 0; seed < 2000; seed++) {
    const order = shuffledOrder(3, seed).join("");
    counts.set(order, (counts.get(order) ?? 0) + 1);
  }
  expect([...counts.keys()].sort()).toEqual(["021", "102", "120", "201", "210"]);
  // 400 each, of standard deviation 18.
  for (const count of counts.values()) expect(Math.abs(count - 400)).toBeLessThan(90);
});

test("the same seed gives the same order, and two have one other order", () => {
  expect(shuffledOrder(8, 5)).toEqual(shuffledOrder(8, 5));
  expect(shuffledOrder(2, 1)).toEqual([1, 0]);
});

test("one thing has no other order", () => {
  expect(() => shuffledOrder(1, 0)).toThrow("another order of 1");
});
