import type { Tx } from '@beian/database/transaction';
import { confirmationFor, evaluateEvent, matchesStateAndRole } from '@beian/domain/life-cycle';
import {
  confirmationsOf,
  eventRow,
  guards,
  type LiveEvent,
  liveEvents,
  type OrderFacts,
  orderLifeCycle,
  warningsOf,
} from '@beian/domain/order';
import { type OrderKind, type OrderState, stateRow } from '@beian/domain/order-names';
import type { Actor } from '@beian/domain/staff';
import type { BilingualText, Language } from '@beian/domain/text';
import { findRecordRows, recordFactsOf } from '../facts/record-facts.ts';
import { factsProjection } from '../part/facts-projection.ts';
import { partOf } from '../part/part.ts';
import type { ActionView } from '../views/action-view.ts';

interface ActionsQuery {
  readonly actor: Actor;
  readonly language: Language;
}

/** The actions of the actor on an order, judged by the guards; hidden ones are left out. */
export const actionsPart = partOf({
  projections: [factsProjection],
  view: ({ facts }, _, { actor, language }) => (facts === null ? {} : { actions: actionsOf(facts, actor, language) }),
});

/** The same for records that have no order yet: `openOrder` per kind, in the order of `asked`, from one statement. */
export async function recordActions(
  tx: Tx,
  { actor, language }: ActionsQuery,
  asked: readonly { readonly recordId: string; readonly kind: OrderKind }[],
): Promise<ActionView[][]> {
  const rows = await findRecordRows(tx, [...new Set(asked.map(({ recordId }) => recordId))]);
  return asked.map(({ recordId, kind }) => {
    const found = recordFactsOf(rows.get(recordId), actor, {}, kind);
    return 'facts' in found ? actionsOf(found.facts, actor, language) : [];
  });
}

/**
 * Events that match state and roles, in the order of the table: about a dozen of some seventy, and only those are
 * judged.
 */
function eventsOf(state: OrderState | null, actor: Actor): readonly LiveEvent[] {
  const key = `${state} ${actor.roles.join()}`;
  const known =
    eventsByStateAndRoles.get(key) ??
    liveEvents.filter((event) => matchesStateAndRole(orderLifeCycle, event, state, actor));
  eventsByStateAndRoles.set(key, known);
  return known;
}
const eventsByStateAndRoles = new Map<string, readonly LiveEvent[]>();

/** `only` restricts the result to these events. */
export const actionsOf = (
  facts: OrderFacts,
  actor: Actor,
  language: Language,
  only?: readonly LiveEvent[],
): ActionView[] =>
  eventsOf(facts.state, actor).flatMap((event) =>
    only === undefined || only.includes(event) ? actionOf(event, facts, actor, language) : [],
  );

/** The sentences one after the other; null: there is none. */
const asOneText = (sentences: readonly (BilingualText | undefined)[], language: Language): string | null =>
  sentences.flatMap((one) => one?.[language] ?? []).join(language === 'zh' ? '。' : '. ') || null;

function actionOf(event: LiveEvent, facts: OrderFacts, actor: Actor, language: Language): ActionView[] {
  // There is no input yet; guards on the input run when the event is sent.
  const judged = evaluateEvent(orderLifeCycle, guards, event, facts, actor, undefined);
  if (!judged.allowed && judged.presence === 'hidden') return [];
  const row = eventRow(event);
  return [
    {
      event,
      label: row.label[language],
      presence: judged.allowed ? 'ENABLED' : 'DISABLED',
      reasons: judged.allowed ? [] : judged.reasons,
      primary: facts.state !== null && stateRow(facts.state).primaryEvents?.includes(event) === true,
      confirm: asOneText(
        [
          ...(judged.allowed ? confirmationsOf(facts, event) : []),
          confirmationFor(row, judged.allowed ? judged.to : null),
        ],
        language,
      ),
      acknowledge: warningsOf(facts, event),
    },
  ];
}
