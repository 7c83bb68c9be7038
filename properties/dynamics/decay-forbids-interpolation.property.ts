import { eulerValue, meanSquareLoss, normalizedFit } from "#measure";
import { property, relative, type State, strict, withRecipe } from "#property";
import decayForbidsInterpolation from "../../theorems/dynamics/decay-forbids-interpolation.ts";
import { normalizedOf, settledScale } from "./settled-scale.ts";

/** @param lambda of the penalty that the bound is about. */
function measured(state: State, lambda: number) {
  const { outputs, gradient } = state;
  const { targets } = state.data;
  const { scale: rho } = state.parameters;
  const { mu, M, targetSquare } = normalizedFit(outputs, targets, rho);
  const balanced = mu / (M + lambda);
  return {
    residual: -eulerValue(outputs, targets) / 2,
    lambda,
    rho,
    slope: gradient.scale + 2 * lambda * rho,
    mu,
    M,
    settled: targetSquare - 2 * balanced * mu + balanced ** 2 * M,
    error: meanSquareLoss(outputs, targets),
    scale: Math.abs(rho * mu) + rho ** 2 * (M + lambda),
  };
}

export default property(decayForbidsInterpolation, {
  ...settledScale,
  trial: async (drawn, { train }) => {
    const experiment = await normalizedOf(drawn, train);
    const { end, states } = await train(experiment);
    const { decay: lambda } = experiment.recipe;
    const { error, M } = measured(end, lambda);
    return {
      measured: { exactly: states.map((state) => measured(state, lambda)), typically: measured(end, lambda) },
      shows: [(lambda / (M + lambda)) ** 2, error] as const,
    };
  },
  within: {
    exactly: relative(1e-10, {
      to: "scale",
      because:
        "float64 rounding of means that may cancel, relative to ρμ + ρ²(M + λ); on seed 1 the worst is below 1e-13",
    }),
    typically: strict({
      because:
        "the thresholds are part of the claim: on seeds 1 and 2 all of 38 dense and 38 convolutional draws met them",
    }),
  },
  controls: {
    "the residual without decay": { on: "exactly", formula: "residual == -rho * slope / 2" },
    "the λ = 0 twin interpolates": {
      on: "typically",
      formula: "error >= (lambda / (M + lambda))^2",
      trial: async (drawn, { train }) => {
        const experiment = await normalizedOf(drawn, train);
        const { end } = await train(withRecipe(experiment, { decay: 0 }));
        return { measured: { exactly: [], typically: measured(end, experiment.recipe.decay) } };
      },
    },
  },
  figures: (cases) => [
    {
      title: "What decay leaves of the error",
      caption:
        "Mean square error at the end against the bound (λ/(M + λ))², one point a drawn network; the line is the bound.",
      x: { label: "(λ/(M + λ))²", log: true },
      y: { label: "mean ‖f − y‖²", log: true },
      series: [
        { name: "decayed", as: "dots", points: cases.map(({ shows }) => shows) },
        {
          name: "bound",
          as: "line",
          points: cases.map(({ shows: [bound] }) => [bound, bound] as const).sort(([a], [b]) => a - b),
        },
      ],
    },
  ],
});
