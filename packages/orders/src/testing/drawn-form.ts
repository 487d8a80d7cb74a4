import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type FieldValues, type VerificationFormInputs, verificationForm } from '@beian/domain';
import { matterValues } from '@beian/domain/testing';
import { drawForm } from '../papers/draw-form.ts';

const run = promisify(execFile);
const noon = new Date('2018-06-15T04:00:00Z');
/** Names of this many domains. */
export const domains = (count: number) => Array.from({ length: count }, (_, at) => `sample-shop-${at}.example`);

/** Draws the verification form of a website's change in a province, and reads it back. */
export async function drawFormOf(province: string, over: FieldValues = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'beian-forms-'));
  const after = { ...matterValues, ...over };
  const matter: VerificationFormInputs = {
    number: 'BD2018061500001',
    mark: '7F3A-91C2-04',
    bureau: '某省通信管理局',
    filingNumber: '苏ICP备00000001号-1',
    proposal: {
      kind: 'CHANGE_WEBSITE',
      province,
      edition: '2018-06',
      today: '2018-06-15',
      before: matterValues,
      after,
    },
    shown: after,
    accesses: [],
  };
  const pdf = await drawForm(verificationForm(matter), noon);
  const file = path.join(folder, `${province}.pdf`);
  await writeFile(file, pdf);
  // poppler's tools, so that the PDF is read by another library than the one that wrote it.
  const [text, fonts, info] = await Promise.all([
    run('pdftotext', ['-layout', file, '-']),
    run('pdffonts', [file]),
    run('pdfinfo', [file]),
  ]);
  await rm(folder, { recursive: true, force: true });
  const pages = text.stdout.split('\f').slice(0, -1);
  return { pdf, pages, text: text.stdout, fonts: fonts.stdout, info: info.stdout };
}
