import { encodeGbk } from '@beian/bureau-protocol/protocol';
import { describe, expect, it } from 'vitest';
import { codes, ispId, refusal } from '../testing/judge.ts';
import { changeFile, type Replacement, unchangedJpeg } from '../testing/uploads.ts';
import { parseUploadFile } from './read-file.ts';

const codeOf = (...replacements: Replacement[]) => refusal(changeFile(...replacements))?.[0];
const judged = (...replacements: Replacement[]) => codes(changeFile(...replacements));

describe('refusals of a whole file', () => {
  it('accepts the form of the published sample', () => expect(codeOf()).toBeUndefined());

  it.each<[number, string, Replacement[]]>([
    [5001, 'another encoding', [['encoding="GBK"', 'encoding="UTF-8"']]],
    [5001, 'a DOCTYPE', [['<UploadData', '<!DOCTYPE UploadData><UploadData']]],
    [5001, 'broken XML', [['</Bgxx>', '']]],
    [5001, 'an unknown entity', [['金陵样例新茶', '&lol;']]],
    [5001, 'no version', [[' version="V.3.0"', '']]],
    [5001, 'an unknown element', [['<Tzr>王样例</Tzr>', '<Tz>王样例</Tz>']]],
    [5001, 'an empty optional element', [['<Tzr>王样例</Tzr>', '<Tzr></Tzr>']]],
    [5001, 'a missing element', [['<Shiid>320100</Shiid>', '']]],
    [5001, 'an element twice', [['<Dwxz>4</Dwxz>', '<Dwxz>4</Dwxz><Dwxz>4</Dwxz>']]],
    [
      5001,
      'a sequence out of order',
      [
        ['<Shengid>320000</Shengid>', ''],
        ['<Shiid>320100</Shiid>', '<Shiid>320100</Shiid><Shengid>320000</Shengid>'],
      ],
    ],
    [5001, 'a certificate type above 11', [['<Zjlx>1</Zjlx>', '<Zjlx>12</Zjlx>']]],
    [
      5001,
      'no website',
      [
        ['<Wz_xx>', '<!--'],
        ['</Wz_xx>', '-->'],
      ],
    ],
    [5001, 'a short phone', [['13000000199', '1300000019']]],
    [5001, 'two owners of an attachment', [['<Ssdxbs>', '<Ssdxbs><Baxh>x</Baxh>']]],
    [5001, 'an id beyond 64 bits', [['<Ztid>320000010000000001', '<Ztid>9223372036854775808']]],
    [5001, 'an attribute', [['<Wzmc>', '<Wzmc lang="zh">']]],
    [5004, 'another version', [['"V.3.0"', '"V.3.1"']]],
    [5003, 'another unit', [['<Qqdwid>320000000999', '<Qqdwid>320000000998']]],
    [5008, 'a character that GBK lacks', [['金陵样例新茶', '金陵&#128512;茶']]],
    [5011, 'another operation', [['<BGBA>', '<ZXBA/><BGBA>']]],
  ])('%i: %s', (code, _what, replacements) => expect(codeOf(...replacements)).toBe(code));

  it('accepts the blocks of an xs:all in any order', () => {
    expect(codeOf(['<Dwxz>4</Dwxz>', ''], ['<Ztid>', '<Dwxz>4</Dwxz><Ztid>'])).toBeUndefined();
  });
});

const bigJpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(120 * 1024)]).toString('base64');

describe('refusals of one change', () => {
  it('accepts the sample', () => expect(judged()).toEqual([]));

  it.each<[number, string, Replacement[]]>([
    [1016, 'an unknown website', [['<Wzid>320000020000000001', '<Wzid>320000020000000002']]],
    [1016, 'an unknown access', [['<Jrid>320000040000000001', '<Jrid>320000040000000002']]],
    [1016, 'an unknown domain id', [['<Ymid>320000030000000001', '<Ymid>320000030000000002']]],
    [1016, 'another filing number', [['<Baxh>苏ICP备00000001号</Baxh>', '<Baxh>苏ICP备00000002号</Baxh>']]],
    [1023, 'an unknown address id', [['<Ipid>320000050000000001', '<Ipid>320000050000000002']]],
    [1046, 'another province', [['<Shengid>320000', '<Shengid>330000']]],
    [1041, 'a home page outside the domains', [['www.jinling-tea.example', 'www.other.example']]],
    [1022, 'a malformed home page', [['www.jinling-tea.example', 'www jinling']]],
    [1011, 'a mobile that is none', [['13000000199', '12000000199']]],
    [1009, 'a mail that is none', [['site@jinling-tea.example', 'site.jinling-tea.example']]],
    [1031, 'no office phone of the website principal', [['<Fzr_dhhm>025-88880102</Fzr_dhhm>', '']]],
    [1010, 'no office phone of the subject principal', [['<Fzr_dhhm>025-88880101</Fzr_dhhm>', '']]],
    [1010, 'letters in an office phone', [['025-88880102', '025-8888010x']]],
    [1044, 'no name of the subject principal', [['<Fzr_xm>王样例</Fzr_xm>', '']]],
    [1014, 'a unit without nature', [['<Dwxz>4</Dwxz>', '']]],
    [1008, 'a credit code with a wrong check digit', [['91320000MA0000015K', '91320000MA0000015L']]],
    [1015, 'an ID number with a wrong check digit', [['320000197302010017', '320000197302010018']]],
    [1004, 'a name that is no domain', [['jinling-tea-two.example', 'jinling_tea']]],
    [1005, 'a domain that another subject has filed', [['jinling-tea-two.example', 'qixia-green.example']]],
    [1039, 'a domain twice', [['jinling-tea-two.example', 'jinling-tea.example']]],
    [1006, 'a range backwards', [['<Zzip>3325256727', '<Zzip>3325256723']]],
    [1063, 'an address that the provider has not filed', [['<Zzip>3325256727', '<Zzip>3325257000']]],
    [1056, 'an unknown attachment format', [['<Fjwjgs>1', '<Fjwjgs>9']]],
    [1057, 'an unknown attachment purpose', [['<Fjyt>1', '<Fjyt>9']]],
    [1057, 'an attachment of somebody else', [['<Jlid>320000020000000001', '<Jlid>320000020000000002']]],
    [5010, 'an attachment that is no JPEG', [[unchangedJpeg, Buffer.from('GIF89a').toString('base64')]]],
    [5010, 'an attachment that is no base64', [[unchangedJpeg, '/9j/*']]],
  ])('%i: %s', (code, _what, replacements) => expect(judged(...replacements)).toEqual([code]));

  it('allows 150 KB for the form and 100 KB for a certificate', () => {
    expect(bigJpeg.length).toBeGreaterThan(150 * 1024);
    const mid = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(90 * 1024)]).toString('base64');
    expect(judged([`<Fjyt>1</Fjyt>\n            <Fjnr>${unchangedJpeg}`, `<Fjyt>1</Fjyt><Fjnr>${mid}`])).toEqual([]);
    expect(judged([`<Fjyt>1</Fjyt>\n            <Fjnr>${unchangedJpeg}`, `<Fjyt>1</Fjyt><Fjnr>${bigJpeg}`])).toEqual([
      5010,
    ]);
    expect(judged([`<Fjyt>2</Fjyt>\n            <Fjnr>${unchangedJpeg}`, `<Fjyt>2</Fjyt><Fjnr>${mid}`])).toEqual([
      5010,
    ]);
  });

  it('reports all mistakes, each code once', () =>
    expect(
      judged(
        ['13000000199', '12000000199'],
        ['13000000101', '12000000101'],
        ['www.jinling-tea.example', 'www.other.example'],
      ),
    ).toEqual([1011, 1041]));
});

describe('a verification result', () => {
  const contact = (owner: string) =>
    `<${owner}><Fzr_xm>王样例</Fzr_xm><sjhm>13000000101</sjhm><Fzr_dzyj>owner@jinling-tea.example</Fzr_dzyj></${owner}>`;
  const file = (opinion: string) =>
    `<?xml version="1.0" encoding="GBK"?><UploadData version="V.3.0"><ICP><HSJG><Hsjgxx><Hsjg>0</Hsjg><Hsrxm>赵样例</Hsrxm><Hssj>2026-11-29</Hssj><Bbdw>${ispId}</Bbdw>${opinion}<Baxx><Zt_xx><Ztid>320000010000000001</Ztid><Dwmc>样例</Dwmc><Txdz><Shengid>320000</Shengid><Shiid>320100</Shiid></Txdz><Zj><Zjlx>1</Zjlx><Zjhm>9132</Zjhm><Zjzs>样例路</Zjzs></Zj>${contact('Fzr')}</Zt_xx><Wz_xx><Wzid>41</Wzid><Wzmc>样例</Wzmc><Fwnr><Fwnr_id>8</Fwnr_id></Fwnr><Ym_xx><Ymid>51</Ymid><Ym>a.example</Ym></Ym_xx><Jr_xx><Jrid>61</Jrid><Wzfb><Fbdd>17</Fbdd></Wzfb><Wzjrfs><Jrfs>3</Jrfs></Wzjrfs><Ip_xx><Ipid>71</Ipid><Qsip>1</Qsip><Zzip>2</Zzip></Ip_xx><Bbfs>1</Bbfs></Jr_xx>${contact('Wz_Fzr')}</Wz_xx></Baxx></Hsjgxx></HSJG><Qqdwid>${ispId}</Qqdwid></ICP></UploadData>`;
  it('is read with its subject; without an opinion the file is 5001', () => {
    expect(parseUploadFile(encodeGbk(file('<Hsyj>信息真实</Hsyj>')), ispId)).toEqual({
      verifications: [
        {
          ...{ Ztid: '320000010000000001', Hsjg: '0', Hsrxm: '赵样例', Hssj: '2026-11-29', Hsyj: '信息真实' },
          Cwxx: undefined,
        },
      ],
    });
    expect(parseUploadFile(encodeGbk(file('')), ispId)).toMatchObject({ refusal: 5001 });
  });
});
