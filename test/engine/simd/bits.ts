import { fingerprint } from "../../../src/engine/simd/fingerprint.ts";
import { kernels } from "./kernel.ts";

// A program that prints both fingerprints: another process must find the same.
console.log(fingerprint(kernels.float64));
console.log(fingerprint(kernels.float32));
