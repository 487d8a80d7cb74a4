import { bilingual } from '../../text/bilingual-text.ts';
import { appsAreFiled, siteOfANewApp } from './app.ts';
import type { OrderKindRow } from './kind-row.ts';

/** The subject is not filed; its first service is an app (docs/spec/rules.md R-2). No website need be filed before. */
export const firstApp = {
  label: bilingual('首次备案（APP）', 'First filing of an app'),
  service: bilingual('APP备案', 'first app filing'),
  about: 'nothing',
  fields: ['subject', 'subjectPrincipal', 'website', 'websitePrincipal', 'app', 'access'],
  materials: true,
  photo: true,
  sms: [{ persons: ['subject'], from: '2023-09-04', source: 'HW-APP' }],
  report: null,
  app: true,
  offered: appsAreFiled,
  effect: { does: 'add', what: 'subject' },
  site: siteOfANewApp,
  concerns: ['subject', 'website'],
  remark: 'subject.remark',
} as const satisfies OrderKindRow;
