import { describe, expect, it } from 'vitest';
import { decodeDownload } from '../download/index.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { canValidate, validate } from '../testing/shared-domain.ts';
import { parseXml, textAtPath } from '../xml/xml.ts';
import { fileFrame } from './file.ts';
import { encodeVerificationResult, UnanswerableTask, type VerificationResult } from './verification-result.ts';

const subject = (id: string, city = '<Shiid>320100</Shiid>') =>
  `<Zt_xx><Fzr><Fzr_dzyj>a@b.example</Fzr_dzyj><Fzr_sjhm>13900000000</Fzr_sjhm><Fzr_xm>张样例</Fzr_xm></Fzr><Ztid>${id}</Ztid><Dwmc>样例 &amp; 公司</Dwmc><Dwxz>4</Dwxz><Txdz><Shengid>320000</Shengid>${city}</Txdz><Zj><Zjlx>1</Zjlx><Zjhm>9132</Zjhm><Zjzs>样例路 1 号</Zjzs></Zj><Bbyhlx>1</Bbyhlx><Scbbsj>2018-01-01</Scbbsj></Zt_xx>`;
const website = (name: string) =>
  `<Wz_xx><Wzid>41</Wzid><Wzmc>${name}</Wzmc><Fwnr><Fwnr_id>8</Fwnr_id></Fwnr><Yylb><Yylb_id>1</Yylb_id></Yylb><Ym_xx><Ymid>51</Ymid><Ym>a.example</Ym></Ym_xx><Jr_xx><Jrid>61</Jrid><Wzfb><Fbdd>17</Fbdd></Wzfb><Wzjrfs><Jrfs>3</Jrfs></Wzjrfs><Ip_xx><Ipid>71</Ipid><Qsip>3221225985</Qsip><Zzip>3221225985</Zzip></Ip_xx><Bbyhid>320000000999</Bbyhid><Bbyhlx>1</Bbyhlx></Jr_xx><Wz_Fzr><Fzr_dzyj>a@b.example</Fzr_dzyj><Fzr_sjhm>13900000000</Fzr_sjhm><Fzr_xm>李样例</Fzr_xm></Wz_Fzr><Scbbsj>2018-01-01</Scbbsj></Wz_xx>`;
const fileOf = (...tasks: string[]) =>
  encodeGbk(
    `<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP><HSRW>${tasks.map((task) => `<Baxx>${task}</Baxx>`).join('')}</HSRW></ICP></DownloadData>`,
  );
const result: VerificationResult = {
  ...{ passed: false, verifier: '钱样例', day: '2026-11-29', ispId: '320000000999' },
  ...{ opinion: '电话无法接通', errors: '负责人手机停机' },
};
const problemsOf = (work: () => unknown): readonly string[] => {
  try {
    work();
  } catch (error) {
    if (error instanceof UnanswerableTask) return error.problems;
    throw error;
  }
  return [];
};

describe('the answer to a verification task', () => {
  const file = fileOf(`${subject('31')}${website('甲站')}`, `${subject('31')}${website('乙站')}`);
  const [, task = {}] = decodeDownload(file).notices;

  it('holds the result and the record of its task, in the elements of the answer', () => {
    const written = encodeVerificationResult(file, JSON.parse(JSON.stringify(task)), result);
    const [before, after] = fileFrame('320000000999', 'HSJG');
    const whole = Buffer.concat([before, written, after]);
    if (canValidate) expect(validate('upload-data.xsd', whole)).toBe('');
    const root = parseXml(new TextDecoder('gbk').decode(whole));
    const at = (path: string) => textAtPath(root, `ICP/HSJG/Hsjgxx/${path}`);
    expect([at('Hsjg'), at('Hsrxm'), at('Hssj'), at('Bbdw'), at('Hsyj'), at('Cwxx')]).toEqual([
      ...['1', '钱样例', '2026-11-29', '320000000999', '电话无法接通', '负责人手机停机'],
    ]);
    expect([at('Baxx/Zt_xx/Dwmc'), at('Baxx/Wz_xx/Wzmc')]).toEqual(['样例 & 公司', '乙站']);
    expect([at('Baxx/Zt_xx/Fzr/sjhm'), at('Baxx/Wz_xx/Jr_xx/Bbfs'), at('Baxx/Wz_xx/Yylb/Yylb_id')]).toEqual([
      ...['13900000000', '1', undefined],
    ]);
  });
  it('passed is 0, and without errors there is no element for them', () => {
    const written = encodeVerificationResult(file, task, { ...result, passed: true, errors: undefined });
    const root = parseXml(new TextDecoder('gbk').decode(written));
    expect([textAtPath(root, 'Hsjg'), textAtPath(root, 'Cwxx')]).toEqual(['0', undefined]);
  });
  it('is refused where the task lacks what the answer must have, or a text has a character that the interface does not carry', () => {
    const bare = fileOf(`${subject('31', '')}${website('甲站').replace(/<Fwnr>.*<\/Fwnr>/, '')}`);
    const [bareTask = {}] = decodeDownload(bare).notices;
    expect(problemsOf(() => encodeVerificationResult(bare, bareTask, { ...result, opinion: '好👍' }))).toEqual([
      ...['opinion', 'Zt_xx/Txdz/Shiid', 'Wz_xx/Fwnr'],
    ]);
    expect(problemsOf(() => encodeVerificationResult(file, { bureauId: '32' }, result))).toEqual(['HSRW/Baxx']);
  });
});
