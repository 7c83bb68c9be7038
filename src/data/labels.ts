import { type Dataset, dataset } from "./dataset.ts";
import { random } from "./random.ts";

/**
 * The same inputs with their labels permuted at random, all orders equally likely: what a network can only memorise
 * (Zhang, Bengio, Hardt, Recht, Vinyals, "Understanding deep learning requires rethinking generalization", ICLR 2017).
 * A permutation keeps the number of samples of each class; with C balanced classes about N/C samples keep their label.
 */
export function randomLabels({ inputs, labels, classes, image }: Dataset, seed: number): Dataset {
  const permuted = labels.slice();
  random(seed, "labels").shuffle(permuted);
  return dataset(inputs, permuted, classes, image);
}
