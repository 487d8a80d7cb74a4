import { bilingual } from '../../text/bilingual-text.ts';
import { appsAreFiled, siteOfANewApp, smsOfAppPrincipal } from './app.ts';
import type { OrderKindRow } from './kind-row.ts';

/** The subject is filed, with or without a website; the app is not (docs/spec/rules.md R-2). */
export const newApp = {
  label: bilingual('新增 APP', 'New app'),
  service: bilingual('新增APP', 'new app'),
  about: 'subject',
  fields: ['website', 'websitePrincipal', 'app', 'access'],
  declares: ['subject', 'subjectPrincipal'],
  materials: true,
  photo: true,
  sms: smsOfAppPrincipal,
  report: null,
  app: true,
  offered: appsAreFiled,
  effect: { does: 'add', what: 'website' },
  site: siteOfANewApp,
  concerns: ['website'],
  remark: 'website.remark',
} as const satisfies OrderKindRow;
