import { theorem } from "#theorem";

export default theorem({
  says: "A network whose graph is the tree of a compositional function learns it with a lower error than a dense network of as many parameters.",
  kind: "order",
  assumes: [
    "targets of eight variables that a binary tree composes from smooth constituents of two, each drawn on its own",
    "a ReLU network of the same tree, its nodes unshared, of 12 to 16 units each, with biases",
    "a dense ReLU network of as many hidden layers and at least as many parameters, up to 3 % more",
    "both from a He start, trained by SGD with momentum .9, without decay, on the same 2,000 samples in batches of 20, in the same order, for 10,000 steps with cooldown",
    "of each the learning rate, .01, .02, .04, .08 or .16, that is best on 1,000 further samples; errors on 2,000 test samples",
  ],
  formula: "loss < loss_dense",
  where: {
    loss: "mean (f(x) − y)² on the test samples, of the tree-structured network",
    loss_dense: "the same of the dense network",
  },
  source: {
    work: "Poggio, Mhaskar, Rosasco, Miranda, Liao, “Why and when can deep-but not shallow-networks avoid the curse of dimensionality: a review”, International Journal of Automation and Computing 14 (2017)",
    status: "measured",
  },
  expected: "holds",
  remarks: [
    "Why. The tree network has the edges that the target has and no others. Its parameters are spent on functions of two values, of which 2,000 samples tell much; a dense network has to find out which variables belong together.",
    "How the comparison is kept fair. Both networks have three hidden layers and a linear one, biases in all of them, and the same kind of start; the dense one has no fewer parameters. Samples, batch order, steps and schedule are the same, and so is the grid of rates, of which each network takes the one that is best for it. The grid is wide enough: on seeds 1 to 4, 80 draws, the largest rate was never taken, and the smallest once by a dense network and by no tree of the target's.",
    "Measured on these draws. The tree had the lower loss in 79 of 80; in the other one the two were equal to two digits. Its loss was .44 of the dense network's in the median, from .17 to 1.00; as root mean square errors the dense network's is 1.5 times the tree's.",
    "The graph must match, which is the control. The same network with its variables in another order, so that none of its four lowest nodes reads a pair that the target joins, had a lower loss than the dense one in 5 of the 80 draws, and 2.4 times its loss in the median. A sparse network of the wrong graph is worse than a dense one. Smaller rates do not help it: offered .0025 to .04 in place of .01 to .16, it took one below .01 in 4 of 40 draws of seeds 1 and 2, and beat the dense network in 3, as it did before.",
    "Other dense networks of as many parameters do no better: on 20 draws of seed 5 with one, two, three and four hidden layers, and with three and weight decay λ = 1e-5 and 1e-4, the tree beat the best of all six, though that was chosen by its test loss, in 20; its loss was .46 of that in the median.",
    "Smaller nodes lose more often: of 80 draws of seeds 1 to 4 with 8 to 16 units a node and rates up to .08 the tree lost two, with 9 and 10 units.",
    "About learning at one number of samples, not about how the number of parameters must grow with the dimension, which is what the source is about. No convolutions: the nodes share no weights.",
  ],
});
