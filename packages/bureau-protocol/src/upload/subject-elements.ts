import { LAST_TYPE_OF_A_CHANGE } from '@beian/domain/codes';
import type { NewSubject, Subject } from '@beian/domain/filing';
import { bilingual } from '@beian/domain/text';
import { block, element } from './element-row.ts';
import { carried, chars, code, id } from './element-rules.ts';
import { subjectPrincipal } from './principal-elements.ts';
import type { RecordKey } from './report.ts';

/**
 * 主体: the rows of a subject in a change and in a new filing. They also require what a report must contain although
 * published data may lack it (docs/spec/bureau-interface.md B-8.1 end), and what the schema cannot express (B-8).
 */
type SubjectContent = Omit<NewSubject, 'providerId'>;

const bureauId = element<{ bureauId: string }>(
  'Ztid',
  'subject.bureauId',
  bilingual('主体记录号', 'Subject record id'),
  id(),
  (s) => s.bureauId,
);
const filingNumber = (tag: string) =>
  element<{ filingNumber: string }>(
    tag,
    'subject.filingNumber',
    bilingual('主体备案号', 'Subject filing number'),
    chars(1, 128),
    (s) => s.filingNumber,
  );
const name = element<SubjectContent>(
  'Dwmc',
  'subject.name',
  bilingual('主办单位名称', "Organiser's name"),
  carried('subject.name'),
  (s) => s.name,
);
const nature = element<SubjectContent>(
  'Dwxz',
  'subject.nature',
  bilingual('单位性质', 'Unit nature'),
  carried('subject.nature'),
  (s) => s.nature,
);
const investor = element<SubjectContent>(
  'Tzr',
  'subject.investor',
  bilingual('投资人或主管单位', 'Investor or superior unit'),
  carried('subject.investor'),
  (s) => s.investor,
);
const region = block<SubjectContent>(
  'Txdz',
  element(
    'Shengid',
    'subject.province',
    bilingual('证件所在省', 'Province on the certificate'),
    carried('subject.province'),
    (s) => s.province,
  ),
  element(
    'Shiid',
    'subject.city',
    bilingual('证件所在市', 'City on the certificate'),
    carried('subject.city'),
    (s) => s.city,
  ),
  element(
    'Xianid',
    'subject.county',
    bilingual('证件所在县', 'County on the certificate'),
    carried('subject.county'),
    (s) => s.county,
  ),
  element(
    'Xxdz',
    'subject.mailingAddress',
    bilingual('通信地址', 'Correspondence address'),
    carried('subject.mailingAddress'),
    (s) => s.mailingAddress,
  ),
);
const certificate = (lastType: number) =>
  block<SubjectContent>(
    'Zj',
    element(
      'Zjlx',
      'subject.certificateType',
      bilingual('主办单位证件类型', 'Certificate type'),
      { ...carried('subject.certificateType'), max: lastType },
      (s) => s.certificateType,
    ),
    element(
      'Zjhm',
      'subject.certificateNumber',
      bilingual('主办单位证件号码', 'Certificate number'),
      carried('subject.certificateNumber'),
      (s) => s.certificateNumber,
    ),
    element(
      'Zjzs',
      'subject.certificateAddress',
      bilingual('证件住所', 'Address on the certificate'),
      carried('subject.certificateAddress'),
      (s) => s.certificateAddress,
    ),
  );
const principal = (s: SubjectContent) => subjectPrincipal(s.principal);
const remark = element<SubjectContent>(
  'Bz',
  'subject.remark',
  bilingual('主体备注', 'Subject remark'),
  carried('subject.remark'),
  (s) => s.remark,
);

export const changedSubject = block<Subject>(
  'Zt_xx',
  bureauId,
  name,
  filingNumber('Baxh'),
  nature,
  investor,
  region,
  // At most 11 here, though new filings allow 999 (B-13, row 6).
  certificate(LAST_TYPE_OF_A_CHANGE),
  principal,
  remark,
);

export const newSubject = block<NewSubject>(
  'Zt_xx',
  element(
    'IspZtid',
    'subject.providerId',
    bilingual('本单位主体记录号', 'Our subject record id'),
    id(),
    (s) => s.providerId,
  ),
  name,
  nature,
  investor,
  region,
  certificate(999),
  principal,
  // 1 is 代为报备: the provider files on the organiser's behalf.
  element('Bbfs', 'subject.filedBy', bilingual('报备方式', 'Way of filing'), code(0, 1), () => 1),
  remark,
);

const filedSubjectNumber = filingNumber('Ztbah');
/** The subject that a new website is added to. */
export const filedSubject = block<RecordKey>('Zt_xx', (key) =>
  'bureauId' in key ? bureauId(key) : filedSubjectNumber(key),
);
