import type { Tx } from '@beian/database/transaction';
import type { Day } from '@beian/domain/province';
import { isCancelled, isShippedKey, type RuleChange } from '@beian/domain/rule-book';
import type { Reason } from '@beian/domain/text';
import { dayPast, endsTooEarly, idTaken, reasonAt, ruleNotFound, ruleOver } from './draft-refusals.ts';

interface KnownRow {
  readonly id: string;
  readonly key: string;
  readonly from: Day;
  readonly until: Day | null;
}

/** What of the changes cannot take effect, each at its place; empty: they can. Locks the rules that they end. */
export async function checkChanges(tx: Tx, changes: readonly RuleChange[]): Promise<readonly Reason[]> {
  // The same five minutes as the trigger of the table: no program has read the rules of a day before a row of it commits.
  const days = await tx.client.query<{ earliest: Day }>(
    `/* earliestRuleDay */ select to_char(app.shanghai_day(app.now() + interval '5 minutes')::date + 1, 'YYYY-MM-DD') as earliest`,
  );
  const earliest = days.rows[0]?.earliest;
  if (earliest === undefined) throw new Error('checkChanges: no day');
  const ended = changes.flatMap((change) => (change.does === 'end' ? [change.rule] : []));
  const keys = changes.flatMap((change) =>
    change.does === 'add' ? [change.rule.replaces ?? `own.${change.rule.id}`] : [],
  );
  const texts = changes.flatMap((change) => (change.does === 'endText' ? [change.text] : []));
  const ownTexts = await tx.client.query<KnownRow>(
    `/* textsOfChanges */ select id, key, to_char(from_day, 'YYYY-MM-DD') as from, to_char(until_day, 'YYYY-MM-DD') as until
     from app.own_texts where id = any($1) order by id for update`,
    [texts],
  );
  const { rows } = await tx.client.query<KnownRow>(
    `/* rulesOfChanges */ select id, rule ->> 'key' as key, to_char(from_day, 'YYYY-MM-DD') as from, to_char(until_day, 'YYYY-MM-DD') as until
     from app.own_rules where id = any($1) or rule ->> 'key' = any($2) order by id for update`,
    [ended, keys],
  );
  const ids = changes.map(idOf);
  const isTwice = (id: string): boolean => ids.filter((one) => one === id).length > 1;
  const endOf = (
    known: readonly KnownRow[],
    id: string,
    until: Day,
    [idField, dayField]: readonly [string, string],
  ): Reason[] => {
    const row = known.find((one) => one.id === id);
    if (row === undefined) return [reasonAt(idField, ruleNotFound)];
    if (isCancelled(row) || (row.until !== null && row.until < earliest)) return [reasonAt(idField, ruleOver)];
    if (isTwice(id)) return [reasonAt(idField, idTaken)];
    // On the first day of a row that has not begun it is cancelled.
    if (until < row.from) return [reasonAt(dayField, endsTooEarly(row.from))];
    return until < earliest ? [reasonAt(dayField, dayPast(earliest))] : [];
  };
  return changes.flatMap((change, at): Reason[] => {
    const field = `changes[${at}]`;
    if (change.does === 'end') return endOf(rows, change.rule, change.until, [`${field}.rule`, `${field}.until`]);
    if (change.does === 'endText')
      return endOf(ownTexts.rows, change.text, change.until, [`${field}.text`, `${field}.until`]);
    const [place, { id, from, until }] =
      change.does === 'add' ? [`${field}.rule`, change.rule] : [`${field}.text`, change.text];
    const reasons: Reason[] = [];
    if (from < earliest) reasons.push(reasonAt(`${place}.from`, dayPast(earliest)));
    if (until !== undefined && until <= from) reasons.push(reasonAt(`${place}.until`, endsTooEarly(from)));
    if (isTwice(id)) reasons.push(reasonAt(`${place}.id`, idTaken));
    if (change.does !== 'add') return reasons;
    const { replaces } = change.rule;
    // A row that was cancelled before it began applies on no day: its id is free again.
    if (replaces === undefined && !isTwice(id) && rows.some((row) => row.key === `own.${id}` && !isCancelled(row)))
      reasons.push(reasonAt(`${place}.id`, idTaken));
    if (replaces !== undefined && !isShippedKey(replaces) && !rows.some(({ key }) => key === replaces))
      reasons.push(reasonAt(`${place}.replaces`, ruleNotFound));
    return reasons;
  });
}

function idOf(change: RuleChange): string {
  if (change.does === 'add') return change.rule.id;
  if (change.does === 'end') return change.rule;
  return change.does === 'endText' ? change.text : change.text.id;
}
