import { bilingual } from '../../text/bilingual-text.ts';
import { appsAreFiled, numberInApp, smsOfAppPrincipal } from './app.ts';
import { changeService } from './change.ts';
import type { OrderKindRow } from './kind-row.ts';

/** Also its packages, platforms and server addresses: one app in each order (docs/spec/rules.md R-2). */
export const changeApp = {
  label: bilingual('变更 APP', 'Change of app'),
  service: changeService,
  about: 'access',
  fields: ['website', 'websitePrincipal', 'app', 'access'],
  materials: true,
  photo: true,
  sms: smsOfAppPrincipal,
  report: null,
  app: true,
  offered: appsAreFiled,
  effect: { does: 'replace' },
  site: {
    meanwhile: bilingual('变更期间 APP 不受影响', 'The app is not affected meanwhile'),
    unchanged: bilingual('原备案照旧有效，APP 不受影响', 'What is filed stays as it is, and the app is not affected'),
    afterwards: bilingual('变更已生效', 'The change is in force'),
    brief: bilingual('变更已生效。', 'The change is in force.'),
    steps: [
      numberInApp,
      bilingual(
        '已办理公安联网备案的，在 https://beian.mps.gov.cn 同步变更。',
        'If the app is filed with the police, change it there, too: https://beian.mps.gov.cn.',
      ),
    ],
  },
  concerns: ['website'],
  remark: 'website.remark',
} as const satisfies OrderKindRow;
