import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderKindRow } from './kind-row.ts';

export const changeWebsite = {
  label: bilingual('变更网站', 'Change of website'),
  about: 'website',
  fields: ['website', 'websitePrincipal'],
  materials: 'change',
  identity: 'websitePrincipal',
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'BGBA', answer: '4' },
  effect: { does: 'replace' },
  contact: 'website',
  remark: 'website.remark',
} as const satisfies OrderKindRow;
