import type { Span } from '../calendar/spans.ts';
import { duties, dutyPolls, dutyRow, spanOf } from '../clock/duties.ts';
import type { EventRow, LifeCycle, LifeCycleNames } from '../life-cycle/define.ts';
import { toMermaid } from '../life-cycle/to-mermaid.ts';
import { type NoticeName, noticeRow, notices } from '../notices/notice-rows.ts';
import type { LiveEvent } from '../order/events/all.ts';
import { type GuardName, guards } from '../order/guards.ts';
import { orderLifeCycle } from '../order/life-cycle.ts';
import type { Duty, OrderState } from '../order-names/states.ts';
import { namedEditions } from '../province/editions.ts';
import { submissionLifeCycle } from '../submission/life-cycle.ts';
import type { BilingualText } from '../text/bilingual-text.ts';
import { both, code, codes, page, section, table } from './markdown.ts';

const parties = {
  reviewer: '我方 reviewer',
  applicant: '申请人 applicant',
  ministry: '工信部 ministry',
  bureau: '管局 bureau',
} as const;

const spanText = (span: Span | null): string => {
  if (span === null) return '–';
  const hours = span.kind === 'elapsed' ? span.ms / 3_600_000 : 0;
  return {
    workingTime: () => `${'days' in span ? span.days : 0} 个工作日 working day, by working time`,
    wholeWorkingDays: () => `${'days' in span ? span.days : 0} 个完整工作日 whole working days`,
    elapsed: () => `${hours} 小时 hours`,
  }[span.kind]();
};

/** One text, or one per edition where they differ. */
const spansText = (duty: Duty): string => {
  const texts = namedEditions.map((id) => [id, spanText(spanOf(duty, id))] as const);
  const one = new Set(texts.map(([, text]) => text)).size === 1;
  return one ? (texts[0]?.[1] ?? '') : texts.map(([id, text]) => `${code(id)} ${text}`).join('; ');
};

const ringsText = (duty: Duty): string =>
  [
    ...dutyRow(duty).timers.map(({ share, raises }) => `${share * 100}% ${code(raises)}`),
    ...dutyPolls(duty).map(
      ({ afterMs, raises }) =>
        `${afterMs === undefined ? '100%' : `${afterMs / 60_000} min`} 询问后 asked ${code(raises)}`,
    ),
  ].join(', ') || '–';

const diagram = <N extends LifeCycleNames>(cycle: LifeCycle<N>): string => `\`\`\`mermaid\n${toMermaid(cycle)}\n\`\`\``;

const fromText = <N extends LifeCycleNames>(cycle: LifeCycle<N>, row: EventRow<N>): string =>
  row.from.length === Object.keys(cycle.states).length ? '每个状态 every state' : codes(row.from) || '–';

const toText = <N extends LifeCycleNames>(row: EventRow<N>): string => {
  if (row.to === undefined) return '不变 stays';
  if (typeof row.to === 'string') return `${code(row.to)}${row.pausesClock ? '；时限暂停 pauses the clock' : ''}`;
  if ('backTo' in row.to) return `回到 back to ${codes(row.to.backTo)}；时限续计 the clock runs on`;
  return row.to
    .map((one) => (one.if === undefined ? code(one.state) : `${code(one.state)} if ${code(one.if)}`))
    .join('; ');
};

const noticesOn = (event: LiveEvent): string =>
  (Object.keys(notices) as NoticeName[])
    .filter((name) => noticeRow(name).on.includes(event))
    .map(
      (name) => `${code(name)}${noticeRow(name).into === undefined ? '' : ` into ${code(noticeRow(name).into ?? '')}`}`,
    )
    .join(', ');

const states = table(
  ['状态 state', '中文', 'English', '轮到谁 whose move', '时限 duty', '备注 remark'],
  Object.entries(orderLifeCycle.states).map(([name, row]) => [
    code(name),
    row.label.zh,
    row.label.en,
    row.nextActor === null ? '–' : parties[row.nextActor],
    row.duty === null ? '–' : code(row.duty),
    [row.terminal ? '终态 terminal' : '', row.releasesSubjectLock ? '不占用主体 holds no lock on its subject' : '']
      .filter((text) => text !== '')
      .join('; '),
  ]),
);

const clocks = table(
  ['时限 duty', '中文', 'English', '时长 span', '计时器 timers', '重新起算 starts anew'],
  (Object.keys(duties) as Duty[]).map((duty) => {
    const row = dutyRow(duty);
    return [
      code(duty),
      row.label.zh,
      row.label.en,
      spansText(duty),
      ringsText(duty),
      row.restartsOnStateChange
        ? '每次状态变化 at every change of state'
        : '从别的时限进入 when entered from another duty',
    ];
  }),
);

const events = table(
  ['事件 event', '中文', 'English', '从 from', '到 to', '角色 by', '条件 guards', '任务 jobs', '通知 notices'],
  (Object.keys(orderLifeCycle.events) as LiveEvent[]).map((event) => {
    const row = orderLifeCycle.events[event];
    return [
      code(event),
      row.label.zh,
      row.label.en,
      event === orderLifeCycle.start ? '–' : fromText(orderLifeCycle, row),
      toText(row),
      codes(row.by),
      codes(row.when ?? []),
      codes(row.then ?? []),
      noticesOn(event),
    ];
  }),
);

/** A guard that refuses, or one that only chooses a branch. */
type Row = {
  readonly message?: BilingualText;
  readonly suggestion?: BilingualText;
  readonly condition?: BilingualText;
  readonly ruleId: string;
};
const guardRows: readonly (readonly [GuardName, Row])[] = (Object.keys(guards) as GuardName[]).map((name) => [
  name,
  guards[name],
]);
const sentences = table(
  ['条件 guard', '不满足时 said when it does not hold', '怎么办 what to do', '规则 rule'],
  guardRows.flatMap(([name, { message, suggestion, ruleId }]) =>
    message === undefined
      ? []
      : [[code(name), both(message), suggestion === undefined ? '–' : both(suggestion), ruleId]],
  ),
);
const branches = table(
  ['条件 guard', '成立时 what holds', '规则 rule'],
  guardRows.flatMap(([name, { condition, ruleId }]) =>
    condition === undefined ? [] : [[code(name), both(condition), ruleId]],
  ),
);

const submissionEvents = table(
  ['事件 event', '中文', 'English', '从 from', '到 to', '角色 by'],
  Object.entries(submissionLifeCycle.events).map(([event, row]) => [
    code(event),
    row.label.zh,
    row.label.en,
    event === submissionLifeCycle.start ? '–' : fromText(submissionLifeCycle, row),
    toText(row),
    codes(row.by),
  ]),
);

const reached = (names: readonly OrderState[]) => codes(names);
const terminal = (Object.keys(orderLifeCycle.states) as OrderState[]).filter(
  (name) => orderLifeCycle.states[name].terminal,
);

export const lifeCyclePage = (): string =>
  page('订单的生命周期 The life cycle of an order', 'order/life-cycle.ts', [
    `Terminal: ${reached(terminal)}.`,
    diagram(orderLifeCycle),
    section('状态 States', states),
    section('时限 Clocks', clocks, 'The timer `lapse` fires while the setting of that name is on.'),
    section('事件 Events', events),
    section('条件 Guards', sentences, 'These only choose a branch (`if`) and refuse nothing:', branches),
    section('上报 A submission', 'From `submission/life-cycle.ts`.', diagram(submissionLifeCycle), submissionEvents),
  ]);
