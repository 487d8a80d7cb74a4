import { type IdPage, keysetPage, type PageQuery } from '@beian/database/sql';
import type { Tx } from '@beian/database/transaction';
import { shanghaiDay } from '@beian/domain/calendar';
import {
  dayOfChange,
  RULE_NOTICE_DAYS,
  type RuleChange,
  type RuleDraftFilter,
  type RuleDraftView,
  type RuleSourceInput,
  ruleDraftStates,
} from '@beian/domain/rule-book';
import { type Actor, hasRight } from '@beian/domain/staff';
import type { Language } from '@beian/domain/text';

export const listRuleDraftIds = (tx: Tx, asked: PageQuery & RuleDraftFilter): Promise<IdPage> =>
  keysetPage(
    tx,
    { from: 'app.rule_drafts o', key: 'o.made_at', type: 'timestamptz', descending: true },
    asked.state === undefined ? [] : ['o.state = $1'],
    asked.state === undefined ? [] : [asked.state],
    asked,
  );

interface Row
  extends Pick<
    RuleDraftView,
    | 'id'
    | 'version'
    | 'state'
    | 'title'
    | 'why'
    | 'madeBy'
    | 'madeAt'
    | 'changedAt'
    | 'submittedAt'
    | 'decidedBy'
    | 'decidedAt'
    | 'sentBackWhy'
  > {
  readonly source: RuleSourceInput;
  readonly changes: readonly RuleChange[];
  readonly writers: readonly string[];
  readonly now: string;
}

/** Drafts in the order of `ids`. */
export async function loadRuleDrafts(
  tx: Tx,
  ids: readonly string[],
  reader: { readonly actor: Actor; readonly language: Language },
): Promise<readonly RuleDraftView[]> {
  const { rows } = await tx.client.query<Row>(
    `/* loadRuleDrafts */ select d.id, d.version, d.state, d.title, d.why, d.source, d.changes, m.name as "madeBy", app.iso(d.made_at) as "madeAt",
       app.iso(d.changed_at) as "changedAt", app.iso(d.submitted_at) as "submittedAt", x.name as "decidedBy", app.iso(d.decided_at) as "decidedAt",
       d.sent_back_why as "sentBackWhy", array_append(d.written_by, d.made_by) as writers, app.iso(app.now()) as now
     from unnest($1::text[]) with ordinality as want(id, place) join app.rule_drafts d on d.id = want.id
       join app.staff m on m.id = d.made_by left join app.staff x on x.id = d.decided_by order by want.place`,
    [ids],
  );
  return rows.map((row) => viewOf(row, reader));
}

function viewOf(
  { source, changes, writers, now, ...row }: Row,
  { actor, language }: { readonly actor: Actor; readonly language: Language },
): RuleDraftView {
  const mayWrite = hasRight(actor, 'changeRules');
  const firstDay = changes.map(dayOfChange).sort()[0] ?? null;
  const isDecided = row.state === 'APPROVED' || row.state === 'WITHDRAWN';
  const since = Date.parse(isDecided && row.decidedAt !== null ? row.decidedAt : now);
  return {
    ...row,
    stateLabel: ruleDraftStates[row.state].label[language],
    notice: {
      title: source.title,
      date: source.date,
      address: source.address ?? null,
      text: source.text ?? null,
      fileId: source.file ?? null,
      fileHash: source.fileHash ?? null,
    },
    changes: JSON.stringify(changes),
    changesCount: changes.length,
    provinces: [...new Set(changes.flatMap((change) => (change.does === 'add' ? change.rule.in : [])))],
    firstDay,
    isShortNotice: firstDay !== null && firstDay < shanghaiDay(since + RULE_NOTICE_DAYS * 86_400_000),
    mayChange: mayWrite && row.state === 'OPEN',
    mayDecide: mayWrite && row.state === 'SUBMITTED' && !writers.includes(actor.id),
  };
}
