/** What a file in theorems/ needs. */
export { gatedNetwork } from "./proof/gated-network.ts";
export { galanti2022, galanti2023, golowich2018, papyan2020, theorem, xu2023 } from "./theorem.ts";
