import { zipSync } from 'fflate';

/** An archive of these files; also of none or several, which a bureau must not send. */
export const archiveOf = (files: Readonly<Record<string, Uint8Array>>): Buffer =>
  Buffer.from(zipSync({ ...files }, { level: 1 }));
