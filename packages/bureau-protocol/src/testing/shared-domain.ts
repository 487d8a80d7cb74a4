import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

const repository = resolve(import.meta.dirname, '../../../..');

/** The official schemas and samples are beside the repository, never in it; undefined where they are absent. */
const folder = (name: string): string | undefined => {
  const path = resolve(repository, '../shared/domain', name);
  return existsSync(path) ? path : undefined;
};

export const samples = folder('samples');
const schemas = folder('xsd');

/** True if both the schemas and xmllint are available. */
export const canValidate = schemas !== undefined && hasXmllint();

function hasXmllint(): boolean {
  try {
    execFileSync('xmllint', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Messages of xmllint about a document; '' if valid. */
export function validate(schema: 'upload-data.xsd' | 'download-data.xsd', xml: Uint8Array): string {
  try {
    execFileSync('xmllint', ['--nonet', '--noout', '--schema', resolve(schemas ?? '', schema), '-'], {
      input: xml,
      stdio: ['pipe', 'pipe', 'pipe'],
    });
    return '';
  } catch (error) {
    return error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
  }
}
