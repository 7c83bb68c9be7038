import { expect, test } from "vitest";
import { symbolTex } from "../../src/theorem/symbol-tex.ts";

test.each([
  ["N", "N"],
  ["lambda", "\\lambda"],
  ["Delta", "\\Delta"],
  ["omega", "\\omega"],
  ["fit", "\\mathrm{fit}"],
  ["G_k", "G_{k}"],
  ["V_twin", "V_{\\mathrm{twin}}"],
  ["lambda_max", "\\lambda_{\\mathrm{max}}"],
  ["norm_W", "\\mathrm{norm}_{W}"],
  ["W_12", "W_{12}"],
  ["W_k_j", "W_{k,j}"],
  ["rho_lambda", "\\rho_{\\lambda}"],
])("%s is %s", (name, tex) => {
  expect(symbolTex(name)).toBe(tex);
});

test("every Greek letter that has a command of its own has it", () => {
  const lower =
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi rho sigma tau upsilon phi chi psi omega";
  const upper = "Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega";
  for (const name of `${lower} ${upper}`.split(" ")) expect(symbolTex(name)).toBe(`\\${name}`);
});
