import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * The NVIDIA device of this machine, by its model where the driver says it, or null. Looks at files alone and runs nothing; on
 * macOS and Windows, where there are none to look at, it is null.
 * @param root of the file system.
 */
export function nvidiaDevice(root = "/", platform: NodeJS.Platform = process.platform): string | null {
  if (platform !== "linux") return null;
  const driver = join(root, "proc/driver/nvidia");
  if (existsSync(join(root, "dev/nvidia0")) || existsSync(join(driver, "version"))) {
    return modelIn(join(driver, "gpus")) ?? "NVIDIA GPU";
  }
  // Windows lends Linux its GPU this way, of whatever maker; with NVIDIA's driver come its libraries.
  const lent = existsSync(join(root, "dev/dxg")) && existsSync(join(root, "usr/lib/wsl/lib/libcuda.so.1"));
  return lent ? "NVIDIA GPU of Windows" : null;
}

/** The first "Model:" that the driver lists. */
function modelIn(folder: string): string | null {
  try {
    for (const device of readdirSync(folder).sort()) {
      const model = /^Model:\s*(.+?)\s*$/m.exec(readFileSync(join(folder, device, "information"), "utf8"));
      if (model !== null) return model[1];
    }
  } catch {
    // Containers often show the device but not these files.
  }
  return null;
}
