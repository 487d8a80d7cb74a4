import {
  MAX_RETENTION_DAYS,
  type RetentionKind,
  type RetentionRow,
  retentionKinds,
  retentionRow,
} from '../personal/retention.ts';
import { both, code, page, table } from './markdown.ts';

const shortest = ({ days, minimum }: RetentionRow): string =>
  minimum === undefined ? (days === null ? '–' : '1') : String(minimum.days);

const row = (kind: RetentionKind): string[] => {
  const { label, contents, days, minimum, countedFrom, why } = retentionRow(kind);
  return [
    code(kind),
    both(label),
    days === null ? '–' : String(days),
    shortest(retentionRow(kind)),
    both(countedFrom),
    both(contents),
    both(why),
    minimum === undefined ? '' : `${minimum.source.ruleId}: ${both(minimum.source.citation)}`,
  ];
};

export const retentionPage = (): string =>
  page('保存期限 Retention', 'personal/retention.ts', [
    `How long each kind of data is kept, in days. Days are those of a new installation; an administrator sets others in the console, from the shortest period to ${MAX_RETENTION_DAYS} days. A kind without days is kept as its row says, and no setting shortens it.`,
    table(
      [
        '种类 kind',
        '',
        '天数 days',
        '最短 shortest',
        '起算 counted from',
        '内容 contents',
        '目的 why',
        '最短期限的依据 source of the shortest',
      ],
      retentionKinds.map(row),
    ),
  ]);
