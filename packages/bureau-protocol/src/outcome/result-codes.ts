import type { ResultCodeRow } from './code-row.ts';
import { refusingCodes } from './refusing-codes.ts';
import { technicalCodes } from './technical-codes.ts';

/**
 * Result codes of a filing, `Jgdm` (docs/spec/bureau-interface.md B-7): ICP and general codes, and the success notices
 * of IP and domain. Codes about other kinds of filings are in foreign-codes.ts.
 */
export const resultCodes: Readonly<Record<string, ResultCodeRow>> = {
  1001: { class: 'approve', message: '管局审核通过', meaning: 'approved by the bureau' },
  1060: { class: 'notice', message: '核验单信息成功入库', meaning: 'verification sheet stored' },
  1062: {
    class: 'notice',
    message: 'ICP接入信息比对IP库信息成功',
    meaning: 'access information matches the IP database',
  },
  2998: { class: 'notice', message: 'IP备案操作成功', meaning: 'IP filing done' },
  3998: { class: 'notice', message: '域名备案操作成功', meaning: 'domain filing done' },
  ...refusingCodes,
  ...technicalCodes,
};
