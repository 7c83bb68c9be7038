import { expect, test } from "vitest";
import { heldOut } from "../../src/data/held-out.ts";
import { imageMixture } from "../../src/data/image-mixture.ts";
import { row } from "../../src/network/matrix.ts";

const data = imageMixture({
  classes: 2,
  perClass: 5,
  image: { height: 2, width: 1, channels: 1 },
  separation: 3,
  seed: 1,
});

test("the first samples of every class and the others, none in both, none lost", () => {
  const { first, rest } = heldOut(data, 2);
  expect([...first.labels]).toEqual([0, 0, 1, 1]);
  expect([...rest.labels]).toEqual([0, 0, 0, 1, 1, 1]);
  const rows = (n: number[]) => n.flatMap((i) => [...row(data.inputs, i)]);
  expect([...first.inputs.data]).toEqual(rows([0, 1, 5, 6]));
  expect([...rest.inputs.data]).toEqual(rows([2, 3, 4, 7, 8, 9]));
  expect([...first.targets.data]).toEqual([1, 0, 1, 0, 0, 1, 0, 1]);
  expect(first.image).toEqual(data.image);
});

test("a set that would be empty is refused by name", () => {
  expect(() => heldOut(data, 0)).toThrow("the first 0 samples");
  expect(() => heldOut(data, 5)).toThrow("class 0 has 5 samples");
});
