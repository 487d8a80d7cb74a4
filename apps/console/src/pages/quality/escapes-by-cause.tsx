import { t } from '../../app/providers/i18n.ts';
import type { QualityFigures as Figures } from '../../generated/quality.ts';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { useUrlTabs } from '../../ui/use-url-tabs.tsx';
import { Count } from './cells.tsx';
import { cutOf, qualityListPath } from './links.ts';
import { qualityTexts } from './texts.ts';

/** Our rules that let through what a bureau refused, by item and code, most frequent first. */
export function EscapesByCause({ figures, days }: { figures: readonly Figures[]; days: number }) {
  const [cause, tabs] = useUrlTabs('where', qualityTexts.whereLabel, qualityTexts.where);
  const count = (list: 'escapes' | 'late'): Column<Figures> =>
    figure(list, qualityTexts.col[list], (row) => (
      <Count n={row[list]} to={qualityListPath(list, cutOf(cause, row.value, days))} />
    ));
  return (
    <ListCard
      title={t(qualityTexts.whereLabel)}
      actions={tabs}
      rows={figures
        .filter(({ dimension }) => dimension === cause)
        .sort((a, b) => b.escapes + b.late - a.escapes - a.late || a.label.localeCompare(b.label))}
      columns={[
        {
          key: 'cause',
          title: qualityTexts.where[cause],
          kind: 'head',
          cell: ({ value, label }) =>
            value !== '' ? label : t(cause === 'RULE' ? qualityTexts.noRule : qualityTexts.noItem),
        },
        count('escapes'),
        ...(cause === 'FIELD' ? [count('late')] : []),
      ]}
      idOf={({ value }) => value}
      empty={qualityTexts.noneFound}
    />
  );
}
