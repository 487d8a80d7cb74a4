import { targetStates } from '../life-cycle/define.ts';
import { liveEvents, orderLifeCycle } from '../order/life-cycle.ts';
import type { PartnerEventKind } from '../order-names/partner-events.ts';
import type { OrderState } from '../order-names/states.ts';
import {
  allPartnerEventKinds,
  eventKindRow,
  formerKinds,
  partnerEventOf,
  statesAfterKind,
} from '../partner/event-kinds.ts';
import { both, code, codes, page, section, table } from './markdown.ts';

const eventsOf = (kind: PartnerEventKind) =>
  liveEvents.filter((event) => {
    const row = orderLifeCycle.events[event];
    const states = row.to === undefined ? row.from : targetStates<OrderState>(row);
    return states.some((state) => partnerEventOf(event, state) === kind);
  });

export const partnerEventsPage = (): string =>
  page('事件类别 Kinds of partner events', 'order-names/partner-events.ts', [
    'What a partner is told of its orders, by webhook, in `partnerEvents` and by `orderEvents`: [how](../api/events.md). In GraphQL `order.sent_back` is `ORDER_SENT_BACK`. Kinds may be added.',
    table(
      ['类别 kind', '含义 meaning', '此后状态 state after it', '生命周期事件 events of the life cycle'],
      allPartnerEventKinds.map((kind) => {
        const { label } = eventKindRow(kind);
        const into = statesAfterKind(kind);
        return [code(kind), both(label), into.length === 0 ? '不变 stays' : codes(into), codes(eventsOf(kind))];
      }),
    ),
    section(
      '旧类别 Former kinds',
      'Whoever asks for the former kind by name, and not for the new one, is sent these events under the former kind until the day given.',
      table(
        ['类别 kind', '旧类别 former kind', '至 until'],
        Object.entries(formerKinds).map(([kind, { formerName: was, until }]) => [code(kind), code(was), until]),
      ),
    ),
  ]);
