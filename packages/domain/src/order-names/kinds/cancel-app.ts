import { bilingual } from '../../text/bilingual-text.ts';
import { appsAreFiled, smsOfAppPrincipal } from './app.ts';
import { cancellationService, policeCancellation } from './cancellation.ts';
import type { OrderKindRow } from './kind-row.ts';

export const cancelApp = {
  label: bilingual('注销 APP', 'Cancellation of app'),
  service: cancellationService,
  about: 'website',
  fields: ['cancellation'],
  materials: false,
  photo: false,
  sms: smsOfAppPrincipal,
  report: null,
  app: true,
  offered: appsAreFiled,
  effect: { does: 'end', what: 'website' },
  site: {
    meanwhile: bilingual(
      '管局通过前 APP 不受影响，注销通过后不能恢复',
      'Until the bureau approves, the app is not affected; afterwards the cancellation cannot be undone',
    ),
    unchanged: bilingual('APP 尚未注销，备案照旧有效', 'The app is not cancelled and stays filed'),
    afterwards: bilingual('APP 已不在备案中，须停止服务', 'The app is no longer filed and must stop'),
    brief: bilingual('APP须停止。', 'The app must stop.'),
    steps: [
      bilingual(
        '于收到本通知当日停止该 APP 的服务，并从各应用商店下架。',
        'On the day of this notice stop the app, and take it out of each store.',
      ),
      bilingual(
        '备案号 {filing} 不得再标明在任何 APP 上。',
        'The number {filing} may not be shown in any app any longer.',
      ),
      policeCancellation,
    ],
  },
  concerns: ['website'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
