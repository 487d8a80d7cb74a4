import { bilingual } from '../../text/bilingual-text.ts';
import { type FieldCheck, failFinding, findingIf } from './field-check.ts';

/** A bureau's black list 黑名单 (HMDLB) contains the certificate, by type and number, or one of the domains. */
const rows = {
  'subject.certificateNumber': {
    isListed: ({ subject }: { subject: boolean }) => subject,
    finding: failFinding(
      'SUB-10, code 1065',
      bilingual(
        '主办单位或主办人在管局下发的黑名单中，管局会拒绝',
        "The organiser is on the bureau's black list: it would be refused",
      ),
      bilingual(
        '请主办者向通信管理局申请移出黑名单后再提交',
        'The organiser has the bureau take it off the list first',
      ),
    ),
  },
  'website.domains': {
    isListed: ({ domains }: { domains: readonly string[] }) => domains.length > 0,
    finding: failFinding(
      'DOM-12, code 1064',
      bilingual(
        '有域名在管局下发的黑名单中，管局会拒绝',
        "A domain is on the bureau's black list: it would be refused",
      ),
      bilingual(
        '请移除该域名，或向通信管理局申请移出黑名单',
        'Remove the domain, or have the bureau take it off the list',
      ),
    ),
  },
} as const;

export type BlackListField = keyof typeof rows;
export const blackListFields = Object.keys(rows) as BlackListField[];
export const blackListFinding = (field: BlackListField) => rows[field].finding;

export const checkBlackListed =
  (field: BlackListField): FieldCheck['checks'][number] =>
  (_parts, { published }) =>
    findingIf(published !== undefined && rows[field].isListed(published.blackListed), rows[field].finding);
