import { valueLabelFields } from '../codes/code-fields.ts';
import { enumOf, fieldsOf, objectOf, type ViewOf } from '../fields/field-rows.ts';
import type { Verdict } from '../order/facts.ts';
import { bilingual } from '../text/bilingual-text.ts';
import { kindLabel, orderNumber, provinceName } from './quality-fields.ts';
import type { DrawnEvent, SpotCheckOutcome, SpotCheckState } from './spot-checks.ts';

/** The columns of its download are in the sequence of these rows. */
export const spotCheckFields = fieldsOf(
  'SecondLook',
  'A decision that was drawn to be looked at again by somebody else 抽检. It holds no order up. Until it is done nobody is told what was said first. Since 2026-11.',
  {
    id: { shape: 'ID', description: 'Its id.' },
    orderId: { shape: 'ID', description: "The order's global id." },
    orderNumber,
    kindLabel,
    provinceName,
    stageLabel: {
      shape: 'String',
      description: 'The stage that was decided.',
      column: 'stage',
      label: bilingual('环节', 'Stage'),
    },
    round: { shape: 'Int', description: 'In which round.', column: 'round', label: bilingual('轮次', 'Round') },
    decidedAt: {
      shape: 'DateTime',
      description: 'When it was decided.',
      column: 'decided',
      label: bilingual('决定时间', 'Decided'),
    },
    decidedByName: {
      shape: 'String',
      nullable: true,
      description: 'Who decided; null until that may be told.',
      column: 'decidedBy',
      label: bilingual('决定人', 'Decided by'),
    },
    event: {
      shape: enumOf<DrawnEvent>('DrawnEvent'),
      nullable: true,
      description: 'What was decided; null until it is done.',
      console: false,
    },
    eventLabel: {
      shape: 'String',
      nullable: true,
      description: "The same, in the caller's language.",
      column: 'decision',
      label: bilingual('决定', 'Decision'),
    },
    dueAt: {
      shape: 'DateTime',
      description: 'It lapses then.',
      column: 'due',
      label: bilingual('抽检到期', 'To be done by'),
    },
    pushed: { shape: 'Boolean', description: 'The order was pushed before it ended.' },
    state: { shape: enumOf<SpotCheckState>('SecondLookState'), description: 'How it stands.' },
    stateLabel: {
      shape: 'String',
      description: "The same, in the caller's language.",
      column: 'state',
      label: bilingual('状态', 'State'),
    },
    itemCount: { shape: 'Int', description: 'How many items it has.' },
    outcome: {
      shape: enumOf<SpotCheckOutcome>('SecondLookOutcome'),
      nullable: true,
      description: 'How it came out; null: open or lapsed.',
    },
    outcomeLabel: {
      shape: 'String',
      nullable: true,
      description: "The same, in the caller's language.",
      column: 'outcome',
      label: bilingual('结果', 'Outcome'),
    },
    otherwise: {
      shape: 'Int',
      nullable: true,
      description: 'Items judged otherwise.',
      column: 'otherwise',
      label: bilingual('不同项', 'Items judged otherwise'),
    },
    lookerName: {
      shape: 'String',
      nullable: true,
      description: 'Who looked again, or has it now.',
      column: 'looker',
      label: bilingual('抽检人', 'Looked again'),
    },
    endedAt: {
      shape: 'DateTime',
      nullable: true,
      description: 'When it ended.',
      column: 'ended',
      label: bilingual('结束时间', 'Ended'),
    },
    mine: { shape: 'Boolean', description: 'The caller has it.' },
    heldUntil: { shape: 'DateTime', nullable: true, description: 'Until when somebody has it; null: nobody has.' },
    mayTake: { shape: 'Boolean', description: 'The caller may take it.' },
    whyNot: { shape: 'String', list: true, description: 'Why not, in sentences.' },
    canBeHeld: {
      shape: 'Boolean',
      description: 'Something was found and the order is where the desk can still bring it back, by its own actions.',
    },
  },
);
export type SpotCheckView = ViewOf<typeof spotCheckFields>;

export const spotCheckVerdictFields = fieldsOf('SecondLookVerdict', 'What one of two said of an item. Since 2026-11.', {
  verdict: { shape: enumOf<Verdict>('Verdict'), description: 'Pass or return.' },
  staffName: { shape: 'String', description: 'Who said it.' },
  reasons: { shape: objectOf<unknown>('ItemReason'), list: true, description: 'Why it goes back.' },
});
export type SpotCheckVerdictView = ViewOf<typeof spotCheckVerdictFields>;

export const spotCheckItemFields = fieldsOf('SecondLookItem', 'An item as it was decided on. Since 2026-11.', {
  key: { shape: 'String', description: '`Item.key`.' },
  label: { shape: 'String', description: "What people call it, in the caller's language." },
  group: { shape: 'String', description: 'Where it belongs.' },
  personal: { shape: 'Boolean', description: 'It holds personal data.' },
  masked: { shape: 'Boolean', description: 'Values are masked: the caller has not taken it.' },
  registered: { shape: 'String', nullable: true, list: true, description: 'As registered then.' },
  then: { shape: 'String', nullable: true, list: true, description: 'As it was decided on.' },
  valueLabels: {
    shape: valueLabelFields,
    list: true,
    description: 'What codes among the values mean.',
  },
  hash: { shape: 'String', description: 'Hash of the content that was decided on.' },
  findings: { shape: objectOf<unknown>('Finding'), list: true, description: 'What the checks said then.' },
  material: { shape: objectOf<unknown>('Material'), nullable: true, description: 'The picture, of a material.' },
  first: {
    shape: spotCheckVerdictFields,
    nullable: true,
    description: 'What was said first; null until it is done.',
  },
  second: {
    shape: spotCheckVerdictFields,
    nullable: true,
    description: 'What was said then; null until it is done.',
  },
});
export type SpotCheckItemView = ViewOf<typeof spotCheckItemFields>;

export const openedSpotCheckFields = fieldsOf(
  'OpenedSecondLook',
  'A spot check opened, with what was decided on. Since 2026-11.',
  {
    ...spotCheckFields.rows,
    items: {
      shape: spotCheckItemFields,
      list: true,
      description: 'Every item that was judged.',
    },
    pictures: {
      shape: objectOf<unknown>('Material'),
      list: true,
      description: 'Every picture that hung on the order then.',
    },
  },
);
export type OpenedSpotCheckView = ViewOf<typeof openedSpotCheckFields>;

export const tenureClassFields = fieldsOf(
  'TenureClass',
  'How many decisions of people of a tenure are drawn 资历档. Since 2026-11.',
  {
    belowDays: {
      shape: 'Int',
      nullable: true,
      description: 'Of people whose first decision is fewer whole days ago; null: everybody else.',
    },
    approvals: { shape: 'Float', description: 'Share of their approvals, percent.' },
    returns: { shape: 'Float', description: 'Share of their returns, percent.' },
    grouped: {
      shape: 'Float',
      description: 'Share of their approvals with items that were passed as a group, percent.',
    },
  },
);
export type TenureClassView = ViewOf<typeof tenureClassFields>;

export const spotCheckRulesFields = fieldsOf('SecondLookRules', 'The rules of spot checks 抽检规则. Since 2026-11.', {
  classes: { shape: tenureClassFields, list: true, description: 'In the order of their days.' },
  patienceDays: { shape: 'Int', description: 'Working days until a spot check lapses.' },
  changedAt: { shape: 'DateTime', nullable: true, description: 'When they were last set; null: as installed.' },
  changedBy: { shape: 'String', nullable: true, description: 'By whom.' },
  mayChange: { shape: 'Boolean', description: 'The caller may set them.' },
});
export type SpotCheckRulesView = ViewOf<typeof spotCheckRulesFields>;
