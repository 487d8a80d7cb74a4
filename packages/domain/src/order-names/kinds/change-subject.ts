import { bilingual } from '../../text/bilingual-text.ts';
import { changeService, siteOfAChange } from './change.ts';
import type { OrderKindRow } from './kind-row.ts';

export const changeSubject = {
  label: bilingual('变更主体', 'Change of subject'),
  service: changeService,
  about: 'subject',
  fields: ['subject', 'subjectPrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['subject'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'BGBA', answer: '4' },
  effect: { does: 'replace' },
  site: siteOfAChange,
  concerns: ['subject'],
  remark: 'subject.remark',
} as const satisfies OrderKindRow;
