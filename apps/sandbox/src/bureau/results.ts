import type { Filing } from '../operations/index.ts';
import type { MaterialResult } from '../operations/material.ts';
import type { Czlx } from '../records/czlx.ts';
import type { Place } from '../seed/places.ts';
import type { Verdict } from '../store/store.ts';
import type { Tree } from '../xml/write.ts';
import type { Faults } from './faults.ts';
import { resultMessage } from './messages.ts';

export const reviewer = '赵样例';

/** Writes the blocks of results, `BAJG` (docs/spec/bureau-interface.md B-9.2). */
export interface Results {
  /** A whole file is refused. `detail` says where it breaks the table. */
  ofFile(code: number, czlx: Czlx, fileName: string, detail: string | undefined): Tree;
  /** Filings that the machine refuses at once. */
  ofMachine(refused: readonly { readonly filing: Filing; readonly codes: readonly number[] }[]): Tree;
  /** Materials sent alone: operation 35, which the XSD's range leaves out (B-13, row 7). */
  ofMaterials(results: readonly MaterialResult[]): Tree;
  /** A reviewer's verdict; `time` is the Shanghai moment. */
  ofReviewer(filing: Filing, verdict: Verdict, time: string): Tree;
}

const otherOperation = (czlx: Czlx): Czlx => (czlx === '4' ? '7' : '4');

export function createResults(place: Place, faults: Faults): Results {
  const reviewerPhone = `${place.areaCode}-88880000`;
  const result = (
    codes: readonly { code: number; text: string }[],
    czlx: Czlx,
    { Bs, Bz }: { Bs?: string; Bz?: string },
  ): Tree => ({
    Jgxx: codes.map(({ code, text }) => ({ Jgdm: String(code), Dmms: text })),
    Czlx: faults.shouldFire('otherOperation') ? otherOperation(czlx) : czlx,
    Bs: Bs !== undefined && faults.shouldFire('omitBs') ? undefined : Bs,
    Bz,
  });
  const withTexts = (codes: readonly number[]) => codes.map((code) => ({ code, text: resultMessage(code) }));

  return {
    ofFile: (code, czlx, fileName, detail) => {
      // The specification puts the file name into Dmms only for 5001 (B-9.1); the other codes name it in the remark (B-16.7).
      const [text, remark] = code === 5001 ? [fileName, detail] : [resultMessage(code), fileName];
      return { Jg_xx: [result([{ code, text }], czlx, { Bz: remark })] };
    },
    ofMachine: (refused) => ({
      Jg_xx: refused.map(({ filing, codes }) => result(withTexts(codes), filing.czlx, { Bs: filing.bs })),
    }),
    ofMaterials: (all) => ({
      Jg_xx: all.map(({ bs, codes }) => ({
        Jgxx: withTexts(codes).map(({ code, text }) => ({ Jgdm: String(code), Dmms: text })),
        Czlx: '35',
        Bs: faults.shouldFire('omitBs') ? undefined : bs,
      })),
    }),
    ofReviewer: (filing, verdict, time) => {
      const codes = verdict.codes ?? [verdict.pass ? 1001 : 1002];
      // Machine codes come without a reviewer's opinion, unless a text was given.
      const omitsOpinion = faults.settings.codesOnly || (verdict.codes !== undefined && verdict.text === undefined);
      const opinion = (Jlid: string): Tree => ({
        Shrxm: reviewer,
        Shr_dhhm: reviewerPhone,
        Shsj: time,
        Shyj: verdict.text ?? (verdict.pass ? `同意${filing.name}` : filing.refusalText),
        Shjg: verdict.pass ? '1' : '0',
        Czlx: filing.czlx,
        Jlid,
      });
      return {
        Jg_xx: faults.settings.opinionOnly ? undefined : [result(withTexts(codes), filing.czlx, { Bs: filing.bs })],
        GJSHS: omitsOpinion ? undefined : { Gjsh: filing.jlids.map(opinion) },
      };
    },
  };
}
