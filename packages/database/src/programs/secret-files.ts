import { readFileSync } from 'node:fs';

type Source = Readonly<Record<string, string | undefined>>;

/** Longer than any address, password or key. */
const MAX_SECRET_BYTES = 64 * 1024;

/**
 * Reads each secret from `NAME`, or from the file that `NAME_FILE` names (as Docker and Kubernetes mount secrets);
 * secrets are never passed on a command line. `values`: the settings with the contents of the files, without the
 * trailing line break; an empty variable counts as unset. `mistakes`: one sentence each, without a value.
 */
export function resolveSecretFiles(source: Source, names: readonly string[]): { values: Source; mistakes: string[] } {
  const values: Record<string, string | undefined> = { ...source };
  const mistakes: string[] = [];
  for (const name of names) {
    const setting = `${name}_FILE`;
    const file = source[setting];
    delete values[setting];
    if (file === undefined || file === '') continue;
    if (source[name]) mistakes.push(`${name} and ${setting} are both set: leave one out.`);
    else {
      const text = read(file);
      if (text === undefined) mistakes.push(`${setting} names no file that can be read.`);
      else if (text === '' || text.length > MAX_SECRET_BYTES)
        mistakes.push(`${setting} names a file that is empty or too large.`);
      else values[name] = text;
    }
  }
  return { values, mistakes };
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch {
    return undefined;
  }
}
