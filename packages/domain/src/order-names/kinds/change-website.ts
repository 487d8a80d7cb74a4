import { bilingual } from '../../text/bilingual-text.ts';
import { changeService, siteOfAChange } from './change.ts';
import type { OrderKindRow } from './kind-row.ts';

export const changeWebsite = {
  label: bilingual('变更网站', 'Change of website'),
  service: changeService,
  about: 'website',
  fields: ['website', 'websitePrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'BGBA', answer: '4' },
  effect: { does: 'replace' },
  site: siteOfAChange,
  concerns: ['website'],
  remark: 'website.remark',
} as const satisfies OrderKindRow;
