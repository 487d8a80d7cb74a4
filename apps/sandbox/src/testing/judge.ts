import { encodeGbk } from '@beian/bureau-protocol/protocol';
import type { BureauData, FilingInReview } from '../judge/case.ts';
import type { Filing } from '../operations/index.ts';
import { parseUploadFile } from '../operations/read-file.ts';
import { providerRanges } from '../seed/provider.ts';
import { seedRecords } from '../seed/records.ts';

/** The machine checks without a server: Jiangsu's bureau with its seeded records. */
export const ispId = '320000000999';
export const records = seedRecords(ispId);
export const bureau: BureauData = {
  province: '320000',
  ispId,
  providerRanges,
  records,
  ended: [],
  inReview: [],
  filed: () => records,
  subjectNeedsPassword: true,
  changeNeedsPassword: false,
};

const parse = (xml: string) => parseUploadFile(encodeGbk(xml), ispId);

/** Code and `Czlx` with which the whole file is refused. */
export const refusal = (xml: string): [number, string] | undefined => {
  const parsed = parse(xml);
  return 'refusal' in parsed ? [parsed.refusal, parsed.czlx] : undefined;
};

const firstFiling = (xml: string): Filing => {
  const parsed = parse(xml);
  const filing = 'filings' in parsed ? parsed.filings[0] : undefined;
  if (filing === undefined) throw new Error(`the file was refused: ${JSON.stringify(parsed)}`);
  return filing;
};

/** Codes that refuse the first filing of the file. */
export const codes = (xml: string, more: Partial<BureauData> = {}): number[] =>
  firstFiling(xml).codes({ ...bureau, ...more });

/** The first filing of the file is in review. */
export const waiting = (xml: string): { inReview: readonly FilingInReview[] } => {
  const filing = firstFiling(xml);
  return { inReview: [{ ...filing, ztid: filing.subjectId(bureau) }] };
};
