const greek = new Set(
  "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega".split(
    " ",
  ),
);

/** TeX of a symbol's name: `lambda` → \lambda, `V_twin` → V_{\mathrm{twin}}, `norm_W` → \mathrm{norm}_{W}. */
export function symbolTex(name: string): string {
  const [base, ...subscripts] = name.split("_");
  return subscripts.length === 0 ? word(base) : `${word(base)}_{${subscripts.map(word).join(",")}}`;
}

function word(text: string): string {
  if (greek.has(text)) return `\\${text}`;
  return text.length === 1 || /^\d+$/.test(text) ? text : `\\mathrm{${text}}`;
}
