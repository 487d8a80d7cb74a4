import { bilingual } from '../../text/bilingual-text.ts';
import { cancellationService, untilCancelled } from './cancellation.ts';
import type { OrderKindRow } from './kind-row.ts';

export const cancelAccess = {
  label: bilingual('取消接入', 'Cancellation of access'),
  service: cancellationService,
  about: 'access',
  fields: ['cancellation'],
  materials: false,
  photo: false,
  sms: [
    { persons: ['website'], from: '2017-12-18', source: 'A18-SMS' },
    { persons: [], from: '2019-04-22', source: 'A19-SMS' },
  ],
  report: { block: 'ZXBA', answer: '5' },
  effect: { does: 'end', what: 'access' },
  site: {
    meanwhile: untilCancelled,
    afterwards: bilingual(
      '网站不再由我方接入，须停止在我方服务器上访问',
      'The website is no longer accessed through us and must stop on our servers',
    ),
  },
  concerns: ['website'],
  remark: 'cancellation.remark',
} as const satisfies OrderKindRow;
