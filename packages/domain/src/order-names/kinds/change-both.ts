import { bilingual } from '../../text/bilingual-text.ts';
import { changeService, siteOfAChange } from './change.ts';
import type { OrderKindRow } from './kind-row.ts';

/** 主体与网站同时变更: for changes that touch both sides, such as another person as subject (docs/spec/rules.md R-2, HW-CHANGE). */
export const changeBoth = {
  label: bilingual('变更主体与网站', 'Change of subject and website'),
  service: changeService,
  about: 'website',
  fields: ['subject', 'subjectPrincipal', 'website', 'websitePrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['subject', 'website'], from: '2017-12-18', source: 'A18-SMS' }],
  report: { block: 'BGBA', answer: '4' },
  effect: { does: 'replace' },
  site: siteOfAChange,
  concerns: ['subject', 'website'],
  remark: 'subject.remark',
} as const satisfies OrderKindRow;
