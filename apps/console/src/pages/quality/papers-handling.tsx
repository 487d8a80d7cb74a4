import { shortTimeText } from '@beian/domain/clock';
import { t } from '../../app/providers/i18n.ts';
import type { Quality } from '../../generated/quality.ts';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { Handled } from './cells.tsx';
import { qualityTexts } from './texts.ts';

type Cell = Quality['papersHandling'][number];
interface KindRow {
  readonly kind: Cell['kind'];
  readonly label: string;
  readonly agreeing: Cell | undefined;
  readonly others: Cell | undefined;
}
const { col } = qualityTexts;

/** By how much the median of orders whose papers agreed is below that of the others. */
function shorterBy({ agreeing, others }: KindRow): string {
  if (agreeing === undefined || others === undefined) return '–';
  const ms = others.half - agreeing.half;
  return `${ms < 0 ? '−' : ''}${t(shortTimeText(Math.abs(ms) / 1000))}`;
}

const columns: readonly Column<KindRow>[] = [
  { key: 'label', title: qualityTexts.by.KIND, kind: 'head' },
  figure('agreeing', col.papersAgree, ({ agreeing }) => <Handled of={agreeing} />),
  figure('others', col.papersOther, ({ others }) => <Handled of={others} />),
  figure('shorter', col.shorterBy, shorterBy),
];

/** Handling time of the initial review of orders whose papers agreed, beside that of the others: for all, then by kind. */
export function PapersHandling({ cells }: { cells: readonly Cell[] }) {
  const rows = [...new Set(cells.map(({ kind }) => kind))].map((kind): KindRow => {
    const own = cells.filter((cell) => cell.kind === kind);
    return {
      kind,
      label: own[0]?.kindLabel ?? t(qualityTexts.all),
      agreeing: own.find(({ agree }) => agree),
      others: own.find(({ agree }) => !agree),
    };
  });
  return (
    <ListCard
      title={t(qualityTexts.papersHandling)}
      lead={t(qualityTexts.papersHandlingSays)}
      rows={rows}
      columns={columns}
      idOf={({ kind }) => kind ?? ''}
      empty={qualityTexts.noPapersHandling}
    />
  );
}
