import { bilingual } from '../../text/bilingual-text.ts';
import { siteOfAFiling } from './filing.ts';
import type { OrderKindRow } from './kind-row.ts';

/** The subject is filed, the domain is not (docs/spec/rules.md R-2). The filing password may be left out where the subject is filed through us. */
export const newWebsite = {
  label: bilingual('新增网站', 'New website'),
  service: bilingual('新增网站', 'new website'),
  about: 'subject',
  fields: ['website', 'websitePrincipal', 'access', 'filingPassword'],
  declares: ['subject', 'subjectPrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'XZWZ', answer: '2' },
  effect: { does: 'add', what: 'website' },
  site: siteOfAFiling,
  concerns: ['website'],
  remark: 'website.remark',
} as const satisfies OrderKindRow;
