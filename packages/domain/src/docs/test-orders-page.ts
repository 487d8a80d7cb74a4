import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import { type testCarriers, testMarksOf, testOutcomeRow, testStages } from '../partner/test-outcomes.ts';
import { both, code, page, section, table, yesOrNo } from './markdown.ts';

const markTable = (carrier: keyof typeof testCarriers): string =>
  table(
    ['标记 mark', '环节 stage', '结果 what happens', '每次都发生 each time'],
    testMarksOf(carrier)
      .map((mark) => [mark, testOutcomeRow(mark)] as const)
      .map(([mark, { stage, does, always = false }]) => [
        code(mark),
        both(testStages[stage]),
        `${does.zh}。${does.en}.`,
        yesOrNo(always),
      ]),
  );

export const testOrdersPage = (): string =>
  page('测试订单 Test orders', 'partner/test-outcomes.ts', [
    'An order that a test key (`bd_test_…`) opens is a test order for good: `Order.test`, and `test: true` in its events and webhooks. Test keys alone see it; it reaches no queue, board, bureau, mail or phone. Whatever a live order would wait for a person or a bureau for happens within seconds, by the same events, in the same sequence. A key comes with test records; `createTestRecords` makes more. Endpoints of webhooks that a test key makes hear of test orders alone. A photo may be used again. Where the rules ask for a face check on a phone (editions from 2020-08), the stand-in takes it as soon as the initial review is passed; a link of `createFaceCheckLink` opens no page.',
    section(
      '订单的标记 Marks of an order',
      `Written in the remark that the order carries: ${orderKinds.map((kind) => `${code(kindRow(kind).remark)} of a ${kind}`).join(', ')}; several, apart by blanks. The first mark of a stage counts, the first time that the order comes there. Without a mark an order passes. SMS is checked in Tianjin (edition 2018-06), so its marks need the record of 津.`,
      markTable('order'),
    ),
    section(
      '域名的标记 Marks of a domain',
      'How a domain that the order adds begins, e.g. `test-unregistered.example`. Any other is registered to the subject and filed nowhere.',
      markTable('domain'),
    ),
    section(
      '采集码的标记 Marks of a collection code',
      'The code that an order of Shanghai (the record of 沪) gives to `fetchBureauAppPhoto`. Any other code brings a drawn picture, taken under the mobile of the website’s principal.',
      markTable('code'),
    ),
  ]);
