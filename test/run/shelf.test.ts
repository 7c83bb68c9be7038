import { describe, expect, test } from "vitest";
import type { Trajectory } from "../../src/engine/run.ts";
import { zeros } from "../../src/network/matrix.ts";
import { Shelf } from "../../src/run/shelf.ts";

/** A training whose weights take so many bytes. */
function training(bytes = 800): Trajectory {
  const parameters = { matrices: [zeros(1, bytes / 8)], biases: [null], scale: 1 };
  return { snapshots: [{ step: 0, parameters, integratedRate: 0 }], divergedAt: null };
}

/** A shelf with a note of what each asker was answered: "make", or the training. */
function noted(kept?: number) {
  const shelf = new Shelf<string>(kept);
  const answers: Record<string, Trajectory | "make"> = {};
  const take = (run: string, asker: string) => {
    delete answers[asker];
    shelf.take(run, asker, (trajectory) => {
      answers[asker] = trajectory ?? "make";
    });
    return answers[asker];
  };
  return { shelf, answers, take };
}

describe("a training", () => {
  test("is made by whoever asks first, while the others wait", () => {
    const { take, answers } = noted();
    expect(take("run", "anna")).toBe("make");
    expect(take("run", "bert")).toBeUndefined();
    expect(take("run", "cleo")).toBeUndefined();
    expect(take("other", "dora")).toBe("make");
    expect(Object.keys(answers)).toEqual(["anna", "dora"]);
  });

  test("that is put there is given to all who wait, and to all who ask later", () => {
    const { shelf, take, answers } = noted();
    for (const asker of ["anna", "bert", "cleo"]) take("run", asker);
    const made = training();
    shelf.put("run", made);
    expect(answers).toEqual({ anna: "make", bert: made, cleo: made });
    expect(answers.bert).toBe(made);
    expect(take("run", "dora")).toBe(made);
  });

  test("that is put there again, or that nobody asked for, changes nothing", () => {
    const { shelf, take } = noted();
    take("run", "anna");
    const made = training();
    shelf.put("run", made);
    shelf.put("run", training());
    shelf.put("stranger", training());
    expect(take("run", "bert")).toBe(made);
    expect(take("stranger", "bert")).toBe("make");
    expect(shelf.tally).toEqual({ made: 1, shared: 1 });
  });

  test("that fails is handed on to who waits longest, and then to the next", () => {
    const { shelf, take, answers } = noted();
    for (const asker of ["anna", "bert", "cleo"]) take("run", asker);
    shelf.fail("run");
    expect(answers).toEqual({ anna: "make", bert: "make" });
    shelf.fail("run");
    expect(answers.cleo).toBe("make");
    shelf.fail("run");
    expect(take("run", "dora")).toBe("make");
  });

  test("that is there does not fail any more", () => {
    const { shelf, take } = noted();
    take("run", "anna");
    const made = training();
    shelf.put("run", made);
    shelf.fail("run");
    shelf.fail("stranger");
    expect(take("run", "bert")).toBe(made);
  });
});

describe("who leaves", () => {
  test("has what it was making handed on", () => {
    const { shelf, take, answers } = noted();
    take("run", "anna");
    take("run", "bert");
    take("lonely", "anna");
    shelf.leave("anna");
    expect(answers.bert).toBe("make");
    expect(take("lonely", "cleo")).toBe("make");
    const made = training();
    shelf.put("run", made);
    expect(take("run", "cleo")).toBe(made);
  });

  test("is answered nothing any more", () => {
    const { shelf, take, answers } = noted();
    for (const asker of ["anna", "bert", "cleo"]) take("run", asker);
    shelf.leave("bert");
    shelf.fail("run");
    expect(answers).toEqual({ anna: "make", cleo: "make" });
    shelf.put("run", training());
    expect(answers.bert).toBeUndefined();
  });

  test("is not given its own work back", () => {
    const { shelf, take, answers } = noted();
    take("run", "anna");
    take("run", "anna");
    take("run", "bert");
    shelf.leave("anna");
    expect(answers.anna).toBeUndefined();
    expect(answers.bert).toBe("make");
  });

  test("leaves what it has made", () => {
    const { shelf, take } = noted();
    take("run", "anna");
    const made = training();
    shelf.put("run", made);
    shelf.leave("anna");
    expect(take("run", "bert")).toBe(made);
  });
});

describe("what is kept", () => {
  /** Makes trainings of 800 bytes, one after the other. */
  function made(shelf: ReturnType<typeof noted>, ...runs: string[]) {
    for (const run of runs) {
      expect(shelf.take(run, "anna")).toBe("make");
      shelf.shelf.put(run, training());
    }
  }

  /** Which of these are still there. Asks for each. */
  const kept = ({ take }: ReturnType<typeof noted>, ...runs: string[]) =>
    runs.filter((run) => take(run, "bert") !== "make");

  test("is as much as may be, and then what was not asked for the longest goes", () => {
    const shelf = noted(2400);
    made(shelf, "a", "b", "c");
    expect(kept(shelf, "a", "b", "c")).toEqual(["a", "b", "c"]);
    shelf.take("a", "cleo");
    made(shelf, "d");
    expect(kept(shelf, "a", "c", "d")).toEqual(["a", "c", "d"]);
    expect(kept(shelf, "b")).toEqual([]);
  });

  test("is the last one, however large", () => {
    const shelf = noted(100);
    made(shelf, "a");
    expect(kept(shelf, "a")).toEqual(["a"]);
    made(shelf, "b");
    expect(kept(shelf, "b", "a")).toEqual(["b"]);
  });

  test("is no more than may be where the last one to come was asked for first", () => {
    const shelf = noted(1600);
    shelf.take("slow", "anna");
    made(shelf, "a", "b");
    shelf.shelf.put("slow", training());
    expect(kept(shelf, "slow", "b")).toEqual(["slow", "b"]);
    expect(kept(shelf, "a")).toEqual([]);
  });

  test("does not count those that are being made, nor drops them", () => {
    const shelf = noted(800);
    shelf.take("slow", "anna");
    shelf.take("slow", "bert");
    made(shelf, "a", "b");
    expect(kept(shelf, "b")).toEqual(["b"]);
    const late = training();
    shelf.take("slow", "cleo");
    shelf.shelf.put("slow", late);
    expect(shelf.answers.cleo).toBe(late);
  });

  test("is told: how many were made, and how often one was handed on", () => {
    const { shelf, take } = noted();
    expect(shelf.tally).toEqual({ made: 0, shared: 0 });
    for (const asker of ["anna", "bert", "cleo"]) take("run", asker);
    expect(shelf.tally).toEqual({ made: 0, shared: 0 });
    shelf.put("run", training());
    expect(shelf.tally).toEqual({ made: 1, shared: 2 });
    take("run", "dora");
    expect(shelf.tally).toEqual({ made: 1, shared: 3 });
  });
});
