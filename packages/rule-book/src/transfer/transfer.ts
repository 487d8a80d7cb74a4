import { isDeepStrictEqual } from 'node:util';
import { newId } from '@beian/database/ids';
import type { Tx } from '@beian/database/transaction';
import type { Day, provinceCodes } from '@beian/domain/province';
import type { Rule } from '@beian/domain/province-rules';
import {
  diffRuleFile,
  isCancelled,
  ownTextOf,
  type RuleChange,
  type RuleFile,
  type RuleFileDifference,
  type RuleFileRow,
  type RuleSourceInput,
  ruleFileOf,
  ruleOf,
} from '@beian/domain/rule-book';
import { listOwnRules } from '../drafts/own-rules.ts';
import { listOwnTexts } from '../texts/own-texts.ts';

interface ApprovedRow {
  /** Of `app.own_rules` or `app.own_texts`. */
  readonly id: string;
  readonly row: RuleFileRow;
}

interface Draft {
  readonly id: string;
  readonly source: RuleSourceInput;
  readonly changes: readonly RuleChange[];
}

/** Approved rows as their drafts have them, with the day on which they end. */
async function listApprovedRows(tx: Tx): Promise<readonly ApprovedRow[]> {
  const { rows: drafts } = await tx.client.query<Draft>(
    `/* listApprovedRows */ select id, source, changes from app.rule_drafts where state = 'APPROVED' order by decided_at, id`,
  );
  const [rules, texts] = [await listOwnRules(tx), await listOwnTexts(tx)];
  const found: ApprovedRow[] = [];
  for (const draft of drafts) {
    // Approval gives rows ids of their own: they are known again by what they say, each once.
    const rulesLeft = rules.filter(({ draftId }) => draftId === draft.id);
    const textsLeft = texts.filter(({ draftId }) => draftId === draft.id);
    for (const change of draft.changes) {
      if (change.does === 'add') {
        const { source = draft.source, until: _, ...input } = change.rule;
        const row = takeFirst(rulesLeft, ({ rule }) =>
          isDeepStrictEqual(saidBy(rule), saidBy(ruleOf(input, draft.id))),
        );
        if (row === undefined || isCancelled(row.rule)) continue;
        const { until } = row.rule;
        found.push({ id: row.id, row: { does: 'add', rule: { ...input, ...(until && { until }) }, source } });
      } else if (change.does === 'reasonText' || change.does === 'noticeText') {
        const { source = draft.source, until: _, ...input } = change.text;
        const { until: __, ...said } = ownTextOf(change.text);
        const row = takeFirst(textsLeft, ({ text: { id, until, ...text } }) => isDeepStrictEqual(text, said));
        if (row === undefined || isCancelled(row.text)) continue;
        const { id, until } = row.text;
        found.push({
          id,
          row: { does: change.does, text: { ...input, ...(until && { until }) }, source } as RuleFileRow,
        });
      }
    }
  }
  return found;
}

/** A rule without what its approval and its end add. */
const saidBy = ({ source: _, until: __, ...said }: Rule) => said;

function takeFirst<T>(from: T[], fits: (one: T) => boolean): T | undefined {
  const at = from.findIndex(fits);
  return at < 0 ? undefined : from.splice(at, 1)[0];
}

/** The installation's own rows, ended ones included, without those that were cancelled before they began. */
export const exportRules = async (tx: Tx, province?: (typeof provinceCodes)[number]): Promise<RuleFile> =>
  ruleFileOf(
    (await listApprovedRows(tx)).map(({ row }) => row),
    province,
  );

export const compareRuleFile = async (tx: Tx, file: RuleFile): Promise<RuleFileDifference> => {
  const { rows } = await tx.client.query<{ today: Day }>(
    '/* compareRuleFile */ select app.shanghai_day(app.now()) as today',
  );
  return diffRuleFile(file, await listApprovedRows(tx), rows[0]?.today ?? '2018-06-01');
};

/**
 * Makes one open draft of what a file changes, in the name of a supervisor, who submits it in the console for another one to approve.
 * Null: there is no supervisor with this login, or nothing to change.
 */
export async function draftOfRuleFile(
  tx: Tx,
  { changes }: RuleFileDifference,
  login: string,
): Promise<{ readonly draftId: string } | null> {
  if (changes.length === 0) return null;
  const sources = changes.flatMap((change) => {
    const source = change.does === 'add' ? change.rule.source : textSource(change);
    return source === undefined ? [] : [source];
  });
  const titles = [...new Set(sources.map(({ title, date }) => `${date} ${title}`))];
  const id = newId('ruleDraft');
  const { rowCount } = await tx.client.query(
    `/* draftOfRuleFile */ insert into app.rule_drafts (id, title, source, why, changes, made_by)
     select $1, $2, jsonb_build_object('title', $2::text, 'date', app.shanghai_day(app.now()), 'text', $3::text), $2, $4, s.id
     from app.staff s where s.login = $5 and s.active and 'supervisor' = any(s.roles)`,
    [
      id,
      `规则文件导入 Import of a rule file: ${changes.length}`,
      `Notices of the rows that the file brings: ${titles.join('; ') || 'none'}`.slice(0, 20_000),
      JSON.stringify(changes),
      login,
    ],
  );
  return rowCount === 1 ? { draftId: id } : null;
}

const textSource = (change: RuleChange): RuleSourceInput | undefined =>
  change.does === 'reasonText' || change.does === 'noticeText' ? change.text.source : undefined;
