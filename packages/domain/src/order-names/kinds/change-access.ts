import { bilingual } from '../../text/bilingual-text.ts';
import { changeService, siteOfAChange } from './change.ts';
import type { OrderKindRow } from './kind-row.ts';

/** Server location, access mode and IP addresses of one access of ours, never to another province (docs/spec/rules.md R-2, CN360). */
export const changeAccess = {
  label: bilingual('变更接入', 'Change of access'),
  service: changeService,
  about: 'access',
  fields: ['access'],
  materials: true,
  photo: false,
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'BGBA', answer: '4' },
  effect: { does: 'replace' },
  site: siteOfAChange,
  concerns: ['website'],
  remark: 'access.remark',
} as const satisfies OrderKindRow;
