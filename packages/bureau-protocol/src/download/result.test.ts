import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { verdictOf } from '../outcome/outcome.ts';
import { encodeGbk } from '../protocol/gbk.ts';
import { samples } from '../testing/shared-domain.ts';
import { decodeXmlBytes, XmlError } from '../xml/xml.ts';
import { decodeDownload, InvalidDownload } from './result.ts';

/** The samples are UTF-8 for legibility; the bureau sends GBK. */
const onTheWire = (name: string) =>
  encodeGbk(decodeXmlBytes(readFileSync(resolve(samples ?? '', name))).replace('encoding="UTF-8"', 'encoding="GBK"'));
const icp = (content: string) =>
  encodeGbk(`<?xml version="1.0" encoding="GBK"?><DownloadData version="V.3.0"><ICP>${content}</ICP></DownloadData>`);

describe.skipIf(samples === undefined)('the published samples', () => {
  it('result-approved: two entries with one verdict, unmerged', () => {
    const { entries, records, otherBlocks } = decodeDownload(onTheWire('result-approved.xml'));
    expect(entries).toEqual([
      {
        kind: 'machine',
        operation: '4',
        identifier: '33000000010001',
        codes: [{ code: '1001', text: '管局审核通过' }],
      },
      {
        kind: 'opinion',
        operation: '4',
        identifier: '33000000010001',
        codes: [],
        passed: true,
        reviewer: '赵审核',
        phone: '0571-88889999',
        time: '2016-04-12',
        day: '2016-04-12',
        text: '同意变更',
      },
    ]);
    expect(entries.map(verdictOf)).toEqual(['approved', 'approved']);
    expect([records, otherBlocks]).toEqual([[], []]);
  });
  it('result-returned: the reason, and the remark', () => {
    const { entries } = decodeDownload(onTheWire('result-returned.xml'));
    expect(entries.map(verdictOf)).toEqual(['refused', 'refused']);
    expect(entries[0]?.remark).toBe('请修改后重新提交');
    expect(entries[1]).toMatchObject({ passed: false, text: '主体负责人证件照片不清晰；网站名称与网站内容不符' });
  });
  it('result-auto-error: two codes of one result, and a whole file without identifier', () => {
    const { entries } = decodeDownload(onTheWire('result-auto-error.xml'));
    expect(entries[0]?.codes.map(({ code }) => code)).toEqual(['1011', '1041']);
    expect(entries[1]).toEqual({
      kind: 'machine',
      operation: '4',
      codes: [{ code: '5001', text: 'filing000502.xml' }],
    });
    expect(entries.map(verdictOf)).toEqual(['refused', 'technical']);
  });
  it('published-record: our type, ids as text', () => {
    const { records, entries, unreadable } = decodeDownload(onTheWire('published-record.xml'));
    expect([entries, unreadable]).toEqual([[], []]);
    expect(records).toEqual([
      {
        subject: {
          bureauId: '33000000010001',
          providerId: '5001',
          filingNumber: '浙ICP备00000001号',
          modifiedAt: '2016-04-12',
          name: '杭州星河样例科技有限公司',
          nature: 4,
          investor: '星河样例投资集团有限公司',
          province: '330000',
          city: '330100',
          county: '330108',
          mailingAddress: '浙江省杭州市滨江区样例路2号星河中心18层',
          certificateType: 1,
          certificateNumber: '91330000MA00000007',
          certificateAddress: '浙江省杭州市滨江区样例路1号',
          principal: {
            name: '王样例',
            officePhone: '0571-88880000',
            mobile: '13000000002',
            email: 'newowner@xinghe-sample.example',
            idType: 2,
            idNumber: '330000190001010021',
          },
        },
        websites: [
          {
            bureauId: '33000000020001',
            providerId: '6001',
            filingNumber: '浙ICP备00000001号-1',
            name: '星河样例官网',
            domains: [{ bureauId: '33000000030001', providerId: '7001', name: 'xinghe-sample.example' }],
            homeUrl: 'www.xinghe-sample.example',
            serviceContents: [8],
            languages: [1],
            accesses: [
              {
                bureauId: '33000000040001',
                providerId: '8001',
                ispId: '330000000999',
                serverLocations: [34],
                accessModes: [3],
                ipRanges: [
                  { bureauId: '33000000050001', providerId: '9001', first: '203.0.113.10', last: '203.0.113.10' },
                ],
              },
            ],
            principal: {
              name: '李样例',
              officePhone: '0571-88880001',
              mobile: '13000000001',
              email: 'site@xinghe-sample.example',
              idType: 2,
              idNumber: '330000190001010013',
            },
          },
        ],
      },
    ]);
  });
});

const record = (subject: string, website = '') =>
  `<Baxx><Zt_xx><Ztid>9223372036854775807</Ztid><Dwmc>样例</Dwmc><Txdz><Shengid>320000</Shengid></Txdz><Zj><Zjlx>13</Zjlx><Zjhm>1</Zjhm><Zjzs>1</Zjzs></Zj>${subject}</Zt_xx><Wz_xx><Wzid>2</Wzid><Wzmc>样例</Wzmc>${website}<Ym_xx><Ymid>3</Ymid><Ym>sample.example</Ym></Ym_xx></Wz_xx></Baxx>`;

describe('download files', () => {
  it('a record filed elsewhere: none of our ids, no city, no phone; ids above 2^53 keep their digits', () => {
    const { records } = decodeDownload(icp(`<BASJ>${record('')}</BASJ>`));
    expect(records[0]?.subject).toMatchObject({ bureauId: '9223372036854775807', city: '', filingNumber: '' });
    expect(records[0]?.websites[0]).toMatchObject({
      domains: [{ bureauId: '3', providerId: '', name: 'sample.example' }],
      serviceContents: [],
      accesses: [],
    });
  });
  it('one unreadable record does not affect the others', () => {
    const file = decodeDownload(icp(`<BASJ>${record('<Dwxz>0x4</Dwxz>')}${record('')}<Baxx/></BASJ>`));
    expect(file.records).toHaveLength(1);
    expect(file.unreadable).toEqual([
      { list: 'records', at: 0, path: 'BASJ/Baxx[1]: Dwxz' },
      { list: 'records', at: 2, path: 'BASJ/Baxx[3]: Zt_xx' },
    ]);
  });
  it('several blocks in one file, in any order; unused ones are listed', () => {
    const approvals = '<Nrlx><Nrlx_xx><Nrlx_id>1</Nrlx_id></Nrlx_xx></Nrlx>';
    const file = decodeDownload(
      icp(
        `<FFJRHMD/><BASJ>${record('', approvals)}</BASJ><XGTZ/><BAJG><Jg_xx><Jgxx><Jgdm>1060</Jgdm></Jgxx><Czlx>35</Czlx></Jg_xx></BAJG>`,
      ),
    );
    expect(file.entries).toHaveLength(1);
    expect(file.records).toHaveLength(1);
    expect(file.otherBlocks).toEqual(['ICP/FFJRHMD', 'ICP/BASJ/Baxx/Wz_xx/Nrlx']);
  });
  it('scans of pre-approvals are counted and listed as unused', () => {
    const approval = (scans: string) => `<Nrlx_xx><Nrlx_id>1</Nrlx_id><Qzsph>样例1号</Qzsph>${scans}</Nrlx_xx>`;
    const list = `<Nrlx>${approval('<Spwj>/9j/</Spwj><Spwj>/9j/</Spwj>')}${approval('')}</Nrlx>`;
    const file = decodeDownload(icp(`<BASJ>${record('', list)}</BASJ>`));
    expect(file.records[0]?.websites[0]?.preApprovals).toEqual([
      { type: 1, number: '样例1号', scans: 2 },
      { type: 1, number: '样例1号' },
    ]);
    expect(file.otherBlocks).toEqual(['ICP/BASJ/Baxx/Wz_xx/Nrlx/Nrlx_xx/Spwj']);
  });
  it('a synchronization contains records, too; code tables are listed', () => {
    const sync = `<DownloadData version="V.3.0"><SJTB><ICP>${record('')}</ICP></SJTB></DownloadData>`;
    expect(decodeDownload(encodeGbk(sync)).records).toHaveLength(1);
  });
  it('code tables by content; a row without a code is listed, the others are read', () => {
    const row = (inside: string) => `<Wzfwlx_xx>${inside}</Wzfwlx_xx>`;
    const rows = `${row('<Id>8</Id><Ysid>128</Ysid><Mc>单位门户网站</Mc><Sfyx>1</Sfyx>')}${row('<Mc>无</Mc>')}${row('<Id>23</Id><Sfyx>0</Sfyx>')}`;
    const inside = `<Jcdm_xx><Wzfwlx_dms>${rows}</Wzfwlx_dms><Hyfl_dms><Hyfl_xx><Id>1</Id></Hyfl_xx></Hyfl_dms></Jcdm_xx>`;
    for (const [open, close] of [
      ['', ''],
      ['<SJTB>', '</SJTB>'],
    ]) {
      const xml = `<DownloadData version="V.3.0">${open}<JCDM><Bbdwlb/>${inside}</JCDM>${close}</DownloadData>`;
      const file = decodeDownload(encodeGbk(xml));
      expect(file.codes).toEqual([
        { table: 'SERVICE_CONTENT', code: '8', name: '单位门户网站', valid: true, more: { Ysid: '128' } },
        { table: 'SERVICE_CONTENT', code: '23', valid: false, more: {} },
        { table: 'Hyfl_dms', code: '1', valid: true, more: {} },
      ]);
      expect(file.unreadable.map(({ path }) => path)).toEqual(['Wzfwlx_dms[2]']);
      expect(file.otherBlocks).toEqual([`${open === '' ? '' : 'SJTB/'}JCDM/Bbdwlb`]);
    }
  });
  it('black list, deregistrations and notices; entries without a key are listed', () => {
    const subject = (change: number) =>
      `<Zthmdxxs><Zt_xx><Dwmc>样例</Dwmc><Zj><Zjlx>1</Zjlx><Zjhm>9132</Zjhm></Zj></Zt_xx><Czlx>${change}</Czlx></Zthmdxxs>`;
    const site = '<Wzhmdxxs><Wz_xx><Wzmc>站</Wzmc><Ym_xx><Ym>bad.example</Ym></Ym_xx></Wz_xx><Czlx>0</Czlx></Wzhmdxxs>';
    const notice = '<Tzxx><Tzlb>1</Tzlb><Jlid>77</Jlid><Tznr>请整改</Tznr></Tzxx>';
    const file = decodeDownload(
      icp(
        `<HMDLB>${subject(2)}${subject(7)}${site}</HMDLB><XGTZ>${notice}<Tzxx/></XGTZ><ZXSJ><Zxxx><Zxlb>2</Zxlb><Jlid>5</Jlid></Zxxx><Zxxx/></ZXSJ>`,
      ),
    );
    expect(file.blackList).toEqual([
      { kind: 'subject', change: 'delete', certificateType: '1', certificateNumber: '9132', name: '样例' },
      { kind: 'website', change: 'add', domains: ['bad.example'], name: '站' },
    ]);
    expect(file.notices).toEqual([{ about: 'website', bureauId: '77', text: '请整改' }]);
    expect(file.deregistered).toEqual([{ kind: 'access', bureauId: '5' }]);
    expect(file.unreadable.map(({ path }) => path)).toEqual(['ZXSJ/Zxxx[2]', 'HMDLB/Zthmdxxs[2]', 'XGTZ/Tzxx[2]']);
    expect(file.otherBlocks).toEqual([]);
  });
  it('a check of a subject that found a fault is a notice; an unknown check is listed', () => {
    const check = (inside: string) =>
      `<Zthc><Ztid>31</Ztid><Dwmc>样例</Dwmc><Zjlx>1</Zjlx><Zjhm>9132</Zjhm>${inside}</Zthc>`;
    const file = decodeDownload(
      icp(
        `<HCJG><Jgxx>${check('')}${check('<Cwyy>证件号码不存在</Cwyy>')}<Other/><Zthc><Cwyy>无标识</Cwyy></Zthc></Jgxx></HCJG>`,
      ),
    );
    expect(file.notices).toEqual([{ about: 'subjectCheck', bureauId: '31', text: '证件号码不存在' }]);
    expect(file.unreadable.map(({ path }) => path)).toEqual(['HCJG/Jgxx/Zthc[3]']);
    expect(file.otherBlocks).toEqual(['ICP/HCJG/Other']);
  });
  it('checks of accesses and websites have a kind by their result and facts; one without a result or with a malformed IP is listed', () => {
    const site = '<Wzid>41</Wzid><Wz_Baxh>苏ICP备1号-1</Wz_Baxh>';
    const time = '<Hcsj>2026-11-28 10:00:00</Hcsj>';
    const access = (result: string, more = '') => `<Jrhc>${site}<Hcjg>${result}</Hcjg>${more}${time}</Jrhc>`;
    const file = decodeDownload(
      icp(
        `<HCJG><Jgxx>${access('1', '<Bbisp>320000000999</Bbisp><Jrid>51</Jrid>')}${access('2', '<Ym>a.example</Ym><Jxip>3221225985</Jxip>')}${access('3')}${access('2', '<Jxip>4294967296</Jxip>')}<Jrhc><Hcjg>1</Hcjg></Jrhc><Kkwzhc>${site}<Hcjg>0</Hcjg>${time}<Bz>样例</Bz></Kkwzhc><Kkwzhc>${site}<Hcjg>1</Hcjg><Syurl>http://a.example</Syurl></Kkwzhc><Kkwzhc>${site}</Kkwzhc><Wzch>${site}${time}</Wzch></Jgxx></HCJG>`,
      ),
    );
    const of = { bureauId: '41', filingNumber: '苏ICP备1号-1' };
    const checkedAt = '2026-11-28 10:00:00';
    expect(file.notices).toEqual([
      { about: 'accessOverReported', ...of, facts: { filedBy: '320000000999', accessId: '51', checkedAt } },
      { about: 'accessUnderReported', ...of, facts: { domain: 'a.example', resolvedIp: '192.0.2.1', checkedAt } },
      { about: 'emptyWebsiteAlive', ...of, facts: { checkedAt }, remark: '样例' },
      { about: 'emptyWebsiteDead', ...of, facts: { homeUrl: 'http://a.example' } },
      { about: 'websiteLiveness', ...of, facts: { checkedAt } },
    ]);
    expect(file.unreadable).toEqual(
      ['Jrhc[3]', 'Jrhc[4]', 'Jrhc[5]', 'Kkwzhc[3]'].map((place, nth) => ({
        list: 'notices',
        at: [2, 3, 4, 7][nth],
        path: `HCJG/Jgxx/${place}`,
      })),
    );
    expect(file.otherBlocks).toEqual([]);
  });
  it('a verification task names its subject, websites and domains; one whose record cannot be read is listed with the element', () => {
    const file = decodeDownload(icp(`<HSRW>${record('')}<Baxx><Zt_xx><Ztid>x</Ztid></Zt_xx><Wz_xx/></Baxx></HSRW>`));
    expect(file.notices).toMatchObject([
      { about: 'verificationTask', bureauId: '9223372036854775807', facts: { domain: 'sample.example' } },
    ]);
    expect(file.unreadable).toEqual([{ list: 'notices', at: 1, path: 'HSRW/Baxx[2]: Ztid' }]);
    expect(file.otherBlocks).toEqual([]);
  });
  it('a time gives its day, other text gives none', () => {
    const opinion = (time: string) => `<Gjsh><Shsj>${time}</Shsj><Shjg>2</Shjg></Gjsh>`;
    const file = decodeDownload(
      icp(`<BAJG><GJSHS>${opinion('2018-06-12 09:30:00')}${opinion('12/06/2018')}</GJSHS></BAJG>`),
    );
    expect(file.entries.map(({ day }) => day)).toEqual(['2018-06-12', undefined]);
    expect(file.entries.map(({ passed }) => passed)).toEqual([undefined, undefined]);
    expect(file.entries.map(verdictOf)).toEqual(['unknown', 'unknown']);
  });
  const machine = (inside: string) =>
    decodeDownload(icp(`<BAJG><Jg_xx><Czlx>4</Czlx><Bs>1</Bs>${inside}</Jg_xx></BAJG>`)).entries.map(verdictOf);
  const opinion = (inside: string) =>
    decodeDownload(icp(`<BAJG><GJSHS><Gjsh><Czlx>4</Czlx><Jlid>1</Jlid>${inside}</Gjsh></GJSHS></BAJG>`)).entries;
  it.each([
    ['one approval', '<Jgxx><Jgdm>1001</Jgdm></Jgxx>', 'approved'],
    ['an approval of another namespace', '<x:Jgxx xmlns:x="v"><x:Jgdm>1001</x:Jgdm></x:Jgxx>', 'unknown'],
    [
      'an approval of another namespace before a refusal',
      '<Jgxx><x:Jgdm>1001</x:Jgdm><Jgdm>1002</Jgdm></Jgxx>',
      'refused',
    ],
    ['an approval and a refusal in one element', '<Jgxx><Jgdm>1001</Jgdm><Jgdm>1002</Jgdm></Jgxx>', 'unknown'],
    ['the same approval twice', '<Jgxx><Jgdm>1001</Jgdm></Jgxx><Jgxx><Jgdm>1001</Jgdm></Jgxx>', 'approved'],
  ])('of an automatic check, %s: %s', (_, inside, verdict) => expect(machine(inside)).toEqual([verdict]));
  it('of a reviewer, contradicting values are ignored, equal duplicates are accepted', () => {
    expect(opinion('<Shjg>1</Shjg><Shjg>0</Shjg>').map(verdictOf)).toEqual(['unknown']);
    expect(opinion('<x:Shjg xmlns:x="v">0</x:Shjg><Shjg>1</Shjg>').map(verdictOf)).toEqual(['approved']);
    expect(opinion('<Shjg>1</Shjg><Shjg>1</Shjg>').map(verdictOf)).toEqual(['approved']);
    expect(opinion('<Shjg>1</Shjg><Jlid>2</Jlid>')[0]?.identifier).toBeUndefined();
  });
  describe('an automatic check without Bs', () => {
    const check = (code: string, more = '<Czlx>4</Czlx>') => `<Jg_xx><Jgxx><Jgdm>${code}</Jgdm></Jgxx>${more}</Jg_xx>`;
    const said = (id: string, passed = 1, czlx = '<Czlx>4</Czlx>') =>
      `<Gjsh><Shsj>2018-06-12</Shsj><Shjg>${passed}</Shjg>${czlx}${id && `<Jlid>${id}</Jlid>`}</Gjsh>`;
    const subjects = (checks: string, ...opinions: string[]) =>
      decodeDownload(icp(`<BAJG>${checks}<GJSHS>${opinions.join('')}</GJSHS></BAJG>`))
        .entries.filter(({ kind }) => kind === 'machine')
        .map(({ identifier }) => identifier);
    it('belongs to the subject of the one opinion beside it', () => {
      expect(subjects(check('1001'), said('31'))).toEqual(['31']);
      expect(subjects(check('1002'), said('31', 0), said('31', 0))).toEqual(['31']);
      expect(subjects(check('1011'), said('31', 0))).toEqual(['31']);
    });
    it.each([
      ['two subjects', check('1001'), [said('31'), said('32')]],
      ['two checks', check('1001') + check('1002'), [said('31')]],
      ['a check that names a subject', check('1001') + check('1001', '<Czlx>4</Czlx><Bs>31</Bs>'), [said('31')]],
      ['an opinion of another operation', check('1001'), [said('31', 1, '<Czlx>6</Czlx>')]],
      ['an opinion of no operation', check('1001'), [said('31', 1, ''), said('31')]],
      ['an opinion of no subject', check('1001'), [said('')]],
      ['an opinion that contradicts it', check('1001'), [said('31', 0)]],
      ['an opinion without a result', check('1001'), [said('31', 7)]],
      ['the code of a whole file', check('5001'), [said('31', 0)]],
      ['no operation', check('1001', ''), [said('31')]],
      ['no opinion', check('1001'), []],
    ])('stays without a subject beside %s', (_, checks, opinions) => {
      const [first] = subjects(checks, ...opinions);
      expect(first).toBeUndefined();
    });
    it('does not take an opinion of another block', () => {
      const file = icp(`<BAJG>${check('1001')}</BAJG><BAJG><GJSHS>${said('31')}</GJSHS></BAJG>`);
      expect(decodeDownload(file).entries.map(({ identifier }) => identifier)).toEqual([undefined, '31']);
    });
  });
  it('counts the characters that could not be decoded', () => {
    const text = encodeGbk(
      '<DownloadData><ICP><XGTZ><Tzxx><Tzlb>0</Tzlb><Jlid>77</Jlid><Tznr>请!整改!</Tznr></Tzxx></XGTZ></ICP></DownloadData>',
    );
    const broken = Buffer.from(text.map((byte) => (byte === 0x21 ? 0xff : byte)));
    expect(decodeDownload(broken)).toMatchObject({ undecodable: 2, notices: [{ text: '请\uFFFD整改\uFFFD' }] });
    expect(decodeDownload(text).undecodable).toBe(0);
  });
  it('refuses other roots and documents with a document type', () => {
    expect(() => decodeDownload(encodeGbk('<UploadData/>'))).toThrow(InvalidDownload);
    expect(() => decodeDownload(encodeGbk('<!DOCTYPE D SYSTEM "http://x.example/x.dtd"><DownloadData/>'))).toThrow(
      XmlError,
    );
    const laughs = '<!DOCTYPE D [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><DownloadData><ICP>&b;</ICP></DownloadData>';
    expect(() => decodeDownload(encodeGbk(laughs))).toThrow(XmlError);
  });
});

describe('elements that the schema does not list', () => {
  it('names each path once, without values', () => {
    const { unknown, entries } = decodeDownload(
      icp('<BAJG><Jg_xx><Czlx>4</Czlx><Bs>1</Bs><Xin>甲</Xin></Jg_xx><Jg_xx><Xin><Zi/></Xin></Jg_xx></BAJG><Kuai/>'),
    );
    expect(unknown).toEqual(['ICP/BAJG/Jg_xx/Xin', 'ICP/Kuai']);
    expect(entries).toHaveLength(2);
  });
  it.skipIf(samples === undefined)('finds none in the published samples', () => {
    const names = readdirSync(samples ?? '').filter((name) =>
      /^(?:result|published|download|notice|code|dereg|black|task|check)/.test(name),
    );
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect([name, decodeDownload(onTheWire(name)).unknown]).toEqual([name, []]);
  });
});
