import { bilingual } from '../../text/bilingual-text.ts';
import { siteOfAFiling } from './filing.ts';
import type { OrderKindRow } from './kind-row.ts';

/** The website is filed through another provider (docs/spec/rules.md R-2). */
export const newAccess = {
  label: bilingual('新增接入', 'New access'),
  service: bilingual('新增接入', 'new access'),
  about: 'website',
  fields: ['access', 'filingPassword'],
  declares: ['subject', 'subjectPrincipal', 'website', 'websitePrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  filingPassword: [{ required: true, from: '2017-12-18', source: 'A18-GLOSS, B-8.4' }],
  report: { block: 'XZJR', answer: '3' },
  effect: { does: 'add', what: 'access' },
  site: siteOfAFiling,
  concerns: ['website'],
  remark: 'access.remark',
} as const satisfies OrderKindRow;
