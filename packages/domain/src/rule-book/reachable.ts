import { fieldsOfKind } from '../filing/fields.ts';
import { movesOf } from '../filing/proposal.ts';
import { kindRow, type OrderKind, orderKinds } from '../order-names/kinds/kinds.ts';
import type { Condition } from '../province-rules/conditions.ts';
import { type Reach, whenChecked } from '../province-rules/rule.ts';
import { excludes, implies, isMetBy, type SingleCondition, singlesOf } from './implied-conditions.ts';

/** What is known of an order before anything is filled in. */
interface Case {
  readonly kind: OrderKind;
  /** The subject is a person after it. */
  readonly person: boolean;
}
const cases: readonly Case[] = orderKinds.flatMap((kind) => [true, false].map((person) => ({ kind, person })));

const fills = (kind: OrderKind, ...fields: readonly string[]): boolean =>
  [false, true].some((elsewhere) => fieldsOfKind(kind, elsewhere).some((one) => fields.some((field) => field === one)));
const mayMove = (kind: OrderKind): boolean => kindRow(kind).effect.does === 'replace' && fills(kind, 'subject.name');

/** What a condition is for such an order; undefined: it depends on what is filled in. */
function known(condition: SingleCondition, { kind, person }: Case): boolean | undefined {
  const { effect, fields, photo } = kindRow(kind);
  if ('subject' in condition) return (condition.subject === 'person') === person;
  if ('kinds' in condition) return condition.kinds.includes(kind);
  if ('effect' in condition) return effect.does === condition.effect;
  if ('fillsWebsite' in condition) return fields.includes('website');
  if ('isPhotographed' in condition) return photo;
  if ('moves' in condition) {
    // A unit may become a person, and a person a unit.
    const possible = person ? [...movesOf(true), 'orgToPerson'] : [...movesOf(false), 'personToOrg'];
    return mayMove(kind) && condition.moves.some((move) => possible.includes(move)) ? undefined : false;
  }
  if ('changed' in condition) return fills(kind, ...condition.changed) ? undefined : false;
  if ('certificateMerger' in condition) return fills(kind, 'subject.certificateNumber') ? undefined : false;
  if ('moreDomains' in condition || 'addsDomain' in condition)
    return fills(kind, 'website.domains') ? undefined : false;
  if ('addressIn' in condition) return fills(kind, 'access.ipRanges') ? undefined : false;
  if ('fromElsewhere' in condition && condition.fromElsewhere === 'person' && !person) return false;
  if ('value' in condition && condition.value.of === 'subject.nature')
    // The nature 5 is a person.
    return condition.value.in.some((nature) => (nature === '5') === person) ? undefined : false;
  return undefined;
}

/** With more free conditions than these it is taken for one that can be met. */
const MOST_FREE = 12;

/** Whether an order of this kind can meet all of these conditions. */
function canMeet(conditions: readonly Condition[], order: Case): boolean {
  const joined: Condition = { all: conditions };
  const singles = conditions.length === 0 ? [] : singlesOf(joined);
  const free = singles.filter((one) => known(one, order) === undefined);
  if (free.length > MOST_FREE) return true;
  for (let chosen = 0; chosen < 2 ** free.length; chosen += 1) {
    const met = new Map(free.map((one, at) => [JSON.stringify(one), (chosen & (1 << at)) > 0]));
    const isMet = (one: SingleCondition): boolean => met.get(JSON.stringify(one)) ?? known(one, order) ?? false;
    const isPossible = free.every(
      (one) =>
        !isMet(one) ||
        free.every((other) => one === other || (isMet(other) ? !excludes(one, other) : !implies(one, other))),
    );
    if (isPossible && isMetBy(joined, isMet)) return true;
  }
  return false;
}

const whenOf = (reach: { readonly when?: Condition }): readonly Condition[] =>
  reach.when === undefined ? [] : [reach.when];

/** Whether an effect can ever concern an order; false: no kind of order can meet its condition. */
export function canEverReach(reach: Reach): boolean {
  switch (reach.to) {
    case 'check': {
      const asked = whenChecked(reach);
      const conditions = [reach.broken, ...(asked === undefined ? [] : [asked])];
      return cases.some((order) => fills(order.kind, reach.field) && canMeet(conditions, order));
    }
    case 'material':
    case 'form':
      return cases.some((order) => kindRow(order.kind).materials && canMeet(whenOf(reach), order));
    case 'checklist':
      return cases.some(
        (order) =>
          (reach.item.startsWith('material.') ? kindRow(order.kind).materials : fills(order.kind, reach.item)) &&
          canMeet(whenOf(reach), order),
      );
    case 'move':
      return cases.some((order) => mayMove(order.kind) && canMeet([{ moves: [reach.move] }, ...whenOf(reach)], order));
    default:
      return true;
  }
}
