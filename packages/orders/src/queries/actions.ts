import {
  type Actor,
  confirmOf,
  eventRow,
  guards,
  judge,
  type Language,
  type LiveEvent,
  liveEvents,
  type OrderFacts,
  type OrderKind,
  orderLifeCycle,
  type Refusal,
  warningsOf,
} from '@beian/domain';
import type { Tx } from '../house.ts';
import { findRecordFacts, type OrderInHand } from '../sql/facts.ts';
import type { ActionView } from './action-view.ts';
import type { OrderView } from './view.ts';

interface Asked {
  readonly actor: Actor;
  readonly language: Language;
}

/** What the actor may do with each order: the judge's verdicts; what is hidden is left out. */
export async function loadActions(
  { actor, language }: Asked,
  facts: Promise<ReadonlyMap<string, OrderInHand>>,
): Promise<Map<string, Partial<OrderView>>> {
  return new Map([...(await facts)].map(([id, hand]) => [id, { actions: actionsOf(hand.facts, actor, language) }]));
}

/** The same for a record that has no order yet: openOrder, per kind. */
export async function recordActions(
  tx: Tx,
  asked: { actor: Actor; recordId: string; websiteId?: string; kind: OrderKind; language: Language },
): Promise<ActionView[]> {
  const found: { facts: OrderFacts } | Refusal = await findRecordFacts(
    tx,
    asked.actor,
    asked.recordId,
    asked.websiteId,
    asked.kind,
  );
  return 'facts' in found ? actionsOf(found.facts, asked.actor, asked.language) : [];
}

const actionsOf = (facts: OrderFacts, actor: Actor, language: Language): ActionView[] =>
  liveEvents.flatMap((event) => actionOf(event, facts, actor, language));

function actionOf(event: LiveEvent, facts: OrderFacts, actor: Actor, language: Language): ActionView[] {
  // No input yet: guards about the input are asked when it comes.
  const judged = judge(orderLifeCycle, guards, event, facts, actor, undefined);
  if (!judged.allowed && judged.presence === 'hidden') return [];
  const row = eventRow(event);
  return [
    {
      event,
      label: row.label[language],
      presence: judged.allowed ? 'ENABLED' : 'DISABLED',
      reasons: judged.allowed ? [] : judged.reasons,
      confirm: confirmOf(row, judged.allowed ? judged.to : null)?.[language] ?? null,
      acknowledge: warningsOf(facts, event),
    },
  ];
}
