import type { PlaceDecision } from '@beian/domain';
import type { AppContext, Tx } from '../context.ts';
import { writeAudit } from '../sql/audit.ts';
import { no, type PersonAsked, type Refused, readAsked, refuse } from './asked.ts';
import { type Planned, planDeletion } from './decide.ts';
import { findPerson } from './find.ts';

/** What a person's value led to: numbers and names of orders and filings, none of the person's values. */
export interface PersonFound {
  /** Several people share the mobile or address: only an ID number tells them apart. */
  readonly people: number;
  /** There is more than one search takes: what is decided leaves the rest for the next. */
  readonly more: boolean;
  /** Every place, with what a deletion would do now. */
  readonly decisions: readonly PlaceDecision[];
}
export type FoundOutcome = ({ readonly ok: true } & PersonFound) | Refused;

/** How many places hold something of a person, and what a deletion would do with each. Audited without the value, refusals too. */
export async function lookUpPerson(ctx: AppContext, tx: Tx, asked: PersonAsked): Promise<FoundOutcome> {
  const sought = readAsked(asked);
  if ('code' in sought) return no(await refuse(tx, asked.actor, 'findPerson', sought));
  const person = await findPerson(ctx, tx, sought);
  const { decisions } = await planDeletion(ctx, tx, person);
  await writeAudit(tx, asked.actor, 'findPerson', undefined, 'done', { by: asked.by, places: decisions.length });
  return { ok: true, people: person.people, more: person.more, decisions: decisions.map(told) };
}

const told = ({ holding, called, places, decision, basis, until }: Planned): PlaceDecision => ({
  holding,
  called,
  places,
  decision,
  basis,
  until,
});
