import type {
  Access,
  DomainName,
  FilingRecord,
  IpRange,
  PreApproval,
  Principal,
  Subject,
  Website,
} from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { ipToNumber } from '../protocol/ip.ts';
import {
  block,
  codeElements,
  type ElementMapper,
  type ElementRule,
  element,
  type FilledBlock,
  repeatedBlock,
} from './element-row.ts';

/**
 * 变更备案: the element table of a change filing `BGBA/Bgxx` (docs/spec/bureau-interface.md B-8.1, upload-data.xsd V.3.0): a row per
 * element, in schema order. Encoder, preview and checks use only this table. The rows also require what a change must
 * contain although published data may lack it (B-8.1 end, B-16.2), and what the schema cannot express (B-8: units must
 * give nature, person and office phone).
 */

type Needed = ElementRule['requiredFor'];
const chars = (min: number, max: number, needed: Needed = 'always'): ElementRule => ({
  type: 'text',
  min,
  max,
  requiredFor: needed,
});
const code = (min: number, max: number, needed: Needed = 'always'): ElementRule => ({
  type: 'code',
  min,
  max,
  requiredFor: needed,
});
const id = (needed: Needed = 'always', min = 1): ElementRule => ({
  type: 'id',
  min,
  max: Number.POSITIVE_INFINITY,
  requiredFor: needed,
});
const unique = (rule: ElementRule): ElementRule => ({ ...rule, unique: true });
/** Digits and hyphens only, several separated by a semicolon (B-8). */
const phone = (needed: Needed): ElementRule => ({ ...chars(11, 128, needed), pattern: /^[\d-]+(?:;[\d-]+)*$/ });
const mail: ElementRule = { ...chars(6, 128), pattern: /^[^\s@;]+@[^\s@;]+(?:;[^\s@;]+@[^\s@;]+)*$/ };
const address: ElementRule = { type: 'ip', min: 1, max: 0xffff_ffff, requiredFor: 'always' };

const ip = (dotted: string): string => {
  try {
    return String(ipToNumber(dotted));
  } catch {
    // An invalid address is reported by the following check and never sent.
    return dotted;
  }
};

const principal = (
  owner: 'subject' | 'website',
  zh: string,
  en: string,
  name: Needed,
): readonly ElementMapper<Principal>[] => [
  element(
    'Fzr_xm',
    `${owner}.principal.name`,
    bilingual(`${zh}姓名`, `${en}'s name`),
    chars(1, 128, name),
    (p) => p.name,
  ),
  element(
    'Fzr_dhhm',
    `${owner}.principal.officePhone`,
    bilingual(`${zh}办公电话`, `${en}'s office phone`),
    phone('unit'),
    (p) => p.officePhone,
  ),
  element(
    'Fzr_sjhm',
    `${owner}.principal.mobile`,
    bilingual(`${zh}手机号码`, `${en}'s mobile`),
    phone('always'),
    (p) => p.mobile,
  ),
  element('Fzr_dzyj', `${owner}.principal.email`, bilingual(`${zh}电子邮件`, `${en}'s e-mail`), mail, (p) => p.email),
  element(
    'Msn',
    `${owner}.principal.msn`,
    bilingual(`${zh} MSN`, `${en}'s MSN`),
    chars(6, 128, 'optional'),
    (p) => p.msn,
  ),
  element('Qq', `${owner}.principal.qq`, bilingual(`${zh} QQ`, `${en}'s QQ`), chars(5, 128, 'optional'), (p) => p.qq),
  element(
    'Fzr_zjlx',
    `${owner}.principal.idType`,
    bilingual(`${zh}证件类型`, `${en}'s ID type`),
    code(1, 999, 'optional'),
    (p) => p.idType,
  ),
  element(
    'Fzr_zjhm',
    `${owner}.principal.idNumber`,
    bilingual(`${zh}证件号码`, `${en}'s ID number`),
    chars(1, 128, 'optional'),
    (p) => p.idNumber,
  ),
];

const subject = block<Subject>(
  'Zt_xx',
  element('Ztid', 'subject.bureauId', bilingual('主体记录号', 'Subject record id'), id(), (s) => s.bureauId),
  element('Dwmc', 'subject.name', bilingual('主办单位名称', "Organiser's name"), chars(1, 255), (s) => s.name),
  element(
    'Baxh',
    'subject.filingNumber',
    bilingual('主体备案号', 'Subject filing number'),
    chars(1, 128),
    (s) => s.filingNumber,
  ),
  element('Dwxz', 'subject.nature', bilingual('单位性质', 'Unit nature'), code(1, 999, 'unit'), (s) => s.nature),
  element(
    'Tzr',
    'subject.investor',
    bilingual('投资人或主管单位', 'Investor or superior unit'),
    chars(1, 255, 'optional'),
    (s) => s.investor,
  ),
  block(
    'Txdz',
    element(
      'Shengid',
      'subject.province',
      bilingual('证件所在省', 'Province on the certificate'),
      id('always', 100_000),
      (s) => s.province,
    ),
    element(
      'Shiid',
      'subject.city',
      bilingual('证件所在市', 'City on the certificate'),
      id('always', 100_000),
      (s) => s.city,
    ),
    element(
      'Xianid',
      'subject.county',
      bilingual('证件所在县', 'County on the certificate'),
      id('optional', 100_000),
      (s) => s.county,
    ),
    element(
      'Xxdz',
      'subject.mailingAddress',
      bilingual('通信地址', 'Correspondence address'),
      chars(1, 1024, 'optional'),
      (s) => s.mailingAddress,
    ),
  ),
  block(
    'Zj',
    // At most 11 here, though new filings allow 999 (B-13, row 6).
    element(
      'Zjlx',
      'subject.certificateType',
      bilingual('主办单位证件类型', 'Certificate type'),
      code(1, 11),
      (s) => s.certificateType,
    ),
    element(
      'Zjhm',
      'subject.certificateNumber',
      bilingual('主办单位证件号码', 'Certificate number'),
      chars(1, 255),
      (s) => s.certificateNumber,
    ),
    element(
      'Zjzs',
      'subject.certificateAddress',
      bilingual('证件住所', 'Address on the certificate'),
      chars(1, 1024),
      (s) => s.certificateAddress,
    ),
  ),
  (s) => block<Principal>('Fzr', ...principal('subject', '主体负责人', "Subject's principal", 'unit'))(s.principal),
  element('Bz', 'subject.remark', bilingual('主体备注', 'Subject remark'), chars(1, 1024, 'optional'), (s) => s.remark),
);

const domains = bilingual('域名', 'Domains');
const domainName = repeatedBlock<Website, DomainName>(
  'Ym_xx',
  'website.domains',
  domains,
  (w) => w.domains,
  element(
    'IspYmid',
    'website.domains',
    bilingual('本单位域名记录号', 'Our domain record id'),
    unique(id()),
    (d) => d.providerId,
  ),
  element(
    'Ymid',
    'website.domains',
    bilingual('管局域名记录号', "Bureau's domain record id"),
    unique(id('optional')),
    (d) => d.bureauId,
  ),
  element('Ym', 'website.domains', domains, unique(chars(4, 128)), (d) => d.name),
);

const accesses = bilingual('接入', 'Accesses');
const ranges = bilingual('IP 地址段', 'IP ranges');
const access = repeatedBlock<Website, Access>(
  'Jr_xx',
  'website.accesses',
  accesses,
  (w) => w.accesses,
  element('Jrid', 'website.accesses', bilingual('接入记录号', 'Access record id'), unique(id()), (a) => a.bureauId),
  block(
    'Wzfb',
    codeElements(
      'Fbdd',
      'website.accesses',
      bilingual('服务器放置地点', 'Server locations'),
      code(1, 64),
      64,
      (a) => a.serverLocations,
    ),
  ),
  block(
    'Wzjrfs',
    codeElements(
      'Jrfs',
      'website.accesses',
      bilingual('接入方式', 'Access modes'),
      code(1, 64),
      64,
      (a) => a.accessModes,
    ),
  ),
  repeatedBlock<Access, IpRange>(
    'Ip_xx',
    'website.accesses',
    ranges,
    (a) => a.ipRanges,
    element(
      'IspIpid',
      'website.accesses',
      bilingual('本单位 IP 记录号', 'Our IP record id'),
      unique(id()),
      (r) => r.providerId,
    ),
    element(
      'Ipid',
      'website.accesses',
      bilingual('管局 IP 记录号', "Bureau's IP record id"),
      unique(id('optional')),
      (r) => r.bureauId,
    ),
    element('Qsip', 'website.accesses', bilingual('起始 IP', 'First IP'), address, (r) => ip(r.first)),
    element('Zzip', 'website.accesses', bilingual('终止 IP', 'Last IP'), address, (r) => ip(r.last)),
  ),
);

const approvals = bilingual('前置审批', 'Pre-approvals');
const approval = repeatedBlock<Website, PreApproval>(
  'Nrlx_xx',
  'website.preApprovals',
  approvals,
  (w) => w.preApprovals ?? [],
  element('Nrlx_id', 'website.preApprovals', approvals, unique(code(1, 64)), (a) => a.type),
  element('Qzsph', 'website.preApprovals', approvals, chars(1, 512), (a) => a.number),
);

const website: readonly ElementMapper<Website>[] = [
  element('Wzid', 'website.bureauId', bilingual('网站记录号', 'Website record id'), unique(id()), (w) => w.bureauId),
  element('Wzmc', 'website.name', bilingual('网站名称', 'Website name'), chars(1, 512), (w) => w.name),
  // The scan (Spwj) is added to each approval when the file is written.
  (w) => ((w.preApprovals ?? []).length === 0 ? [] : block<Website>('Nrlx', approval)(w)),
  block(
    'Fwnr',
    codeElements(
      'Fwnr_id',
      'website.serviceContents',
      bilingual('服务内容', 'Service contents'),
      code(1, 64),
      64,
      (w) => w.serviceContents,
    ),
  ),
  block(
    'Yylb',
    codeElements(
      'Yylb_id',
      'website.languages',
      bilingual('网站语言', 'Languages'),
      code(1, 64),
      256,
      (w) => w.languages,
    ),
  ),
  domainName,
  access,
  // The schema requires the name for persons too, contrary to the text (B-13, row 17).
  (w) => block<Principal>('Wz_Fzr', ...principal('website', '网站负责人', 'Website principal', 'always'))(w.principal),
  element(
    'Baxh',
    'website.filingNumber',
    bilingual('网站备案号', 'Website filing number'),
    chars(1, 128),
    (w) => w.filingNumber,
  ),
  element('Syurl', 'website.homeUrl', bilingual('首页网址', 'Home URL'), chars(4, 255, 'optional'), (w) => w.homeUrl),
  // Without a type in a change, 1–1024 elsewhere (B-13, row 15).
  element(
    'Wz_Bz',
    'website.remark',
    bilingual('网站备注', 'Website remark'),
    chars(1, 1024, 'optional'),
    (w) => w.remark,
  ),
];

const websites: ElementMapper<FilingRecord> = (record) =>
  repeatedBlock<FilingRecord, Website>(
    'Wz_xx',
    'websites',
    bilingual('网站', 'Websites'),
    (r) => r.websites,
    ...website,
  )(record).map((filled, at) =>
    filled.kind === 'block' ? { ...filled, website: record.websites[at]?.bureauId } : filled,
  );

/** Subject and websites of a record as the elements of `Bgxx`, without attachments and password. */
export const fillRecord = (record: FilingRecord): FilledBlock => ({
  kind: 'block',
  tag: 'Bgxx',
  children: [...subject(record.subject), ...websites(record)],
});
