import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { type Day, sourcesOf } from '@beian/domain/province';
import type { Rule } from '@beian/domain/province-rules';
import {
  type OwnRuleFilter,
  type OwnRuleState,
  type OwnRuleView,
  ownRuleStateOf,
  ownRuleStates,
} from '@beian/domain/rule-book';
import type { Language } from '@beian/domain/text';

/** 自定规则: an approved row, with its draft. */
export interface OwnRule {
  readonly id: string;
  readonly draftId: string;
  readonly rule: Rule;
}

interface OwnRow {
  readonly id: string;
  readonly draftId: string;
  readonly endedBy: string | null;
  readonly rule: Omit<Rule, 'from' | 'until'>;
  readonly from: Day;
  readonly until: Day | null;
}

const columns = `o.id, o.draft_id as "draftId", o.ended_by as "endedBy", o.rule, to_char(o.from_day, 'YYYY-MM-DD') as from,
  to_char(o.until_day, 'YYYY-MM-DD') as until`;

/** All rows that were ever approved, in the order in which they overlay each other. */
export async function listOwnRules(tx: Tx): Promise<readonly OwnRule[]> {
  const { rows } = await tx.client.query<OwnRow>(
    `/* listOwnRules */ select ${columns} from app.own_rules o order by o.place`,
  );
  return rows.map(({ id, draftId, rule, from, until }) => ({
    id,
    draftId,
    rule: { ...rule, from, ...(until && { until }) },
  }));
}

const today = 'app.shanghai_day(app.now())::date';
const stateSql: Readonly<Record<OwnRuleState, string>> = {
  COMING: `o.from_day > ${today} and o.until_day is distinct from o.from_day`,
  IN_FORCE: `o.from_day <= ${today} and (o.until_day is null or o.until_day > ${today})`,
  ENDED: `o.until_day <= ${today} and o.until_day > o.from_day`,
  CANCELLED: 'o.until_day = o.from_day',
};

/** A page of the installation's rules, the latest first. */
export function listOwnRuleIds(tx: Tx, asked: PageQuery & OwnRuleFilter): Promise<IdPage> {
  const { province, state } = asked;
  const where = [
    ...(province === undefined ? [] : [`o.rule -> 'in' ? $1`]),
    ...(state === undefined ? [] : [stateSql[state]]),
  ];
  const list = {
    from: 'app.own_rules o',
    key: `lpad(o.place::text, 12, '0')`,
    type: 'text',
    descending: true,
  } as const;
  return keysetPage(tx, list, where, province === undefined ? [] : [province], asked);
}

/** Rules in the order of `ids`. */
export async function loadOwnRules(
  tx: Tx,
  ids: readonly string[],
  language: Language,
): Promise<readonly OwnRuleView[]> {
  const { rows } = await tx.client.query<OwnRow & { today: Day }>(
    `/* loadOwnRules */ select ${columns}, to_char(${today}, 'YYYY-MM-DD') as today
     from unnest($1::text[]) with ordinality as want(id, ordinal) join app.own_rules o on o.id = want.id order by want.ordinal`,
    [ids],
  );
  return rows.map(({ rule, today: now, ...row }) => {
    const state = ownRuleStateOf(row, now);
    const { key, says, source, reaches, replaces } = rule;
    return {
      id: row.id,
      key,
      state,
      stateLabel: ownRuleStates[state].label[language],
      text: says[language],
      provinces: rule.in,
      rule: JSON.stringify({ in: rule.in, ...(replaces && { replaces: key }), effects: reaches, says }),
      from: row.from,
      until: row.until,
      draftId: row.draftId,
      endedByDraftId: row.endedBy,
      sources: sourcesOf(source).map((one) => ({
        key: one.key,
        title: one.title[language],
        publisher: one.publisher[language],
        date: one.date,
      })),
    };
  });
}
