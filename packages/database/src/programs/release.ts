import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Version of the release that this process runs, as X.Y.Z, read once at the start from the package.json at the top. */
export const release: string = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(new URL('../../../../package.json', import.meta.url), 'utf8'))).version;
