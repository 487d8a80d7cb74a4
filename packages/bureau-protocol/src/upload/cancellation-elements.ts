import { type BilingualText, bilingual } from '@beian/domain/text';
import { type Cancelled, cancellations } from './blocks.ts';
import { type ElementMapper, element } from './element-row.ts';
import { carried, code, id, type Needed, passwordHash } from './element-rules.ts';
import type { CancellationReport } from './report.ts';

export const filingPassword = (needed: Needed) =>
  element<{ readonly filingPasswordHash?: string }>(
    'ICPmm',
    'subject.filingPassword',
    bilingual('备案密码', 'Filing password'),
    passwordHash(needed),
    (report) => report.filingPasswordHash,
  );
export const optionalPassword = filingPassword('optional');
export const requiredPassword = filingPassword('always');

const recordOf = (ended: Cancelled, label: BilingualText) =>
  element<CancellationReport>('Jlid', `${ended}.bureauId`, label, id(), (report) => report.bureauId);
const endedRecord: Record<Cancelled, ElementMapper<CancellationReport>> = {
  subject: recordOf('subject', bilingual('主体记录号', 'Subject record id')),
  website: recordOf('website', bilingual('网站记录号', 'Website record id')),
  access: recordOf('access', bilingual('接入记录号', 'Access record id')),
};

/** 注销备案: the rows of a cancellation (docs/spec/bureau-interface.md B-8.5). */
export const cancellation: readonly ElementMapper<CancellationReport>[] = [
  element(
    'Zxlb',
    'cancellation.ends',
    bilingual('注销类别', 'What ends'),
    code(0, 2),
    ({ ends }) => cancellations[ends].kind,
  ),
  (report) => endedRecord[report.ends](report),
  element(
    'Zxly',
    'cancellation.reason',
    bilingual('注销原因', 'Reason of the cancellation'),
    carried('cancellation.reason'),
    (r) => r.reason,
  ),
  element(
    'Zxlybz',
    'cancellation.remark',
    bilingual('注销备注', 'Remark on the cancellation'),
    carried('cancellation.remark'),
    (r) => r.remark,
  ),
  (report) =>
    report.ends === 'subject' && report.filingPasswordNeeded !== false
      ? requiredPassword(report)
      : optionalPassword(report),
];
