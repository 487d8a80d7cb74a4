import { bilingual } from '../../text/bilingual-text.ts';
import { siteOfAFiling } from './filing.ts';
import type { OrderKindRow } from './kind-row.ts';

/** Neither subject nor domain is filed (docs/spec/rules.md R-2). */
export const firstFiling = {
  label: bilingual('首次备案', 'First filing'),
  service: bilingual('首次备案', 'first filing'),
  about: 'nothing',
  fields: ['subject', 'subjectPrincipal', 'website', 'websitePrincipal', 'access'],
  materials: true,
  photo: true,
  sms: [{ persons: ['subject', 'website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'XZBA', answer: '1' },
  effect: { does: 'add', what: 'subject' },
  site: siteOfAFiling,
  concerns: ['subject', 'website'],
  remark: 'subject.remark',
} as const satisfies OrderKindRow;
