import type { Z3LowLevel } from "z3-solver";

/** A solver's answer: `unknown` when its time was over. */
export interface Answer {
  readonly answer: "unsat" | "sat" | "unknown";
  /** Of `sat`: the value of each constant, a fraction such as "-1/2", or decimals with "…" where it is none. */
  readonly model: Readonly<Record<string, string>>;
  readonly milliseconds: number;
}

interface Loaded {
  readonly low: Z3LowLevel;
  readonly end: () => Promise<void>;
}

let loaded: Promise<Loaded> | undefined;
let last: Promise<unknown> = Promise.resolve();

async function load(): Promise<Loaded> {
  const { init, killThreads } = await import("z3-solver");
  // A thread that is ended just as it leaves a question still says so: no news to anyone.
  const printErr = (text: string) => {
    if (!text.includes("command from terminated worker")) console.error(text);
  };
  const low = await init({ printErr });
  return { low, end: () => killThreads(low.em) };
}

/**
 * Asks z3. It is loaded by the first question, works in a thread of its own and takes one question at a time. Every question has a
 * context of its own, so that no answer and no model depends on what was asked before.
 * @param text SMT-LIB: declarations and assertions.
 * @param limit in milliseconds.
 */
export function ask(text: string, limit: number): Promise<Answer> {
  loaded ??= load();
  const mine = Promise.all([loaded, last.catch(() => {})]).then(([{ low }]) => answerOf(low, text, limit));
  last = mine;
  return mine;
}

/** Ends z3's threads, which would keep the process alive. The next question loads it anew. */
export async function endZ3(): Promise<void> {
  if (loaded === undefined) return;
  const { end } = await loaded;
  await last.catch(() => {});
  loaded = undefined;
  await end();
}

async function answerOf({ Z3 }: Z3LowLevel, text: string, limit: number): Promise<Answer> {
  const config = Z3.mk_config();
  const context = Z3.mk_context_rc(config);
  Z3.del_config(config);
  const solver = Z3.mk_solver(context);
  Z3.solver_inc_ref(context, solver);
  const parameters = Z3.mk_params(context);
  Z3.params_inc_ref(context, parameters);
  Z3.params_set_uint(context, parameters, Z3.mk_string_symbol(context, "timeout"), limit);
  Z3.solver_set_params(context, solver, parameters);
  try {
    Z3.solver_from_string(context, solver, text);
    if (Z3.get_error_code(context) !== 0)
      throw new Error(`z3 cannot read a question: ${Z3.get_error_msg(context, Z3.get_error_code(context))}\n${text}`);
    const started = performance.now();
    const result = await Z3.solver_check(context, solver);
    const milliseconds = performance.now() - started;
    if (result !== 1) return { answer: result === -1 ? "unsat" : "unknown", model: {}, milliseconds };
    const model = Z3.solver_get_model(context, solver);
    Z3.model_inc_ref(context, model);
    const values: Record<string, string> = {};
    for (let i = 0; i < Z3.model_get_num_consts(context, model); i++) {
      const declaration = Z3.model_get_const_decl(context, model, i);
      const name = Z3.get_symbol_string(context, Z3.get_decl_name(context, declaration));
      const value = Z3.model_get_const_interp(context, model, declaration);
      if (value !== null) {
        values[name] = Z3.is_algebraic_number(context, value)
          ? `${Z3.get_numeral_decimal_string(context, value, 6).replace("?", "…")}`
          : Z3.get_numeral_string(context, value);
      }
    }
    Z3.model_dec_ref(context, model);
    return { answer: "sat", model: values, milliseconds };
  } finally {
    Z3.params_dec_ref(context, parameters);
    Z3.solver_dec_ref(context, solver);
    Z3.del_context(context);
  }
}
