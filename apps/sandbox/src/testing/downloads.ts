import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { XmlNode } from '../xml/parse.ts';
import { nodesNamed, type ProviderClient, textsOf, validator } from './harness.ts';

export type Files = Awaited<ReturnType<ProviderClient['downloadAll']>>;

/** What a result file says: codes and `Bs` of `Jg_xx`, verdict and `Jlid` of the opinions, and the operation of both. */
export const results = (files: Files) =>
  files
    .flatMap(({ root }) => nodesNamed(root, 'BAJG'))
    .map((bajg) => ({
      codes: textsOf(bajg, 'Jgdm'),
      czlx: [...new Set(textsOf(bajg, 'Czlx'))],
      bs: textsOf(bajg, 'Bs'),
      passed: textsOf(bajg, 'Shjg'),
      jlid: textsOf(bajg, 'Jlid'),
    }));

export const approved = (czlx: string, bs: string, ...jlid: string[]) => [
  { codes: ['1001'], czlx: [czlx], bs: [bs], passed: jlid.map(() => '1'), jlid },
];

export const published = (files: Files): XmlNode[] => files.flatMap(({ root }) => nodesNamed(root, 'Baxx'));

/** Kind and id of each deregistered record. */
export const deregistered = (files: Files) =>
  files
    .flatMap(({ root }) => nodesNamed(root, 'Zxxx'))
    .map((one) => [textsOf(one, 'Zxlb')[0], textsOf(one, 'Jlid')[0]]);

/** @throws when xmllint finds a file that `download-data.xsd` refuses; checks nothing where xmllint or the schema is missing */
export async function validateDownloads(folder: string, files: Files): Promise<void> {
  if (validator === undefined) return;
  const paths = files.map(({ name }) => join(folder, `check-${name}`));
  for (const [at, { xml }] of files.entries()) await writeFile(paths[at] ?? '', xml);
  execFileSync(validator.xmllint, ['--noout', '--schema', join(validator.schemas, 'download-data.xsd'), ...paths], {
    stdio: 'pipe',
  });
}
