import { t } from '../../app/providers/i18n.ts';
import type { Forecast } from '../../generated/forecast.ts';
import { type Column, figure } from '../../ui/list-page/data-table.tsx';
import { ListCard } from '../../ui/list-page/list-card.tsx';
import { forecastTexts } from './texts.ts';

type Score = NonNullable<Forecast['score']>;

const errorText = (error: number): string => error.toFixed(4);

/** Accuracy of earlier forecasts: per likelihood the share that breached, and the error compared with two baselines. */
export function Score({ score }: { score: Score | null }) {
  const columns: Column<Score['tenths'][number]>[] = [
    {
      key: 'said',
      title: forecastTexts.said,
      kind: 'head',
      cell: ({ tenth }) => t(forecastTexts.saidSpan, { from: tenth * 10, to: tenth * 10 + 10 }),
    },
    { key: 'orders', title: forecastTexts.count, kind: 'number' },
    figure('came', forecastTexts.came, ({ orders, breached }) => `${((breached / orders) * 100).toFixed(1)} %`),
  ];
  return (
    <ListCard
      title={t(forecastTexts.score)}
      lead={
        score && (
          <>
            {t(forecastTexts.scoreSays, { days: score.days, n: score.orders })}
            <br />
            {[
              t(forecastTexts.error),
              t(forecastTexts.errorOwn, { error: errorText(score.error) }),
              t(forecastTexts.errorLeft, { error: errorText(score.errorOfLeft) }),
              t(forecastTexts.errorShare, { error: errorText(score.errorOfShare) }),
            ].join(' · ')}
          </>
        )
      }
      rows={score?.tenths ?? []}
      columns={columns}
      idOf={({ tenth }) => String(tenth)}
      empty={forecastTexts.noScore}
    />
  );
}
