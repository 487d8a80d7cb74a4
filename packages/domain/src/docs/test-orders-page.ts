import { kindRow, orderKinds } from '../order-names/kinds/kinds.ts';
import { allStates, stateRow } from '../order-names/states.ts';
import { allPartnerEventKinds, eventKindRow } from '../partner/event-kinds.ts';
import { type testCarriers, testMarksOf, testOutcomeRow, testStages } from '../partner/test-outcomes.ts';
import { type TestWay, testWaysToKinds, testWayToState } from '../partner/test-reach.ts';
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

const ways = (all: readonly TestWay[]): string =>
  all.map((way) => (way === 'pass' ? '提交、交照片即到 submit and send the photo' : code(way))).join(', ');

export const testOrdersPage = (): string =>
  page('测试订单 Test orders', 'partner/test-outcomes.ts', [
    'An order that a test key (`bd_test_…`) opens is a test order for good: `Order.test`, and `test: true` in its events and webhooks. Test keys alone see it; it reaches no queue, board, bureau, mail or phone. Whatever a live order would wait for a person or a bureau for happens within seconds, by the same events, in the same sequence. A key comes with test records; `createTestRecords` makes more: of any province, of an organisation or a person, with one to five websites, accessed through us, through us and another provider (for a CANCEL_ACCESS), or through another alone (for a NEW_ACCESS). What an order files for the first time is published with its numbers as soon as it is approved. Endpoints of webhooks that a test key makes hear of test orders alone. A photo may be used again. Where the rules ask for a face check on a phone (editions from 2020-08), the stand-in takes it as soon as the initial review is passed; a link of `createFaceCheckLink` opens no page.',
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
    section(
      '时间 Time',
      '`advanceTestOrder` lets time pass for one test order: its due time, timers and SMS window move back by the hours that are given, or to the next instant at which something is due. Reminders, the lapse and the end of the SMS window then come within seconds by the ordinary timers; no other clock changes. While staff or the bureau is due, `order.due_moved` says that the due time is another one.',
    ),
    section(
      '备案的整改通知 Rectification notices',
      '`createTestRectification` sends a notice about the subject of a test record. `dueInDays` sets its last day: within the days of the reminder it is `rectification.due` at once, a negative number makes it `rectification.overdue`. Neither waits for office hours, and no mail or SMS is sent.',
    ),
    section(
      '如何到达每类事件 How to reach each kind of event',
      'By a mark or a mutation of a test key; a long test goes every way.',
      table(
        ['事件 kind', '', '方法 way'],
        allPartnerEventKinds.map((kind) => [code(kind), both(eventKindRow(kind).label), ways(testWaysToKinds[kind])]),
      ),
    ),
    section(
      '如何到达每个状态 How to reach each state',
      'A state through which an order passes at once stands in its events (`orderEvents`).',
      table(
        ['状态 state', '', '方法 way'],
        allStates.map((state) => [code(state), both(stateRow(state).label), ways([testWayToState(state)])]),
      ),
    ),
  ]);
