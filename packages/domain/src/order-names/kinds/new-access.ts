import { bilingual } from '../../text/bilingual-text.ts';
import type { OrderKindRow } from './kind-row.ts';

/** The website is filed through another provider (docs/spec/rules.md R-2). */
export const newAccess = {
  label: bilingual('新增接入', 'New access'),
  service: bilingual('新增接入', 'new access'),
  about: 'website',
  fields: ['access', 'filingPassword'],
  declares: ['subject', 'subjectPrincipal', 'website', 'websitePrincipal'],
  materials: true,
  photo: true,
  sms: [{ persons: ['website'], from: '2017-12-18', source: 'A18-SMS' }],
  filingPassword: [{ required: true, from: '2017-12-18', source: 'A18-GLOSS, B-8.4' }],
  report: { block: 'XZJR', answer: '3' },
  effect: { does: 'add', what: 'access' },
  site: {
    meanwhile: bilingual(
      '网站备案照旧有效，可继续由原接入商提供访问；管局通过前不能接入我方',
      'The website stays filed and may be served by its present provider; we may serve it once the bureau approves',
    ),
    unchanged: bilingual(
      '网站备案照旧有效，可继续由原接入商提供访问；我方接入尚未生效',
      'The website stays filed and may be served by its present provider; access here is not in force',
    ),
    afterwards: bilingual(
      '我方接入已生效，网站可以由我方提供访问',
      'Access here is in force: the website may be served by us',
    ),
    brief: bilingual('网站可以接入我方。', 'The website may be served by us.'),
    steps: [
      bilingual(
        '备案号不变，继续在网站首页底部中央标明{number}，并链接到 https://beian.miit.gov.cn。',
        'Its number stays as it is: go on showing {number} at the foot of the home page, with a link to https://beian.miit.gov.cn.',
      ),
      bilingual(
        '尚未办理公安联网备案的，在网站开通之日起 30 日内到 https://beian.mps.gov.cn 办理；已办理的，接入信息有变时同步变更。',
        'If it is not filed with the police yet, file it within 30 days from its opening at https://beian.mps.gov.cn; if it is, change what differs there.',
      ),
    ],
  },
  concerns: ['website'],
  remark: 'access.remark',
} as const satisfies OrderKindRow;
