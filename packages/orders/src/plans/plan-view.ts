import type { Projection } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type PlanName, planRow, planStops } from '@beian/domain/order';
import type { PlanPreviewView, PlanStepView, PlanView } from '@beian/domain/order-fields';
import { kindRow, type OrderKind, type OrderState, stateRow } from '@beian/domain/order-names';
import type { Language } from '@beian/domain/text';
import { etaSql } from '../eta/figures.ts';
import { loadEta } from '../eta/load.ts';
import { partOf } from '../part/part.ts';

import { planSteps } from './open-plan.ts';

interface StepRow {
  readonly orderId: string;
  readonly number: string;
  readonly kind: OrderKind;
  readonly state: OrderState;
  readonly mostSeconds: number;
}
interface PlanRow {
  readonly id: string;
  readonly name: PlanName;
  readonly steps: readonly StepRow[];
}

const stepsSql = (
  plan: string,
): string => `(select json_agg(json_build_object('orderId', t.id, 'number', t.number, 'kind', t.kind,
    'state', t.state, 'mostSeconds', e.most) order by s.position) from app.plan_steps s join app.orders t on t.id = s.order_id
    cross join lateral ${etaSql({ at: 'app.now()', province: 't.province', kind: 't.kind' })} e where s.plan_id = ${plan})`;

const planProjection: Projection<'plan', PlanRow | null> = {
  name: 'plan',
  optional: { rows: 'plan', none: null },
  sql: `(select json_build_object('id', p.id, 'name', p.name, 'steps', ${stepsSql('p.id')})
    from app.plan_steps own join app.plans p on p.id = own.plan_id where own.order_id = o.id)`,
};

/** The plan that an order belongs to, with its other orders. */
export const planPart = partOf({
  projections: [planProjection],
  view: ({ plan }, _, { language }) => ({ plan: plan === null ? null : viewOf(plan, language) }),
});

function viewOf({ id, name, steps }: PlanRow, language: Language): PlanView {
  const states = steps.map(({ state }) => state);
  const stops = planStops(name, states);
  const isOver = states.every((state) => state === 'APPROVED') || states.includes('ABANDONED');
  return {
    id,
    name,
    label: planRow(name).label[language],
    between: planRow(name).between[language],
    steps: steps.map((step, at) => stepView(step, steps.slice(0, at), language)),
    stopped: stops.length === 0 ? null : stops.map((one) => one[language]).join(language === 'zh' ? '；' : '. '),
    ...(isOver ? { mostSeconds: null, stillSeconds: null } : secondsOf(name, steps)),
  };
}

/** Expected time of steps, one after the other. */
function secondsOf(name: PlanName, steps: readonly { readonly mostSeconds: number }[]) {
  const sum = (some: typeof steps) => some.reduce((total, { mostSeconds }) => total + mostSeconds, 0);
  return { mostSeconds: sum(steps), stillSeconds: planRow(name).standsStill ? sum(steps.slice(1)) : 0 };
}

const stepView = (
  { orderId, number, kind, state, mostSeconds }: StepRow,
  before: readonly StepRow[],
  language: Language,
): PlanStepView => ({
  orderId,
  orderNumber: number,
  kind,
  kindLabel: kindRow(kind).label[language],
  state,
  stateLabel: stateRow(state).label[language],
  waits: before.some((one) => one.state !== 'APPROVED'),
  mostSeconds,
});

/** A plan of the caller's; undefined where there is none. */
export async function loadPlan(tx: Tx, id: string, language: Language): Promise<PlanView | undefined> {
  const { rows } = await tx.client.query<PlanRow>(
    `/* loadPlan */ select p.id, p.name, ${stepsSql('p.id')} as steps from app.plans p where p.id = $1`,
    [id],
  );
  const [plan] = rows;
  return plan && viewOf(plan, language);
}

export async function previewPlan(
  tx: Tx,
  asked: {
    readonly name: PlanName;
    readonly recordId?: string;
    readonly websiteId?: string;
    readonly websites?: number;
    readonly province: string;
    readonly language: Language;
  },
): Promise<PlanPreviewView> {
  const { name, province, language } = asked;
  const { label, between } = planRow(name);
  const steps: PlanPreviewView['steps'][number][] = [];
  for (const { kind } of await planSteps(tx, asked)) {
    const { halfSeconds, mostSeconds } = await loadEta(tx, { province, kind, language });
    steps.push({ kind, kindLabel: kindRow(kind).label[language], halfSeconds, mostSeconds });
  }
  return {
    name,
    label: label[language],
    between: between[language],
    steps,
    ...secondsOf(name, steps),
  };
}
